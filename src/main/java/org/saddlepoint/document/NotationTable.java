package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saddlepoint.model.Network;
import org.saddlepoint.typeset.Latex;
import org.saddlepoint.typeset.Notation;

/** The names of a document's models with the symbols that stand for them in print. */
final class NotationTable {
  private final Set<String> rows = new LinkedHashSet<>();

  private NotationTable() {}

  /** A section with the table in LaTeX; empty without models. */
  static String of(List<Network> networks) {
    NotationTable table = new NotationTable();
    networks.forEach(table::add);
    if (table.rows.isEmpty()) {
      return "";
    }
    return "\\section*{Notation}\n\n\\noindent\\begin{tabular}{@{}lll@{}}\nsymbol & name & what it is \\\\ \\hline\n" + String.join("", table.rows) + table.twoPoint() + "\\end{tabular}\n\n";
  }

  private void add(Network n) {
    n.species().forEach(s -> s.parameters().forEach(p -> row(p.name(), "parameter of the sites of species " + s.name())));
    n.fields().forEach(f -> row(f.name(), "field of species " + f.species() + "; its response field has a tilde"));
    n.couplings().forEach(c -> row(c.name(), "coupling matrix"));
    n.noises().forEach(x -> row(x.name(), "noise"));
    n.functions().forEach(f -> row(f.name(), "function of " + String.join(", ", f.arguments())));
    n.parameters().forEach(p -> row(p.name(), "parameter"));
  }

  private void row(String name, String what) {
    rows.add("$" + Latex.paper(Notation.STANDARD.of(name)) + "$ & \\texttt{" + Latex.words(name) + "} & " + Latex.words(what) + " \\\\\n");
  }

  /** What stands in every document. */
  private String twoPoint() {
    List<String> always = new ArrayList<>();
    always.add("$C_{fg}(\\tau)$ & \\texttt{C[f,g](tau)} & $\\langle f(t+\\tau)\\,g(t)\\rangle$, summed over a species' sites, divided by the global $N$ \\\\\n");
    always.add("$R_{fx}(\\tau)$ & \\texttt{R[f,x](tau)} & response of $f$ to a field added to the equation of $x$, summed likewise \\\\\n");
    always.add("$M_f$ & \\texttt{M[f]} & mean of $f$, summed likewise \\\\\n");
    return String.join("", always);
  }
}
