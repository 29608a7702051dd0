package org.saddlepoint.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/**
 * A TOML file as a tree of placed values, and the SHA-256 of its bytes (hexadecimal). This is the project's only use of the TOML
 * library, which judges the syntax; the places come from {@link TomlScanner}.
 *
 * @param file the name for messages, as the user typed it
 */
public record TomlFile(String file, String sha256, TomlValue.Section root) {
  /** The largest file, in bytes. */
  public static final int MAXIMUM_SIZE = 1 << 20;

  private static final int MAXIMUM_NESTING = 100;

  /** Reads a file. InputException if it is missing, a directory, empty, too large, no text, or no TOML. */
  public static TomlFile read(Path path) {
    String name = path.toString();
    if (Files.isDirectory(path)) {
      throw InputException.commandLine("'" + name + "' is a directory", "name a file");
    }
    if (!Files.exists(path)) {
      throw InputException.commandLine("there is no file '" + name + "'", "check the path");
    }
    byte[] bytes;
    try {
      if (Files.size(path) > MAXIMUM_SIZE) {
        throw new InputException(SourcePosition.startOf(name), "the file has " + Files.size(path) + " bytes", "a file of this kind has at most " + MAXIMUM_SIZE);
      }
      bytes = Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw InputException.commandLine("the file '" + name + "' cannot be read (" + unreadable.getMessage() + ")", "check its permissions");
    }
    return of(decode(bytes, name), name, sha256(bytes));
  }

  /** Reads a text, such as a block in a document. */
  public static TomlFile parse(String text, String name) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAXIMUM_SIZE) {
      throw new InputException(SourcePosition.startOf(name), "the text has " + bytes.length + " bytes", "a text of this kind has at most " + MAXIMUM_SIZE);
    }
    return of(text, name, sha256(bytes));
  }

  private static TomlFile of(String text, String name, String sha256) {
    String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (plain.isBlank()) {
      throw new InputException(SourcePosition.startOf(name), "the file is empty", "'saddlepoint new NAME' writes a model to start from");
    }
    refuseControlCharacters(plain, name);
    TomlScanner.refuseNesting(plain, name, MAXIMUM_NESTING);
    TomlParseResult result = Toml.parse(plain);
    if (result.hasErrors()) {
      throw syntax(result.errors().get(0), plain, name);
    }
    return new TomlFile(name, sha256, new TomlScanner(plain, name).document());
  }

  private static String decode(byte[] bytes, String name) {
    if (bytes.length >= 2 && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)) {
      throw new InputException(SourcePosition.startOf(name), "the file is UTF-16", "save it as UTF-8");
    }
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT).decode(input).toString();
    } catch (CharacterCodingException malformed) {
      String before = new String(bytes, 0, input.position(), StandardCharsets.UTF_8);
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      int column = 1 + before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
      throw new InputException(new SourcePosition(name, line, column), "the file is not text in UTF-8", "save it as UTF-8, or check that it is a model file");
    }
  }

  private static void refuseControlCharacters(String text, String name) {
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 127) {
        throw new InputException(
            new TomlScanner(text, name).position(k), String.format("a control character (U+%04X) stands in the file", (int) c), "a model file is plain text in UTF-8");
      }
    }
  }

  private static InputException syntax(TomlParseError error, String text, String name) {
    SourcePosition position = new SourcePosition(name, error.position().line(), error.position().column());
    String message = error.getMessage();
    String line = text.lines().skip(position.line() - 1L).findFirst().orElse("");
    String unquoted = line.strip();
    if (message.startsWith("Unexpected") && unquoted.matches("[A-Za-z_0-9\"'.-]+\\s*=\\s*[A-Za-z(\\-+].*") && !unquoted.matches("[^=]*=\\s*([\"'\\[{]|true\\b|false\\b|[-+]?inf\\b|[-+]?nan\\b).*")) {
      return new InputException(position, "a formula stands without quotation marks", "write " + unquoted.substring(0, unquoted.indexOf('=')).strip() + " = \"…\"");
    }
    if (message.startsWith("Unexpected") && unquoted.matches("[A-Za-z_0-9.-]+\\s*=\\s*[0-9].*[-+*/^,].*")) {
      return new InputException(position, "TOML: something follows the number", "write a number with a decimal point, or an expression in quotation marks, as in \"1/3\"");
    }
    if (message.startsWith("Unexpected") && unquoted.matches("[A-Za-z_0-9.-]+\\s*=\\s*'[^'].*")) {
      return new InputException(position, "TOML: a string in single quotation marks ends before this", "formulas contain ', so write them in double quotation marks");
    }
    if (message.startsWith("Unexpected '('") && unquoted.matches("[A-Za-z_0-9]+\\s*\\(.*")) {
      return new InputException(position, "TOML: a function with its arguments stands without quotation marks", "write \"" + unquoted.replaceFirst("=.*", "").strip() + "\" = \"…\"");
    }
    if (message.startsWith("Float is too large")) {
      return new InputException(position, "the number is beyond double precision", "numbers lie between 1e-308 and 1e308");
    }
    int expected = message.indexOf(", expected ");
    if (expected > 0) {
      return new InputException(position, "TOML: " + lowered(message.substring(0, expected)), "expected is " + expected(message.substring(expected + 11)));
    }
    String right = message.contains("previously defined") || message.contains("already") ? "keep one of the two" : "see the TOML grammar";
    return new InputException(position, "TOML: " + lowered(message), right);
  }

  /** The library's list of tokens in fewer words. */
  private static String expected(String list) {
    return list.contains("a number, a boolean") ? "a value: a string in quotation marks, a number, true or false, a list or a table" : list;
  }

  private static String lowered(String message) {
    return message.startsWith("Unexpected") || message.startsWith("Invalid") ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
