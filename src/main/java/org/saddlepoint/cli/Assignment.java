package org.saddlepoint.cli;

import org.saddlepoint.expr.InputException;
import picocli.CommandLine.ITypeConverter;

/**
 * One {@code --set name=value}: a parameter of the model file and the text that replaces its value.
 *
 * @param name the parameter's name as written before the first equals sign
 * @param value the new value as written, to be read like a value in the file
 */
public record Assignment(String name, String value) {

  /** @throws InputException if {@code text} is not {@code name=value} */
  static Assignment parse(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text.strip() : text.substring(0, equals).strip();
    String value = equals < 0 ? "" : text.substring(equals + 1).strip();
    if (name.isEmpty() || value.isEmpty()) {
      throw InputException.commandLine("'--set " + text + "' sets nothing", "write --set name=value, as in --set g=2");
    }
    return new Assignment(name, value);
  }

  /** Reads an assignment for picocli. */
  static final class Converter implements ITypeConverter<Assignment> {
    @Override
    public Assignment convert(String text) {
      return parse(text);
    }
  }
}
