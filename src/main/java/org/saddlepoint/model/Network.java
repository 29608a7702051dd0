package org.saddlepoint.model;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.saddlepoint.expr.Expr;

/**
 * A random network as its model file states it. Names are unique over all kinds. Every expression is written in the names of
 * parameters, site parameters, fields (with primes for derivatives), noises, model functions, and the reserved N (sizes and
 * couplings are stored free of N, see {@link Coupling}), {@code omega} (noise spectra) and {@code tau} (memories).
 */
public record Network(
    String title,
    List<String> citations,
    TimeKind time,
    List<Species> species,
    List<Field> fields,
    List<Coupling> couplings,
    List<Covariance> covariances,
    List<Noise> noises,
    List<FunctionDefinition> functions,
    List<Observable> observables,
    List<Parameter> parameters,
    Optional<String> criticalParameter,
    Source source) {

  /** The species of that name; NoSuchElementException if there is none (the reader has checked names). */
  public Species species(String name) {
    return species.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() -> new NoSuchElementException("species " + name));
  }

  public Field field(String name) {
    return findField(name).orElseThrow(() -> new NoSuchElementException("field " + name));
  }

  public Optional<Field> findField(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  public Coupling coupling(String name) {
    return couplings.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow(() -> new NoSuchElementException("coupling " + name));
  }

  public Optional<Noise> noise(String name) {
    return noises.stream().filter(n -> n.name().equals(name)).findFirst();
  }

  public Optional<FunctionDefinition> function(String name) {
    return functions.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  public Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /** The fields that live on a species, in file order. */
  public List<Field> fieldsOf(Species of) {
    return fields.stream().filter(f -> f.species().equals(of.name())).toList();
  }

  /** Replaces every model function by its formula, everywhere in the expression. */
  public Expr expandFunctions(Expr expr) {
    return FunctionDefinition.expand(expr, functions);
  }

  /** The expression with every parameter replaced by its value. */
  public Expr withParameterValues(Expr expr) {
    Expr result = expr;
    for (Parameter parameter : parameters) {
      result = result.substitute(parameter.name(), Expr.num(parameter.value()));
    }
    return result;
  }
}
