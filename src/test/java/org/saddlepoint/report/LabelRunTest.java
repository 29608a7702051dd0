package org.saddlepoint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.saddlepoint.typeset.Formula;

class LabelRunTest {
  /** The index of what stands below a root is as small and low as elsewhere. */
  @Test
  void rootsKeepWhatTheyHold() {
    Formula psi = Formula.call(QuantityName.of("Psi_phi"), Formula.sym("tau"));
    List<LabelRun> runs = LabelRun.of(Formula.sqrt(Formula.row(psi, Formula.text("/"), psi)));
    assertEquals("√(Ψφ(τ)/Ψφ(τ))", runs.stream().map(LabelRun::text).collect(Collectors.joining()));
    assertTrue(runs.stream().anyMatch(r -> r.text().equals("φ") && r.scale() < 1 && r.shift() < 0), runs.toString());
  }
}
