package org.saddlepoint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlepoint.action.Averaged;
import org.saddlepoint.action.Collective;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.Equations;
import org.saddlepoint.action.Feedback;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Interaction;
import org.saddlepoint.action.LocalDynamics;
import org.saddlepoint.action.MeanCoupling;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.MeanInput;
import org.saddlepoint.action.MeanProduct;
import org.saddlepoint.action.Microscopic;
import org.saddlepoint.action.NoiseSource;
import org.saddlepoint.action.PairTerm;
import org.saddlepoint.action.Quadratic;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.Tier;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;

/** One wrong sign, factor, label, time or missing term anywhere in the result of a rule, and the rule's check refutes the step. */
class MutationTest {
  static List<Network> networks() {
    return Networks.all();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void namingInputs(Network network) {
    Equations before = new Equations(network);
    Equations after = new NameInputs().apply(before);
    for (Field field : network.fields()) {
      Network n = after.network();
      List<Field> fields = replaced(n.fields(), n.fields().indexOf(n.field(field.name())),
          f -> new Field(f.name(), f.species(), f.kind(), f.order(), Expr.neg(f.rightHandSide()), f.initial()));
      refuted(new NameInputs(), before, new Equations(NameInputs.withFields(n, fields)), "sign of " + field.name());
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void action(Network network) {
    Equations before = new NameInputs().apply(new Equations(network));
    Microscopic m = new Msrdj().apply(before);
    each(m.local(), l -> l.drift().isZero() ? l : new LocalDynamics(l.field(), l.species(), l.kind(), l.order(), Expr.neg(l.drift())),
        local -> refuted(new Msrdj(), before, new Microscopic(m.network(), local, m.noises(), m.interactions(), m.pairings(), m.means(), m.determinant()), "drift"));
    each(m.interactions(), i -> new Interaction(i.index(), i.coupling(), i.post().weighted(Expr.MINUS_ONE), i.pre()),
        list -> refuted(new Msrdj(), before, new Microscopic(m.network(), m.local(), m.noises(), list, m.pairings(), m.means(), m.determinant()), "post factor"));
    each(m.noises(), x -> new NoiseSource(x.noise(), x.post().weighted(Expr.TWO)),
        list -> refuted(new Msrdj(), before, new Microscopic(m.network(), m.local(), list, m.interactions(), m.pairings(), m.means(), m.determinant()), "noise"));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void average(Network network) {
    Microscopic before = new Msrdj().apply(new NameInputs().apply(new Equations(network)));
    Averaged a = new Average().apply(before);
    for (Function<PairTerm, PairTerm> wrong : List.<Function<PairTerm, PairTerm>>of(
        p -> new PairTerm(Expr.neg(p.coefficient()), p.left(), p.right(), p.persistence()),
        p -> new PairTerm(Expr.mul(Expr.TWO, p.coefficient()), p.left(), p.right(), p.persistence()),
        p -> new PairTerm(p.coefficient(), p.left(), p.left(), p.persistence()))) {
      each(a.pairs(), wrong::apply, pairs -> refuted(new Average(), before, new Averaged(a.network(), a.local(), a.noises(), pairs, a.means(), a.determinant()), "pair"));
    }
    for (int k = 0; k < a.pairs().size(); k++) {
      refuted(new Average(), before, new Averaged(a.network(), a.local(), a.noises(), without(a.pairs(), k), a.means(), a.determinant()), "dropped pair");
    }
    each(a.means(), m -> new MeanCoupling(m.interaction(), Expr.neg(m.weight())),
        means -> refuted(new Average(), before, new Averaged(a.network(), a.local(), a.noises(), a.pairs(), means, a.determinant()), "mean"));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void collective(Network network) {
    Averaged before = new Average().apply(new Msrdj().apply(new NameInputs().apply(new Equations(network))));
    Collective c = new Factorise().apply(before);
    for (UnaryOperator<Quadratic> wrong : List.<UnaryOperator<Quadratic>>of(
        q -> new Quadratic(q.left(), q.right(), q.crossed(), Expr.neg(q.weight()), q.persistence()),
        q -> new Quadratic(q.left(), q.right(), q.crossed(), Expr.mul(Expr.HALF, q.weight()), q.persistence()),
        q -> symmetric(q) ? q : new Quadratic(q.left(), q.right(), !q.crossed(), q.weight(), q.persistence()))) {
      each(c.quadratic(), wrong, list -> refuted(new Factorise(), before, with(c, list, c.products()), "quadratic form"));
    }
    each(c.products(), p -> new MeanProduct(p.post(), p.pre(), Expr.mul(Expr.TWO, p.weight())),
        list -> refuted(new Factorise(), before, with(c, c.quadratic(), list), "means"));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void saddle(Network network) {
    Collective before = new Factorise().apply(new Average().apply(new Msrdj().apply(new NameInputs().apply(new Equations(network)))));
    MeanFieldEquations e = new Saddle().apply(before);
    for (int k = 0; k < e.processes().size(); k++) {
      int place = k;
      SiteProcess p = e.processes().get(k);
      for (UnaryOperator<Drive> wrong : List.<UnaryOperator<Drive>>of(
          d -> new Drive(d.left(), d.right(), Expr.neg(d.weight()), d.covariance(), d.persistence()),
          d -> new Drive(d.left(), d.right(), Expr.mul(Expr.TWO, d.weight()), d.covariance(), d.persistence()))) {
        each(p.drives(), wrong, drives -> refuted(new Saddle(), before, with(e, place, new SiteProcess(p.species(), p.local(), p.noises(), drives, p.feedbacks(), p.means())), "drive"));
      }
      each(p.feedbacks(), f -> new Feedback(f.into(), f.from(), Expr.neg(f.weight()), f.response(), f.persistence()),
          list -> refuted(new Saddle(), before, with(e, place, new SiteProcess(p.species(), p.local(), p.noises(), p.drives(), list, p.means())), "feedback"));
      for (int j = 0; j < p.feedbacks().size(); j++) {
        refuted(new Saddle(), before, with(e, place, new SiteProcess(p.species(), p.local(), p.noises(), p.drives(), without(p.feedbacks(), j), p.means())), "dropped feedback");
      }
      each(p.means(), m -> new MeanInput(m.into(), Expr.neg(m.weight()), m.of()),
          list -> refuted(new Saddle(), before, with(e, place, new SiteProcess(p.species(), p.local(), p.noises(), p.drives(), p.feedbacks(), list)), "mean input"));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void fluctuations(Network network) {
    MeanFieldEquations before = Derivation.meanField(network);
    FourPoint f = new Fluctuations().apply(before);
    each(f.coupling(), x -> new FourPoint.Entry(x.row(), x.column(), Expr.mul(Expr.TWO, x.weight()), x.persistence()),
        list -> refuted(new Fluctuations(), before, new FourPoint(before, f.pairs(), list), "entry"));
    for (int k = 0; k < f.coupling().size(); k++) {
      refuted(new Fluctuations(), before, new FourPoint(before, f.pairs(), without(f.coupling(), k)), "dropped entry");
    }
  }

  private static boolean symmetric(Quadratic q) {
    return q.left().left().equals(q.left().right()) || q.right().left().equals(q.right().right());
  }

  private static Collective with(Collective c, List<Quadratic> quadratic, List<MeanProduct> products) {
    return new Collective(c.network(), c.local(), c.noises(), c.overlaps(), c.means(), quadratic, products, c.determinant());
  }

  private static MeanFieldEquations with(MeanFieldEquations e, int place, SiteProcess process) {
    return new MeanFieldEquations(e.network(), replaced(e.processes(), place, p -> process), e.unknowns(), e.means(), e.quadratic(), e.determinant());
  }

  private static <A extends Stage, B extends Stage> void refuted(Rule<A, B> rule, A before, B wrong, String what) {
    assertTrue(rule.check(before, rule.apply(before)).stands(), "the right step stands");
    assertEquals(Tier.REFUTED, rule.check(before, wrong).tier(), rule.name() + ": " + what);
    assertFalse(rule.check(before, wrong).detail().isEmpty(), "a refutation says what differs");
  }

  private static <T> void each(List<T> items, UnaryOperator<T> change, java.util.function.Consumer<List<T>> use) {
    for (int k = 0; k < items.size(); k++) {
      if (!change.apply(items.get(k)).equals(items.get(k))) {
        use.accept(replaced(items, k, change));
      }
    }
  }

  private static <T> List<T> replaced(List<T> items, int place, UnaryOperator<T> change) {
    List<T> result = new ArrayList<>(items);
    result.set(place, change.apply(items.get(place)));
    return result;
  }

  private static <T> List<T> without(List<T> items, int place) {
    List<T> result = new ArrayList<>(items);
    result.remove(place);
    return result;
  }
}
