package org.saddlepoint.model;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.expr.Syntax;

/**
 * Refuses what has no meaning for a δ-correlated input in continuous time: a function of it, and its product with a variable (which
 * would need Itô's or Stratonovich's interpretation). White are white noises, couplings redrawn at every instant, and algebraic
 * fields driven by them.
 */
final class WhiteCheck {
  private final Network network;
  private final List<FieldDraft> drafts;
  private final Set<String> white = new LinkedHashSet<>();

  WhiteCheck(Network network, List<FieldDraft> drafts) {
    this.network = network;
    this.drafts = drafts;
  }

  void run() {
    if (network.time() != TimeKind.CONTINUOUS) {
      return;
    }
    network.noises().stream().filter(n -> n.law() instanceof Noise.White).forEach(n -> white.add(n.name()));
    network.couplings().stream().filter(c -> c.persistence() instanceof Persistence.White).forEach(c -> white.add(c.name()));
    if (white.isEmpty()) {
      return;
    }
    // A chain of algebraic fields is at most as long as their number.
    for (int pass = 0; pass < network.fields().size(); pass++) {
      network.fields().stream().filter(f -> f.kind() == Field.Kind.ALGEBRAIC && white.stream().anyMatch(f.rightHandSide()::contains)).forEach(f -> white.add(f.name()));
    }
    for (FieldDraft draft : drafts) {
      inFunction(draft.equation(), draft, false);
      multiplied(draft, network.field(draft.name()).rightHandSide());
    }
  }

  private void inFunction(Syntax part, FieldDraft draft, boolean inside) {
    if (part instanceof Syntax.Name name && inside && white.contains(name.name())) {
      throw draft.text().error(name, what(name.name()) + " stands inside a function, where it has no meaning", remedy(name.name()));
    }
    boolean function = part instanceof Syntax.Call && !part.isInput() || part instanceof Syntax.Power;
    part.children().forEach(c -> inFunction(c, draft, inside || function));
  }

  private String what(String name) {
    return network.noise(name).isPresent() ? "the white noise " + name : network.findField(name).isPresent() ? "the field " + name + ", which follows a white input," : "the coupling " + name + ", which changes at every instant,";
  }

  private String remedy(String name) {
    return network.noise(name).isPresent() ? "give the noise a correlation time (kind = \"ou\"), or filter it by a field of its own, as in y' = -y + " + name : "give it a correlation time, or let a field with dynamics filter it";
  }

  /** The coefficient of a white input must not vary in time. */
  private void multiplied(FieldDraft draft, Expr rightHandSide) {
    Inputs hidden = Inputs.hidden(rightHandSide);
    for (String name : white) {
      Expr coefficient = hidden.local().derivative(name);
      if (varies(coefficient)) {
        throw product(draft, name);
      }
    }
    hidden.places().forEach((input, place) -> {
      Expr source = input.arguments().get(1);
      for (String name : white) {
        if (varies(source.derivative(name))) {
          throw product(draft, name);
        }
      }
      Optional<String> cause = whiteIn(input);
      if (cause.isPresent() && varies(hidden.local().derivative(((Symbol) place).name()))) {
        throw product(draft, cause.get());
      }
    });
  }

  private Optional<String> whiteIn(Apply input) {
    return white.stream().filter(input::contains).findFirst();
  }

  private boolean varies(Expr e) {
    return e.freeSymbols().stream().anyMatch(s -> s.startsWith("input#") || network.findField(s.replace("'", "")).isPresent() || network.noise(s).isPresent());
  }

  private org.saddlepoint.expr.InputException product(FieldDraft draft, String name) {
    int at = FieldDraft.names(draft.equation()).stream().filter(n -> n.name().equals(name)).map(Syntax.Name::start).findFirst().orElse(draft.equation().start());
    return draft.text().error(at, what(name) + " is multiplied by a variable, which is ambiguous (Itô or Stratonovich)", remedy(name));
  }
}
