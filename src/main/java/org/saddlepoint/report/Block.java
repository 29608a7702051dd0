package org.saddlepoint.report;

import java.util.List;
import org.saddlepoint.typeset.Formula;

/** A part of a page. */
public sealed interface Block {
  /** A titled part with blocks of its own. */
  record Section(String title, List<Block> blocks) implements Block {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  record Paragraph(List<Inline> text) implements Block {
    public Paragraph {
      text = List.copyOf(text);
    }
  }

  /** A table; every row has a cell per column. */
  record Table(List<Inline> caption, List<Column> columns, List<List<Cell>> rows) implements Block {
    public Table {
      caption = List.copyOf(caption);
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<Cell> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException("a row of " + row.size() + " cells in a table of " + columns.size() + " columns");
        }
      }
    }
  }

  record Column(List<Inline> title, boolean numeric) {
    public static Column words(String title) {
      return new Column(Inline.words(title), false);
    }

    public static Column numbers(String title) {
      return new Column(Inline.words(title), true);
    }
  }

  /** A cell with its tone; {@code raw} is what a CSV file gets: all digits of a number. */
  record Cell(List<Inline> text, Tone tone, String raw) {
    public static Cell words(String text) {
      return new Cell(Inline.words(text), Tone.NEUTRAL, text);
    }

    public static Cell math(Formula formula, String raw) {
      return new Cell(Inline.math(formula), Tone.NEUTRAL, raw);
    }

    public static Cell number(double value) {
      return new Cell(Inline.words(NumberFormat.of(value)), Tone.NEUTRAL, NumberFormat.exact(value));
    }

    public static Cell number(double value, double error) {
      return new Cell(Inline.words(NumberFormat.of(value, error)), Tone.NEUTRAL, NumberFormat.exact(value));
    }

    public static Cell mark(String text, Tone tone) {
      return new Cell(Inline.words(text), tone, text);
    }
  }

  /** Pictures side by side with a caption; the name becomes part of file names. */
  record Figure(String name, List<Plot> panels, List<Inline> caption) implements Block {
    public Figure {
      panels = List.copyOf(panels);
      caption = List.copyOf(caption);
    }
  }

  /** Text in Markdown with formulas between dollar signs, as authors of derivations write it. */
  record Prose(String markdown) implements Block {}

  /** What a step of a derivation is called, and a mark that says how well it is established. */
  record Heading(String title, String mark, Tone tone) implements Block {}

  /** A displayed formula with the words that introduce it, which may be empty. */
  record FormulaBlock(String caption, Formula formula) implements Block {
    public static FormulaBlock of(Formula formula) {
      return new FormulaBlock("", formula);
    }
  }

  /** A sentence in small print. */
  record Remark(List<Inline> text) implements Block {
    public Remark {
      text = List.copyOf(text);
    }
  }

  /** Text as typed: a model file, a command. */
  record Listing(String language, String text) implements Block {}

  /** One sentence that must not be overlooked. */
  record Notice(Tone tone, String text) implements Block {}

  /** Names and values: seeds, versions, hashes. */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  record Fact(String name, String value) {}

  /** Blocks that a reader opens on demand. */
  record Folded(String summary, List<Block> blocks) implements Block {
    public Folded {
      blocks = List.copyOf(blocks);
    }
  }

  static Paragraph paragraph(String text) {
    return new Paragraph(Inline.words(text));
  }
}
