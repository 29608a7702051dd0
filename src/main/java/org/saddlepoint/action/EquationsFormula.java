package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExprFormula;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Covariance;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.typeset.Formula;

/** The equations of motion and the statistics of the couplings. */
final class EquationsFormula {
  private EquationsFormula() {}

  static List<Display> of(Equations stage, Layout layout) {
    List<Display> displays = new ArrayList<>();
    for (Field field : stage.network().fields()) {
      displays.add(new Display("equation of motion of " + field.name(), motion(stage.network(), field, layout)));
    }
    for (Coupling coupling : stage.network().couplings()) {
      displays.add(new Display("statistics of " + coupling.name(), statistics(coupling, layout)));
    }
    for (Covariance c : stage.network().covariances()) {
      displays.add(new Display("covariance of " + c.left() + " and " + c.right(), covariance(stage.network(), c, layout)));
    }
    for (FunctionDefinition f : stage.network().functions()) {
      Formula[] arguments = f.arguments().stream().map(Formula::sym).toArray(Formula[]::new);
      displays.add(new Display("function " + f.name(), Formula.equation(Formula.call(layout.symbol(f.name()), arguments), ExprFormula.of(f.body()))));
    }
    return displays;
  }

  private static Formula motion(Network network, Field field, Layout layout) {
    String i = layout.index(field.species(), false);
    Expr left = new LocalDynamics(field.name(), field.species(), field.kind(), field.order(), Expr.ZERO).leftHandSide();
    Optional<AffineForm> affine = AffineForm.of(field.rightHandSide(), network.noises().stream().map(Noise::name).collect(Collectors.toSet()));
    Terms terms = new Terms(layout);
    if (affine.isPresent()) {
      AffineForm form = affine.get();
      terms.addLocal(form.drift(), field.species(), i, "t");
      form.inputs().forEach((input, a) -> add(terms, layout, field, i, a, input(network, input, i, layout)));
      form.noises().forEach((noise, b) -> add(terms, layout, field, i, b, layout.at(Expr.sym(noise), field.species(), i, "t")));
    } else {
      terms.add(Expr.ONE, nested(network, field, i, layout));
    }
    return Formula.equation(layout.at(left, field.species(), i, "t"), terms.row());
  }

  private static void add(Terms terms, Layout layout, Field field, String i, Expr coefficient, Formula body) {
    boolean minus = Terms.isNegative(coefficient);
    Expr size = minus ? Expr.neg(coefficient) : coefficient;
    Formula factor = size.isOne() ? Formula.EMPTY : layout.at(size, field.species(), i, "t");
    terms.add(minus ? Expr.MINUS_ONE : Expr.ONE, Formula.row(factor, body));
  }

  private static Formula input(Network network, Apply input, String i, Layout layout) {
    Coupling coupling = network.coupling(input.arguments().get(0).toString());
    String j = layout.index(coupling.from(), coupling.square());
    return Formula.sum(j, Formula.row(Formula.sub(layout.symbol(coupling.name()), i + j), layout.at(input.arguments().get(1), coupling.from(), j, "t")));
  }

  /** An equation whose inputs stand inside functions: each input prints in place. */
  private static Formula nested(Network network, Field field, String i, Layout layout) {
    Expr flat = field.rightHandSide();
    Layout extended = layout;
    int count = 0;
    for (Apply input : AffineForm.inputsIn(flat)) {
      String place = "input#" + count++;
      Formula printed = input(network, input, i, layout);
      flat = flat.rewrite(e -> e.equals(input) ? Expr.sym(place) : e);
      extended = extended.with(place, printed);
    }
    return extended.at(flat, field.species(), i, "t");
  }

  private static Formula covariance(Network network, Covariance c, Layout layout) {
    Coupling left = network.coupling(c.left());
    String i = layout.index(left.to(), false);
    String j = layout.index(left.from(), left.square());
    Formula first = Formula.sub(layout.symbol(c.left()), i + j);
    Formula second = Formula.sub(layout.symbol(c.right()), c.transposed() ? j + i : i + j);
    return Formula.equation(Formula.call(Formula.function("Cov"), first, second), layout.plain(Expr.div(c.value(), Expr.sym("N"))));
  }

  private static Formula statistics(Coupling coupling, Layout layout) {
    String i = layout.index(coupling.to(), false);
    String j = layout.index(coupling.from(), coupling.square());
    Formula element = Formula.sub(layout.symbol(coupling.name()), i + j);
    Expr n = Expr.sym("N");
    List<Formula> parts = new ArrayList<>();
    parts.add(Formula.equation(Formula.average(element), layout.plain(Expr.div(coupling.mean(), n))));
    Formula variance = ExprFormula.of(Expr.div(coupling.variance(), n));
    parts.add(Formula.equation(Formula.call(Formula.function("Var"), element), variance));
    if (!coupling.reciprocity().isZero()) {
      Formula mirrored = Formula.sub(layout.symbol(coupling.name()), j + i);
      parts.add(Formula.equation(Formula.call(Formula.function("Cov"), element, mirrored), layout.plain(Expr.div(Expr.mul(coupling.reciprocity(), coupling.variance()), n))));
    }
    return Formula.joined(parts, Formula.row(Formula.comma(), Formula.wide()));
  }
}
