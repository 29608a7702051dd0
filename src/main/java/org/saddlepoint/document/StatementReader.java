package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saddlepoint.document.Statement.Word;

/**
 * Splits the lines of a derivation block into statements and each statement into its parts. A statement begins in the first
 * column; an indented line continues it; {@code #} begins a comment.
 */
final class StatementReader {
  private static final Pattern APPLY = Pattern.compile("([A-Za-z_]\\w*)\\s*=(?!=)\\s*");
  private static final Pattern CALL = Pattern.compile("([A-Za-z_]\\w*)\\s*\\(");
  private static final Pattern ASSUMING = Pattern.compile("\\s+assuming(\\s+|$)");
  private static final Pattern DEFINE = Pattern.compile("define\\s+([A-Za-z_]\\w*)\\s*\\(\\s*([A-Za-z_]\\w*)\\s*\\)\\s*=(?!=)");
  static final Set<String> RESERVED = Set.of("define", "show", "claim", "assuming", "equivalent", "model");

  private StatementReader() {}

  static List<Statement> read(List<Block.Line> lines) {
    List<Statement> statements = new ArrayList<>();
    List<Block.Line> open = new ArrayList<>();
    for (Block.Line raw : lines) {
      int comment = raw.text().indexOf('#');
      Block.Line line = comment < 0 ? raw : new Block.Line(raw.text().substring(0, comment), raw.position());
      if (line.text().isBlank()) {
        continue;
      }
      if (!Character.isWhitespace(line.text().charAt(0))) {
        close(open, statements);
      } else if (open.isEmpty()) {
        throw SourceText.of(List.of(line)).part(0, line.text().length()).mistake(0, "an indented line continues a statement, and there is none before it",
            "begin the statement in the first column of the block");
      }
      open.add(line);
    }
    close(open, statements);
    return statements;
  }

  private static void close(List<Block.Line> open, List<Statement> statements) {
    if (!open.isEmpty()) {
      List<Block.Line> trimmed = new ArrayList<>();
      for (Block.Line line : open) {
        int indent = line.text().length() - line.text().stripLeading().length();
        trimmed.add(new Block.Line(line.text().strip(), line.position().right(indent)));
      }
      statements.add(statement(SourceText.of(trimmed)));
      open.clear();
    }
  }

  private static Statement statement(SourceText s) {
    String text = s.text();
    if (text.matches("define\\b.*")) {
      return define(s);
    }
    if (text.matches("show\\b.*")) {
      return show(s);
    }
    if (text.matches("claim\\b.*")) {
      return ClaimReader.read(s);
    }
    Matcher apply = APPLY.matcher(text);
    if (!apply.lookingAt()) {
      throw s.mistake(0, "this is no statement", "begin with NAME = RULE(…), define, show or claim");
    }
    return apply(s, apply);
  }

  private static Statement apply(SourceText s, Matcher head) {
    Word stage = bindable(s, head.start(1), head.group(1));
    String text = s.text();
    Matcher call = CALL.matcher(text).region(head.end(), text.length());
    if (!call.lookingAt()) {
      throw s.mistake(head.end(), "after '" + stage + " =' stands no rule", "write " + stage + " = RULE(…), for example saddle = saddle(coll)");
    }
    int close = closing(s, call.end() - 1);
    SourceText inside = s.part(call.end(), close);
    List<SourceText> arguments = inside.isBlank() ? List.of() : inside.list();
    String assuming = "";
    if (!text.substring(close + 1).isBlank()) {
      Matcher reason = ASSUMING.matcher(text).region(close + 1, text.length());
      if (!reason.lookingAt()) {
        SourceText rest = s.part(close + 1, text.length());
        throw rest.mistake(0, "'" + rest + "' follows the rule", "only 'assuming' and a reason may stand there");
      }
      assuming = text.substring(reason.end()).strip();
      if (assuming.isEmpty()) {
        throw s.mistake(text.length(), "'assuming' says nothing", "write in words what is assumed");
      }
    }
    return new Statement.Apply(s, stage, new Word(call.group(1), s.at(call.start(1))), arguments, assuming);
  }

  private static Statement define(SourceText s) {
    Matcher m = DEFINE.matcher(s.text());
    if (!m.lookingAt()) {
      throw s.mistake(0, "this definition has another form", "write define NAME(ARGUMENT) = formula");
    }
    SourceText body = s.part(m.end(), s.length());
    if (body.isBlank()) {
      throw s.mistake(s.length(), "the definition has no formula", "write define NAME(ARGUMENT) = formula");
    }
    return new Statement.Define(s, bindable(s, m.start(1), m.group(1)), new Word(m.group(2), s.at(m.start(2))), body);
  }

  private static Statement show(SourceText s) {
    List<Keywords.Part> parts = Keywords.split(s, "show".length(), Set.of("as"));
    SourceText what = parts.get(0).text();
    if (what.isBlank()) {
      throw s.mistake(s.length(), "'show' names nothing", "name a stage or write a formula");
    }
    Optional<Word> label = Optional.empty();
    for (Keywords.Part part : parts.subList(1, parts.size())) {
      label = Optional.of(ClaimReader.label(part));
    }
    return new Statement.Show(s, what, label);
  }

  private static Word bindable(SourceText s, int index, String name) {
    if (RESERVED.contains(name)) {
      throw s.mistake(index, "'" + name + "' is a word of the language", "choose another name");
    }
    return new Word(name, s.at(index));
  }

  /** The index of the bracket that closes the one at {@code open}. */
  private static int closing(SourceText s, int open) {
    int depth = 0;
    for (int k = open; k < s.length(); k++) {
      char c = s.text().charAt(k);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (depth == 0) {
        return k;
      }
    }
    throw s.mistake(open, "this bracket is not closed", "write ) where the arguments of the rule end");
  }
}
