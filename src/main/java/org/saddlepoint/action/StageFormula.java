package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.typeset.Notation;

/** A stage as the formulas a paper would show for it. */
public final class StageFormula {
  private StageFormula() {}

  /** The displays of a stage, in reading order, in the given notation of parameters and functions. */
  public static List<Display> of(Stage stage, Notation notation) {
    Layout layout = new Layout(stage.network(), notation);
    if (stage instanceof Equations e) {
      return EquationsFormula.of(e, layout);
    }
    if (stage instanceof Microscopic m) {
      return ActionFormula.of(m, layout);
    }
    if (stage instanceof Averaged a) {
      return ActionFormula.of(a, layout);
    }
    if (stage instanceof Collective c) {
      return CollectiveFormula.of(c, layout);
    }
    if (stage instanceof MeanFieldEquations m) {
      return SaddleFormula.of(m, layout);
    }
    if (stage instanceof TwoPoint t) {
      return TwoPointFormula.of(t, layout);
    }
    if (stage instanceof EffectiveProcess p) {
      return EffectiveProcessFormula.of(p, layout);
    }
    if (stage instanceof Spectra s) {
      return SpectraFormula.of(s, layout);
    }
    if (stage instanceof Cavity c) {
      return CavityFormula.of(c, layout);
    }
    if (stage instanceof OneLoop o) {
      return OneLoopFormula.of(o, layout);
    }
    if (stage instanceof ClosedForms f) {
      return ClosedFormsFormula.of(f, layout);
    }
    return FourPointFormula.of((FourPoint) stage, layout);
  }

  public static List<Display> of(Stage stage) {
    return of(stage, Notation.STANDARD);
  }
}
