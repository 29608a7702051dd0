package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Noise;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;

/** The effective stochastic process of each species and the self-consistency of the overlaps. */
final class SaddleFormula {
  private SaddleFormula() {}

  static List<Display> of(MeanFieldEquations m, Layout layout) {
    List<Display> displays = new ArrayList<>();
    for (SiteProcess process : m.processes()) {
      List<Label> posts = posts(process);
      for (LocalDynamics l : process.local()) {
        displays.add(new Display("effective process of " + l.field(), motion(process, posts, l, layout)));
      }
      for (List<Drive> same : inputs(process)) {
        Drive first = same.get(0);
        Formula moment = Formula.average(Formula.row(input(posts, first.left(), "t", layout), input(posts, first.right(), "t'", layout)));
        Terms covariance = new Terms(layout);
        same.forEach(d -> covariance(d, covariance, layout));
        displays.add(new Display("covariance of the input", Formula.equation(moment, covariance.row())));
      }
      for (NoiseSource n : process.noises()) {
        displays.add(new Display("noise " + n.noise().name(), noise(n.noise(), layout)));
      }
    }
    for (Overlap o : m.unknowns()) {
      displays.add(new Display("self-consistency", consistency(m, o, layout)));
    }
    for (Label label : m.means()) {
      Formula average = Formula.average(layout.at(label, "", "t"));
      displays.add(new Display("self-consistency", Formula.equation(CollectiveFormula.mean(label, "t", layout), scaled(m, label.species(), average, layout))));
    }
    return displays;
  }

  /** The drives of a process, those of one pair of inputs together: their covariances add. */
  private static List<List<Drive>> inputs(SiteProcess process) {
    Map<List<Label>, List<Drive>> pairs = new LinkedHashMap<>();
    process.drives().forEach(d -> pairs.computeIfAbsent(List.of(d.left(), d.right()), k -> new ArrayList<>()).add(d));
    return List.copyOf(pairs.values());
  }

  /** The covariance of an input with itself is even, whichever way round an overlap of two labels is kept. */
  private static void covariance(Drive d, Terms terms, Layout layout) {
    Formula memory = ActionFormula.memory(d.persistence(), layout);
    Formula direct = layout.of(d.covariance(), "t", "t'");
    if (!d.left().equals(d.right()) || d.covariance().left().equals(d.covariance().right()) || layout.timeless()) {
      terms.add(d.weight(), Formula.row(memory, direct));
      return;
    }
    Formula both = Formula.parentheses(Formula.row(direct, Formula.plus(), layout.of(d.covariance(), "t'", "t")));
    terms.add(Expr.mul(Expr.HALF, d.weight()), Formula.row(memory, both));
  }

  /** The distinct post labels of a process: each has an input of its own. */
  private static List<Label> posts(SiteProcess process) {
    Set<Label> posts = new LinkedHashSet<>();
    process.drives().forEach(d -> {
      posts.add(d.left());
      posts.add(d.right());
    });
    process.feedbacks().forEach(f -> posts.add(f.into()));
    process.means().forEach(m -> posts.add(m.into()));
    return List.copyOf(posts);
  }

  private static Formula input(List<Label> posts, Label post, String time, Layout layout) {
    Formula eta = Formula.sym(layout.free("eta", "zeta", "chi", "upsilon"));
    boolean species = layout.network().species().size() > 1;
    String tag = (species ? layout.index(post.species(), false) : "") + (posts.size() > 1 ? String.valueOf(posts.indexOf(post) + 1) : "");
    Formula named = tag.isEmpty() ? eta : Formula.sub(eta, Formula.text(tag));
    return layout.timeless() ? named : Formula.call(named, Layout.time(time));
  }

  private static Formula motion(SiteProcess process, List<Label> posts, LocalDynamics l, Layout layout) {
    String species = process.species();
    Terms terms = new Terms(layout);
    terms.addLocal(l.drift(), species, "", "t");
    for (Label post : posts) {
      Expr amplitude = post.amplitude(l.field());
      if (amplitude.isZero()) {
        continue;
      }
      if (process.drives().stream().anyMatch(d -> d.left().equals(post) || d.right().equals(post))) {
        add(terms, amplitude, input(posts, post, "t", layout), species, layout);
      }
      for (MeanInput m : process.means()) {
        if (m.into().equals(post)) {
          add(terms, Expr.mul(amplitude, m.weight()), CollectiveFormula.mean(m.of(), "t", layout), species, layout);
        }
      }
      for (Feedback f : process.feedbacks()) {
        if (f.into().equals(post)) {
          Formula kernel = Formula.row(ActionFormula.memory(f.persistence(), layout), layout.of(f.response(), "t", "t'"), layout.at(f.from(), "", "t'"));
          add(terms, Expr.mul(amplitude, f.weight()), layout.integral("t'", kernel), species, layout);
        }
      }
    }
    for (NoiseSource n : process.noises()) {
      Expr amplitude = n.post().amplitude(l.field());
      if (!amplitude.isZero()) {
        add(terms, amplitude, layout.at(Expr.sym(n.noise().name()), species, "", "t"), species, layout);
      }
    }
    return Formula.equation(layout.at(l.leftHandSide(), species, "", "t"), terms.row());
  }

  private static void add(Terms terms, Expr coefficient, Formula body, String species, Layout layout) {
    boolean minus = Terms.isNegative(coefficient);
    Expr size = minus ? Expr.neg(coefficient) : coefficient;
    Formula factor = size.isOne() ? Formula.EMPTY : layout.at(size, species, "", "t");
    terms.add(minus ? Expr.MINUS_ONE : Expr.ONE, Formula.row(factor, body));
  }

  private static Formula noise(Noise noise, Layout layout) {
    Formula xi = layout.symbol(noise.name());
    if (noise.law() instanceof Noise.Quenched q) {
      return Formula.equation(Formula.average(Formula.squared(xi)), layout.plain(q.variance()));
    }
    Formula moment = Formula.average(Formula.row(Formula.call(xi, Formula.sym("t")), Formula.call(xi, Formula.sym("t'"))));
    Formula delta = Formula.call("delta", ActionFormula.lag());
    if (noise.law() instanceof Noise.White w) {
      return Formula.equation(moment, new Terms(layout).add(w.spectrum(), delta).row());
    }
    if (noise.law() instanceof Noise.Discrete d) {
      return Formula.equation(moment, new Terms(layout).add(d.variance(), Formula.sub(Formula.sym("delta"), "tt'")).row());
    }
    if (noise.law() instanceof Noise.OrnsteinUhlenbeck ou) {
      Formula decay = Formula.sup(Formula.sym("e"), Formula.row(Formula.minus(), Formula.absolute(ActionFormula.lag()), Formula.sign(Sign.SLASH), layout.divisor(ou.time())));
      return Formula.equation(moment, new Terms(layout).add(ou.variance(), decay).row());
    }
    Noise.Coloured c = (Noise.Coloured) noise.law();
    return Formula.equation(Formula.call(Formula.sub(Formula.sym("S"), xi), Formula.sym("omega")), layout.plain(c.spectrum()));
  }

  private static Formula consistency(MeanFieldEquations m, Overlap o, Layout layout) {
    Formula average = Formula.average(Formula.row(layout.at(o.left(), "", "t"), layout.at(o.right(), "", "t'")));
    return Formula.equation(layout.of(o, "t", "t'"), scaled(m, o.species(), average, layout));
  }

  private static Formula scaled(MeanFieldEquations m, String species, Formula average, Layout layout) {
    return new Terms(layout).add(m.network().species(species).ratio(), average).row();
  }
}
