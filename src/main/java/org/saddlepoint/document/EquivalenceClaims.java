package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.saddlepoint.action.Cavity;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.document.claim.ClaimNames;
import org.saddlepoint.document.claim.Finding;
import org.saddlepoint.document.claim.FourPointValue;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.model.Parameter;

/** Checks claims that two stages, reached on different ways, are equivalent: the same stage, or the same four-point functions. */
final class EquivalenceClaims {
  private static final Pattern FOUR_POINT = Pattern.compile("four_point\\s*\\((.*)\\)");

  private EquivalenceClaims() {}

  static Finding check(Session session, Statement.Equivalence claim) {
    Stage left = session.stage(claim.left());
    Stage right = session.stage(claim.right());
    if (left.equals(right)) {
      return Finding.of(Verdict.exact("equal stages"));
    }
    Set<String> positive = session.models().stream().flatMap(n -> n.parameters().stream()).map(Parameter::name).collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    for (Expr observable : observables(session, claim, left, right)) {
      FourPointValue.equivalent(left, right, observable, positive, ClaimStatements.TIME_LIMIT).ifPresent(findings::add);
    }
    if (findings.isEmpty()) {
      return Finding.of(Verdict.inconclusive("four-point functions", "the stages differ, and at least one of them has no four-point functions"));
    }
    // The least established observable decides.
    Finding worst = findings.get(0);
    for (Finding f : findings) {
      worst = f.verdict().tier().compareTo(worst.verdict().tier()) > 0 ? f : worst;
    }
    return worst;
  }

  private static Set<Expr> observables(Session session, Statement.Equivalence claim, Stage left, Stage right) {
    Set<Expr> all = new LinkedHashSet<>();
    Optional<SourceText> written = claim.observable();
    if (written.isEmpty()) {
      pre(left, all);
      pre(right, all);
      return all;
    }
    SourceText text = written.get();
    Matcher m = FOUR_POINT.matcher(text.text());
    if (!m.matches()) {
      throw new InputException(text.position(), "'" + text + "' is no observable of two stages", "write on four_point(phi(x))");
    }
    all.add(new ClaimNames(Vocabularies.scoped(session, left, Set.of())).read(text.part(m.start(1), m.end(1)).formula()));
    return all;
  }

  /** What the couplings transmit. */
  private static void pre(Stage stage, Set<Expr> labels) {
    if (stage instanceof FourPoint f) {
      f.saddle().processes().forEach(p -> p.drives().forEach(d -> labels.add(d.covariance().left().local())));
    } else if (stage instanceof Cavity c) {
      c.channels().forEach(k -> labels.add(k.pre().local()));
    }
  }
}
