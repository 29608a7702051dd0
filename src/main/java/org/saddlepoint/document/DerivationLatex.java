package org.saddlepoint.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.action.Display;
import org.saddlepoint.action.Tier;
import org.saddlepoint.typeset.Latex;
import org.saddlepoint.typeset.Abbreviations;
import org.saddlepoint.typeset.LineBreaker;

/**
 * A run as LaTeX for a paper: the document's text with the formulas of every block in its place (or in its woven region), each
 * with its verdict, and the references that were used. Needs amsmath only.
 */
public final class DerivationLatex {
  private static final String PREAMBLE = """
      \\documentclass{article}
      \\usepackage[utf8]{inputenc}
      \\usepackage[T1]{fontenc}
      \\usepackage{amsmath}
      \\usepackage{amssymb}
      \\usepackage[margin=2.5cm]{geometry}
      \\allowdisplaybreaks
      """;

  private final Run run;
  private final StringBuilder out = new StringBuilder();
  private final Abbreviations abbreviations = new Abbreviations(LineBreaker.PAGE);
  private final Set<String> labels = new LinkedHashSet<>();

  private DerivationLatex(Run run) {
    this.run = run;
  }

  /** A complete document. @param title empty for none */
  public static String document(Run run, String title) {
    String head = title.isEmpty() ? "" : "\\title{" + Latex.words(title) + "}\n\\date{}\n";
    return PREAMBLE + head + "\\begin{document}\n" + (title.isEmpty() ? "" : "\\maketitle\n") + "\n" + fragment(run) + "\\end{document}\n";
  }

  /** What stands in the document, to be included in another that loads amsmath and amssymb. */
  public static String fragment(Run run) {
    return new DerivationLatex(run).body();
  }

  private String body() {
    Set<String> regions = new LinkedHashSet<>();
    run.document().regions().forEach(r -> regions.add(r.name()));
    for (Document.Part part : run.document().parts()) {
      if (part instanceof Document.Prose prose) {
        out.append(LatexProse.of(prose.text()));
      } else if (part instanceof Document.Region region) {
        run.of(region.name()).forEach(this::outcome);
      } else if (((Document.Code) part).block() instanceof Block.Derivation d && !regions.contains(d.name())) {
        run.outcomes().get(d).forEach(this::outcome);
      }
    }
    out.append(NotationTable.of(run.models()));
    references();
    return out.toString();
  }

  private void outcome(Outcome outcome) {
    for (Map.Entry<String, List<Display>> group : Captions.grouped(outcome.displays()).entrySet()) {
      if (!group.getKey().isEmpty()) {
        out.append("\\noindent ").append(Latex.words(Captions.sentence(group.getKey()))).append(":\n");
      }
      out.append(Latex.display(LineBreaker.together(abbreviations.in(group.getValue().stream().map(Display::formula).toList()), LineBreaker.PAGE), label(outcome.label())));
    }
    outcome.finding().ifPresent(f -> {
      out.append("{\\small\\noindent ").append(tier(f.verdict().tier()));
      out.append(" (").append(Latex.words(f.verdict().check())).append(").");
      // The conditions of a claim stand beside its formula.
      boolean claim = outcome.kind() == Outcome.Kind.CLAIM;
      (claim ? List.<String>of() : outcome.assumptions()).forEach(a -> out.append(" Assumed: ").append(Latex.words(a)).append('.'));
      if (!outcome.citation().isEmpty()) {
        out.append(" Source: ").append(known(outcome.citation()) ? "\\cite{" + outcome.citation() + "}." : Latex.words(outcome.citation()) + ".");
      }
      out.append("\\par}\n\n");
    });
  }

  /** A label that is not used yet; several displays of one statement are counted. */
  private String label(String name) {
    if (name.isEmpty()) {
      return "";
    }
    String label = "eq:" + name;
    for (int k = 2; !labels.add(label); k++) {
      label = "eq:" + name + ":" + k;
    }
    return label;
  }

  private static String tier(Tier tier) {
    return "\\textsc{" + tier.name().toLowerCase(Locale.ROOT) + "}";
  }

  private static boolean known(String key) {
    return Bibliography.standard().entry(key).isPresent();
  }

  private void references() {
    Set<String> keys = new LinkedHashSet<>();
    run.steps().stream().map(Outcome::citation).filter(k -> !k.isEmpty()).forEach(keys::add);
    List<Bibliography.Entry> entries = keys.stream().map(Bibliography.standard()::entry).flatMap(Optional::stream).toList();
    if (!entries.isEmpty()) {
      out.append("\\begin{thebibliography}{99}\n");
      entries.forEach(e -> out.append("\\bibitem{").append(e.key()).append("} ").append(e.latex()).append('\n'));
      out.append("\\end{thebibliography}\n");
    }
  }
}
