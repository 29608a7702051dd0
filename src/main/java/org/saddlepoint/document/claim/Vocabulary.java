package org.saddlepoint.document.claim;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.saddlepoint.model.FunctionDefinition;

/**
 * The names with a meaning where a claim's formulas stand.
 *
 * @param definitions abbreviations of the document
 * @param functions functions with a formula, from the models
 * @param ambiguous functions that several models define differently
 * @param opaque functions of which only oddness or smoothness is given
 * @param fields fields of the model the claim is about; empty without a scope
 * @param couplings couplings that sums may name, where fields are functions of time: in claims about an action; else empty
 * @param trajectories fields and response fields that are functions of time there
 * @param scoped whether the claim is about a stage, so that kernels and quantities have a meaning
 */
public record Vocabulary(
    Map<String, Definition> definitions, List<FunctionDefinition> functions, Set<String> ambiguous, Set<String> opaque, List<String> fields, List<String> couplings, List<String> trajectories, boolean scoped) {
  public Vocabulary {
    definitions = Map.copyOf(definitions);
    functions = List.copyOf(functions);
    ambiguous = Set.copyOf(ambiguous);
    opaque = Set.copyOf(opaque);
    fields = List.copyOf(fields);
    couplings = List.copyOf(couplings);
    trajectories = List.copyOf(trajectories);
  }

  /** The same names with other abbreviations. */
  Vocabulary with(Map<String, Definition> others) {
    return new Vocabulary(others, functions, ambiguous, opaque, fields, couplings, trajectories, scoped);
  }

  /** Every function name that can be called. */
  Set<String> callable() {
    Set<String> names = new TreeSet<>(definitions.keySet());
    functions.forEach(f -> names.add(f.name()));
    names.addAll(opaque);
    names.addAll(List.of("mean", "integral", "limit", "fourier", "diff", "fdiff", "coefficient", "pade", "conj", "delta"));
    return names;
  }
}
