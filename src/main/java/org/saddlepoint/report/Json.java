package org.saddlepoint.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Prints a JSON tree as one indented object in UTF-8. A number that is not finite becomes {@code null}: where there is no
 * honest number there is none, and JSON has no other word for it.
 *
 * <p>The tree is walked here and not by an object mapper, whose start costs more than most commands.
 */
public final class Json {

  private Json() {}

  /** The object as UTF-8 text with a line end. */
  public static byte[] write(ObjectNode object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
        .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator generator = new JsonFactory().createGenerator(bytes)) {
      generator.setPrettyPrinter(printer);
      write(object, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a byte array takes every byte", impossible);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(JsonNode node, JsonGenerator generator) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          generator.writeFieldName(field.getKey());
          write(field.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case ARRAY -> {
        generator.writeStartArray();
        for (JsonNode element : node) {
          write(element, generator);
        }
        generator.writeEndArray();
      }
      case NUMBER -> writeNumber(node, generator);
      case STRING -> generator.writeString(node.textValue());
      case BOOLEAN -> generator.writeBoolean(node.booleanValue());
      case NULL, MISSING -> generator.writeNull();
      default -> throw new IllegalArgumentException("no JSON for a node of type " + node.getNodeType());
    }
  }

  private static void writeNumber(JsonNode number, JsonGenerator generator) throws IOException {
    if (number.isFloatingPointNumber() && !Double.isFinite(number.doubleValue())) {
      generator.writeNull();
    } else if (number.isFloat()) {
      generator.writeNumber(number.floatValue());
    } else if (number.isDouble()) {
      generator.writeNumber(number.doubleValue());
    } else if (number.isBigDecimal()) {
      generator.writeNumber(number.decimalValue());
    } else if (number.isBigInteger()) {
      generator.writeNumber(number.bigIntegerValue());
    } else {
      generator.writeNumber(number.longValue());
    }
  }
}
