package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void countsInsertionsDeletionsReplacementsAndExchanges() {
    assertEquals(0, Spelling.distance("tanh", "tanh"));
    assertEquals(1, Spelling.distance("tanh", "tahn"));
    assertEquals(1, Spelling.distance("tanh", "thanh"));
    assertEquals(3, Spelling.distance("kitten", "sitting"));
    assertEquals(4, Spelling.distance("", "tanh"));
  }

  @Test
  void suggestsOnlyWhatIsNear() {
    assertEquals(Optional.of("variance"), Spelling.nearest("varience", List.of("mean", "variance")));
    assertEquals(Optional.of("g"), Spelling.nearest("G", List.of("g", "D")));
    assertEquals(Optional.empty(), Spelling.nearest("q", List.of("g", "D")));
    assertEquals(Optional.empty(), Spelling.nearest("frobnicate", List.of("tanh", "exp")));
  }
}
