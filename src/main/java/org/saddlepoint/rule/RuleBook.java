package org.saddlepoint.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlepoint.action.Stage;

/** The rules by their names in derivation scripts. A new rule is one line here. */
public final class RuleBook {
  private static final List<Entry<?, ?>> ENTRIES =
      List.of(
          new Entry<>(new NameInputs(), org.saddlepoint.action.Equations.class),
          new Entry<>(new PadeActivation(1, 2), org.saddlepoint.action.Equations.class),
          new Entry<>(new Msrdj(), org.saddlepoint.action.Equations.class),
          new Entry<>(new Average(), org.saddlepoint.action.Microscopic.class),
          new Entry<>(new Factorise(), org.saddlepoint.action.Averaged.class),
          new Entry<>(new Saddle(), org.saddlepoint.action.Collective.class),
          new Entry<>(new EffectiveProcessRule(), org.saddlepoint.action.MeanFieldEquations.class),
          new Entry<>(new Stationary(), org.saddlepoint.action.MeanFieldEquations.class),
          new Entry<>(new FourierSpace(), org.saddlepoint.action.TwoPoint.class),
          new Entry<>(new Fluctuations(), org.saddlepoint.action.MeanFieldEquations.class),
          new Entry<>(new Eliminate(), org.saddlepoint.action.FourPoint.class),
          new Entry<>(new CavityArgument(), org.saddlepoint.action.MeanFieldEquations.class),
          new Entry<>(new OneLoopExpansion(), org.saddlepoint.action.MeanFieldEquations.class));

  private RuleBook() {}

  /** The names of all rules in the order of a derivation. */
  public static List<String> names() {
    return ENTRIES.stream().map(e -> e.rule.name()).toList();
  }

  /** The names of the rules that start from this kind of stage. */
  public static Set<String> startingFrom(Class<? extends Stage> kind) {
    return ENTRIES.stream().filter(e -> e.from.equals(kind)).map(e -> e.rule.name()).collect(Collectors.toUnmodifiableSet());
  }

  public static Optional<Entry<?, ?>> named(String name) {
    return ENTRIES.stream().filter(e -> e.rule.name().equals(name)).<Entry<?, ?>>map(e -> e).findFirst();
  }

  /** A rule with the stage that it starts from. */
  public record Entry<A extends Stage, B extends Stage>(Rule<A, B> rule, Class<A> from) {
    /** Whether the rule can be applied to this stage. */
    public boolean accepts(Stage stage) {
      return from.isInstance(stage);
    }

    /** The same rule for the integers that follow the stage. */
    public Entry<A, B> with(List<Integer> values) {
      return new Entry<>(rule.with(values), from);
    }

    /** Applies and checks; IllegalArgumentException unless {@link #accepts}. */
    public Rule.Applied<B> step(Stage stage) {
      if (!accepts(stage)) {
        throw new IllegalArgumentException(rule.name() + " starts from " + from.getSimpleName() + ", not from " + stage.getClass().getSimpleName());
      }
      return rule.step(from.cast(stage));
    }
  }
}
