package org.saddlepoint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {

  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  private String written() {
    return new String(Json.write(object), StandardCharsets.UTF_8);
  }

  @Test
  void aNumberThatIsNoneBecomesNull() throws Exception {
    object.put("a", Double.NaN).put("b", Float.POSITIVE_INFINITY).putArray("c").add(Double.NEGATIVE_INFINITY).add(1.5);
    JsonNode back = new ObjectMapper().readTree(written());
    assertTrue(back.get("a").isNull() && back.get("b").isNull() && back.get("c").get(0).isNull());
    assertEquals(1.5, back.get("c").get(1).doubleValue());
  }

  @Test
  void everyKindOfValueComesBack() throws Exception {
    object.put("text", "φ \"quoted\"\n").put("flag", true).put("integer", Long.MAX_VALUE).put("real", 0.1)
        .put("big", BigInteger.TEN.pow(30)).putNull("none").putObject("inner").put("small", 1e-300);
    assertEquals(object, new ObjectMapper().readTree(written()));
  }
}
