package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlepoint.action.Response;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Dialect;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaParser;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Resolver;
import org.saddlepoint.expr.Scope;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.expr.Syntax;
import org.saddlepoint.expr.UnknownName;
import org.saddlepoint.model.FunctionDefinition;

/**
 * Gives the names in a claim their meaning. Operators stay unevaluated, so that a formula prints as it was written. A bare name
 * stands for itself; a function needs a formula, or {@code smooth} or {@code odd}.
 */
public final class ClaimNames implements Scope {
  private static final int MOST_ORDERS = 40;

  private final Vocabulary vocabulary;

  public ClaimNames(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Reads a formula of a claim. @throws org.saddlepoint.expr.InputException at the token that has no meaning */
  public Expr read(FormulaText formula) {
    return new Resolver(formula, this).resolve(FormulaParser.expression(formula, Dialect.CLAIM));
  }

  @Override
  public Expr name(Syntax.Name name, FormulaText formula) {
    if (!name.labels().isEmpty()) {
      return kernel(name, List.of(), new Resolver(formula, this));
    }
    if (name.bare()) {
      switch (name.name()) {
        case "I" -> {
          return Constant.I;
        }
        case "infinity" -> {
          return Constant.INFINITY;
        }
        default -> { }
      }
      if (callable(name.name())) {
        throw formula.error(name, "the function '" + name.name() + "' has no argument here", "write one, as in " + name.name() + "(x)");
      }
    }
    if (!name.bare() && !vocabulary.fields().contains(name.name())) {
      throw formula.error(name, "'" + name.name() + "' is not a field here", "primes and ~ without arguments belong to the fields of the stage a claim is about; derivatives are written diff(e, x)");
    }
    return new Symbol(name.name() + (name.response() ? "~" : "") + "'".repeat(name.primes()));
  }

  private boolean callable(String name) {
    return vocabulary.definitions().containsKey(name) || vocabulary.opaque().contains(name) || vocabulary.functions().stream().anyMatch(f -> f.name().equals(name));
  }

  @Override
  public Expr call(Syntax.Call call, Resolver resolver) {
    String name = call.name();
    if (!call.head().labels().isEmpty()) {
      return kernel(call.head(), call.arguments(), resolver);
    }
    if (vocabulary.trajectories().contains(name)) {
      arity(call, resolver, 1, "t");
      return Apply.of(name + (call.head().response() ? "~" : ""), List.of(call.head().primes()), resolved(call.arguments(), resolver));
    }
    if (vocabulary.opaque().contains(name)) {
      return Apply.of(name, orders(call, resolver), resolved(call.arguments(), resolver));
    }
    Definition definition = vocabulary.definitions().get(name);
    if (definition != null) {
      return defined(call, definition, resolver);
    }
    Optional<FunctionDefinition> function = vocabulary.functions().stream().filter(f -> f.name().equals(name)).findFirst();
    if (function.isPresent()) {
      return ofModel(call, function.get(), resolver);
    }
    if (!call.head().orders().isEmpty()) {
      throw resolver.error(call, "primes do not follow '" + name + "'", "derivatives are written diff(" + name + "(x), x)");
    }
    return switch (name) {
      case "mean" -> mean(call, resolver);
      case "integral" -> integral(call, resolver);
      case "limit" -> limit(call, resolver);
      case "fourier" -> fourier(call, resolver);
      case "diff" -> diff(call, resolver);
      case Operators.FDIFF -> functional(call, resolver);
      case Apply.SUM -> sum(call, resolver);
      case "coefficient" -> coefficient(call, resolver);
      case "pade" -> pade(call, resolver);
      case "conj", "delta" -> {
        arity(call, resolver, 1, name.equals("conj") ? "z" : "tau");
        yield Apply.of(name, resolved(call.arguments(), resolver));
      }
      case SiteLaws.AVERAGE -> {
        if (!vocabulary.scoped()) {
          throw resolver.error(call, "average is over the sites of a stage", "name the stage, as in claim saddle: …, or write mean(e, x ~ normal(v))");
        }
        arity(call, resolver, 1, "e");
        yield Apply.of(name, resolved(call.arguments(), resolver));
      }
      case FourPointValue.NAME -> fourPoint(call, resolver);
      case Quantities.NEXT_ORDER -> nextOrder(call, resolver);
      default -> quantity(call, resolver);
    };
  }

  private Expr fourPoint(Syntax.Call call, Resolver resolver) {
    if (!vocabulary.scoped()) {
      throw resolver.error(call, "four_point is a function of a stage", "name the stage, as in claim fluct: …");
    }
    arity(call, resolver, 1, "phi(x)");
    Expr label = resolver.resolve(call.arguments().get(0));
    checkLabel(label, call.arguments().get(0), resolver);
    return Apply.of(call.name(), List.of(label));
  }

  /** The coefficient c of value + c/N. */
  private Expr nextOrder(Syntax.Call call, Resolver resolver) {
    if (!vocabulary.scoped()) {
      throw resolver.error(call, "next_order is of a quantity of a stage", "name the stage, as in claim saddle: …");
    }
    arity(call, resolver, 1, "PR_phi");
    Expr of = resolver.resolve(call.arguments().get(0));
    boolean quantity = of instanceof Symbol s && Quantities.isName(s.name()) || of instanceof Kernel k && Quantities.is(k);
    if (!quantity) {
      throw resolver.error(call.arguments().get(0), "'" + resolver.formula().excerpt(call.arguments().get(0)) + "' is not a quantity", "write one that solve reports, such as next_order(PR_phi) or next_order(C_x(0))");
    }
    return Apply.of(Quantities.NEXT_ORDER, List.of(of));
  }

  private Expr quantity(Syntax.Call call, Resolver resolver) {
    boolean known = Quantities.isFunction(call.name());
    if (Quantities.isName(call.name()) && vocabulary.scoped() && call.arguments().size() == 1 && call.arguments().get(0) instanceof Syntax.Name field && vocabulary.fields().contains(field.name())) {
      return Kernel.of(Quantities.HEAD, List.of(Apply.of(call.name(), resolved(call.arguments(), resolver))), List.of());
    }
    if (known && vocabulary.scoped()) {
      arity(call, resolver, 1, "0");
      Syntax argument = call.arguments().get(0);
      boolean infinite = argument instanceof Syntax.Name n && n.bare() && n.name().equals("inf");
      return Kernel.of(call.name(), List.of(), List.of(infinite ? Constant.INFINITY : resolver.resolve(argument)));
    }
    if (known) {
      throw resolver.error(call, "'" + call.name() + "' is a quantity of a stage", "name the stage, as in claim saddle: …");
    }
    if (vocabulary.ambiguous().contains(call.name())) {
      throw resolver.error(call, "the models define '" + call.name() + "' differently", "name a stage before the claim, or write given smooth(" + call.name() + ")");
    }
    throw UnknownName.function(call, resolver.formula(), vocabulary.callable());
  }

  private Expr defined(Syntax.Call call, Definition definition, Resolver resolver) {
    arity(call, resolver, 1, definition.argument());
    if (!call.head().orders().isEmpty()) {
      throw resolver.error(call, "primes do not follow a defined name", "derivatives are written diff(" + call.name() + "(x), x)");
    }
    Expr body = new ClaimNames(vocabulary.with(definition.known())).read(definition.body());
    return body.substitute(definition.argument(), resolver.resolve(call.arguments().get(0)));
  }

  private Expr ofModel(Syntax.Call call, FunctionDefinition function, Resolver resolver) {
    int arguments = function.arguments().size();
    if (call.arguments().size() != arguments) {
      throw resolver.wrongArity(call, Integer.toString(arguments), String.join(", ", function.arguments()));
    }
    return Apply.of(call.name(), orders(call, resolver), resolved(call.arguments(), resolver));
  }

  private static List<Integer> orders(Syntax.Call call, Resolver resolver) {
    List<Integer> orders = call.head().orders();
    if (orders.isEmpty()) {
      return Collections.nCopies(call.arguments().size(), 0);
    }
    if (orders.size() != call.arguments().size()) {
      throw resolver.error(call, "the primes of '" + call.name() + "' do not fit its " + call.arguments().size() + " arguments", "write one order per argument, as in f'[1,0](x, y)");
    }
    return orders;
  }

  private Expr kernel(Syntax.Name head, List<Syntax> arguments, Resolver resolver) {
    if (!vocabulary.scoped()) {
      throw resolver.error(head, "'" + head.name() + "[…]' is a function of a stage", "name the stage, as in claim saddle: …");
    }
    boolean response = head.name().equals(TwoPoint.RESPONSE);
    if (!response && !head.name().equals(TwoPoint.CORRELATION) && !head.name().equals(TwoPoint.MEAN)) {
      throw resolver.error(head, "there is no function '" + head.name() + "[…]'", "a stage has correlations C[f,g](tau), responses R[f](tau) and means M[f]");
    }
    List<Expr> labels = new ArrayList<>(resolved(head.labels(), resolver));
    String name = head.name();
    boolean mean = name.equals(TwoPoint.MEAN);
    if (labels.size() > 2 || mean && labels.size() != 1 || !response && !mean && labels.size() != 2) {
      throw resolver.error(head, "'" + head.name() + "' has " + labels.size() + " labels", mean ? "write M[f]" : response ? "write R[f](tau), or R[f,x](tau) for the response to the equation of x" : "write C[f,g](tau)");
    }
    for (int k = 0; k < labels.size(); k++) {
      checkLabel(labels.get(k), head.labels().get(k), resolver);
    }
    if (!response && !mean && isResponseField(labels.get(1)) && !Response.occursIn(labels.get(0))) {
      response = true;
      name = TwoPoint.RESPONSE;
    }
    if (response) {
      labels = responseLabels(labels, head, resolver);
    }
    if (arguments.size() > 1) {
      throw resolver.error(arguments.get(1), "a function of a stationary state has one lag", "write " + head.name() + "[…](tau)");
    }
    return Kernel.of(name, labels, arguments.isEmpty() ? List.of() : List.of(head.primes()), resolved(arguments, resolver));
  }

  private static boolean isResponseField(Expr label) {
    return label instanceof Symbol s && Response.is(s.name());
  }

  private void checkLabel(Expr label, Syntax written, Resolver resolver) {
    Set<String> fields = fieldsOf(label);
    if (fields.isEmpty()) {
      throw resolver.error(written, "the label '" + resolver.formula().excerpt(written) + "' contains no field", "the fields are " + String.join(", ", vocabulary.fields()));
    }
  }

  private Set<String> fieldsOf(Expr label) {
    return label.freeSymbols().stream()
        .map(n -> Response.is(n) ? Response.field(n) : n.replace("'", ""))
        .filter(vocabulary.fields()::contains)
        .collect(Collectors.toSet());
  }

  /** R[f] is the response to the equation of f's own field. */
  private List<Expr> responseLabels(List<Expr> labels, Syntax.Name head, Resolver resolver) {
    Expr observed = labels.get(0);
    Set<String> own = fieldsOf(observed);
    if (labels.size() == 1 && own.size() != 1) {
      throw resolver.error(head, "the label of the response contains several fields", "name the equation that is disturbed, as in R[f,x](tau)");
    }
    String disturbed = labels.size() == 1 ? own.iterator().next() : labels.get(1).toString();
    String field = Response.is(disturbed) ? Response.field(disturbed) : disturbed;
    if (!vocabulary.fields().contains(field)) {
      throw resolver.error(head.labels().get(1), "'" + disturbed + "' is not a field", "name the field whose equation is disturbed: " + String.join(", ", vocabulary.fields()));
    }
    return List.of(observed, new Symbol(field));
  }

  private Expr mean(Syntax.Call call, Resolver resolver) {
    if (call.arguments().size() != 2 || !(call.arguments().get(1) instanceof Syntax.Distributed d) || !(d.law() instanceof Syntax.Call law) || !law.name().equals("normal") || law.arguments().size() != 1) {
      throw resolver.error(call, "this mean has another form", "write mean(e, x ~ normal(v)) with the variance v");
    }
    return Binder.of(Operators.MEAN, variable(d.variable(), resolver), resolver.resolve(call.arguments().get(0)), resolved(law.arguments(), resolver));
  }

  private Expr integral(Syntax.Call call, Resolver resolver) {
    arity(call, resolver, 4, "e, x, a, b");
    return Binder.of(Operators.INTEGRAL, variable(call.arguments().get(1), resolver), resolver.resolve(call.arguments().get(0)), resolved(call.arguments().subList(2, 4), resolver));
  }

  private Expr limit(Syntax.Call call, Resolver resolver) {
    if (call.arguments().size() != 2 || !(call.arguments().get(1) instanceof Syntax.Approach a)) {
      throw resolver.error(call, "this limit has another form", "write limit(e, x -> a), or limit(e, x -> a from above)");
    }
    String head = switch (a.side()) {
      case BOTH -> Operators.LIMIT;
      case ABOVE -> Operators.LIMIT_FROM_ABOVE;
      case BELOW -> Operators.LIMIT_FROM_BELOW;
    };
    return Binder.of(head, variable(a.variable(), resolver), resolver.resolve(call.arguments().get(0)), List.of(resolver.resolve(a.target())));
  }

  private Expr fourier(Syntax.Call call, Resolver resolver) {
    arity(call, resolver, 2, "e, tau");
    return Binder.of(Operators.FOURIER, variable(call.arguments().get(1), resolver), resolver.resolve(call.arguments().get(0)), List.of(Expr.sym("omega")));
  }

  private Expr diff(Syntax.Call call, Resolver resolver) {
    if (call.arguments().size() != 2 && call.arguments().size() != 3) {
      throw resolver.wrongArity(call, "two or three", "e, x, n");
    }
    Expr order = call.arguments().size() == 2 ? Expr.ONE : order(call.arguments().get(2), resolver);
    return Operators.diff(resolver.resolve(call.arguments().get(0)), variable(call.arguments().get(1), resolver), order);
  }

  private Expr functional(Syntax.Call call, Resolver resolver) {
    arity(call, resolver, 2, "S, x~(t)");
    boolean named = call.arguments().get(0) instanceof Syntax.Name n && n.bare() && n.name().equals(ActionClaim.ACTION);
    if (named && vocabulary.trajectories().isEmpty()) {
      throw resolver.error(call.arguments().get(0), "there is no action here", "name the stage that msrdj gave, as in claim action: fdiff(S, x~(t)) == …");
    }
    Expr by = resolver.resolve(call.arguments().get(1));
    boolean value = by instanceof Apply a && a.builtin().isEmpty() && a.arguments().size() == 1 && a.totalOrder() == 0
        && (vocabulary.trajectories().contains(Response.is(a.function()) ? Response.field(a.function()) : a.function()) || vocabulary.opaque().contains(a.function()));
    if (!value) {
      String example = vocabulary.trajectories().isEmpty() ? "write f(t) with given smooth(f), or name an action and write one of its fields" : "write a field at a time, such as " + vocabulary.trajectories().get(0) + "~(t)";
      throw resolver.error(call.arguments().get(1), "'" + resolver.formula().excerpt(call.arguments().get(1)) + "' is not the value of a function of time", example);
    }
    return Apply.of(Operators.FDIFF, List.of(resolver.resolve(call.arguments().get(0)), by));
  }

  /** sum(J, e) and sum(transpose(J), e) in claims about an action. */
  private Expr sum(Syntax.Call call, Resolver resolver) {
    if (vocabulary.couplings().isEmpty()) {
      throw resolver.error(call, "sums over couplings stand in claims about an action", "name the stage that msrdj gave, as in claim action: fdiff(S, x~(t)) == …");
    }
    arity(call, resolver, 2, vocabulary.couplings().get(0) + ", e");
    Syntax matrix = call.arguments().get(0);
    boolean transposed = matrix instanceof Syntax.Call c && c.name().equals(ActionClaim.TRANSPOSE) && c.arguments().size() == 1;
    Syntax named = transposed ? ((Syntax.Call) matrix).arguments().get(0) : matrix;
    if (!(named instanceof Syntax.Name n) || !n.bare() || !vocabulary.couplings().contains(n.name())) {
      throw resolver.error(matrix, "'" + resolver.formula().excerpt(matrix) + "' is not a coupling", "the couplings are " + String.join(", ", vocabulary.couplings()));
    }
    Expr coupling = Expr.sym(((Syntax.Name) named).name());
    return Apply.of(Apply.SUM, List.of(transposed ? Expr.apply(ActionClaim.TRANSPOSE, coupling) : coupling, resolver.resolve(call.arguments().get(1))));
  }

  private Expr coefficient(Syntax.Call call, Resolver resolver) {
    arity(call, resolver, 3, "e, x, n");
    return Binder.of(Operators.COEFFICIENT, variable(call.arguments().get(1), resolver), resolver.resolve(call.arguments().get(0)), List.of(order(call.arguments().get(2), resolver)));
  }

  private Expr pade(Syntax.Call call, Resolver resolver) {
    arity(call, resolver, 3, "tanh(x), 3, 2");
    Expr e = resolver.resolve(call.arguments().get(0));
    if (e.freeSymbols().size() != 1) {
      throw resolver.error(call.arguments().get(0), "an approximant is of a function of one variable", "write an expression with one name in it");
    }
    String x = e.freeSymbols().iterator().next();
    return Binder.of(Operators.PADE, x, e, List.of(Expr.sym(x), order(call.arguments().get(1), resolver), order(call.arguments().get(2), resolver)));
  }

  private Expr order(Syntax written, Resolver resolver) {
    Expr order = resolver.resolve(written);
    if (!(order instanceof Num n) || !n.value().isInteger() || n.value().signum() < 0 || n.value().compareTo(org.saddlepoint.expr.Rational.of(MOST_ORDERS)) > 0) {
      throw resolver.error(written, "'" + resolver.formula().excerpt(written) + "' is not an order", "write an integer from 0 to " + MOST_ORDERS);
    }
    return order;
  }

  private String variable(Syntax written, Resolver resolver) {
    if (!(written instanceof Syntax.Name n) || !n.bare()) {
      throw resolver.error(written, "'" + resolver.formula().excerpt(written) + "' is not a variable", "write a name");
    }
    if (n.name().equals("I") || n.name().equals("pi") || n.name().equals("infinity") || callable(n.name())) {
      throw resolver.error(written, "'" + n.name() + "' has another meaning", "choose another name for the variable");
    }
    return n.name();
  }

  private static void arity(Syntax.Call call, Resolver resolver, int count, String example) {
    if (call.arguments().size() != count) {
      throw resolver.wrongArity(call, Integer.toString(count), example);
    }
  }

  private static List<Expr> resolved(List<Syntax> parts, Resolver resolver) {
    return parts.stream().map(resolver::resolve).toList();
  }
}
