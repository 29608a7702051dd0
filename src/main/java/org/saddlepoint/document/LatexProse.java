package org.saddlepoint.document;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.saddlepoint.typeset.Latex;

/** Markdown prose as LaTeX; comments and images are left out, formulas between dollar signs kept. */
final class LatexProse extends AbstractVisitor {
  private static final String[] SECTIONS = {"section", "subsection", "subsubsection", "paragraph", "paragraph", "paragraph"};

  private final StringBuilder out = new StringBuilder();

  private LatexProse() {}

  static String of(String markdown) {
    Prose prose = Prose.of(markdown);
    LatexProse writer = new LatexProse();
    Parser.builder().build().parse(prose.markdown()).accept(writer);
    return prose.restored(writer.out.toString(), f -> f.display() ? "\\[" + f.latex() + "\\]" : "$" + f.latex() + "$");
  }

  private void wrapped(String before, Node node, String after) {
    out.append(before);
    visitChildren(node);
    out.append(after);
  }

  @Override
  public void visit(Heading heading) {
    wrapped("\\" + SECTIONS[heading.getLevel() - 1] + "{", heading, "}\n\n");
  }

  @Override
  public void visit(Paragraph paragraph) {
    wrapped("", paragraph, "\n\n");
  }

  @Override
  public void visit(BulletList list) {
    wrapped("\\begin{itemize}\n", list, "\\end{itemize}\n\n");
  }

  @Override
  public void visit(OrderedList list) {
    wrapped("\\begin{enumerate}\n", list, "\\end{enumerate}\n\n");
  }

  @Override
  public void visit(ListItem item) {
    wrapped("\\item ", item, "");
  }

  @Override
  public void visit(BlockQuote quote) {
    wrapped("\\begin{quote}\n", quote, "\\end{quote}\n\n");
  }

  @Override
  public void visit(Emphasis emphasis) {
    wrapped("\\emph{", emphasis, "}");
  }

  @Override
  public void visit(StrongEmphasis strong) {
    wrapped("\\textbf{", strong, "}");
  }

  @Override
  public void visit(Link link) {
    visitChildren(link);
  }

  @Override
  public void visit(Image image) {}

  @Override
  public void visit(HtmlBlock html) {}

  @Override
  public void visit(HtmlInline html) {}

  @Override
  public void visit(Text text) {
    out.append(Latex.words(text.getLiteral()));
  }

  @Override
  public void visit(Code code) {
    out.append("\\texttt{").append(Latex.words(code.getLiteral())).append('}');
  }

  @Override
  public void visit(FencedCodeBlock block) {
    code(block.getLiteral());
  }

  @Override
  public void visit(IndentedCodeBlock block) {
    code(block.getLiteral());
  }

  private void code(String literal) {
    out.append("\\begin{quote}\\ttfamily\\raggedright\n");
    literal.lines().forEach(line -> out.append(Latex.words(line).replace(" ", "\\ ")).append("\\\\\n"));
    out.append("\\end{quote}\n\n");
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    out.append('\n');
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    out.append("\\\\\n");
  }

  @Override
  public void visit(ThematicBreak thematicBreak) {
    out.append("\\medskip\n\n");
  }
}
