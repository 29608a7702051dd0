package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.expr.Spelling;

/** Reads the {@code covariance} entries of couplings: element-wise with another coupling or with its transpose. */
final class CovarianceReader {
  /** A covariance with the place of its value, for the checks that follow. */
  record Placed(Covariance covariance, TomlValue value) {}

  private final CouplingReader reader;
  private final List<Coupling> couplings;

  CovarianceReader(CouplingReader reader, List<Coupling> couplings) {
    this.reader = reader;
    this.couplings = couplings;
  }

  List<Placed> read(TomlValue.Section section) {
    List<Placed> covariances = new ArrayList<>();
    for (TomlValue.Entry entry : section.entries()) {
      Coupling left = find(entry.key()).orElseThrow();
      for (TomlValue.Section table : CouplingReader.covariances(TomlValue.asSection(entry.value(), entry.key()))) {
        Placed next = covariance(left, table);
        covariances.stream().filter(p -> same(p.covariance(), next.covariance())).findFirst().ifPresent(old -> {
          throw Reading.wrong(
              table.value("with").orElseThrow(),
              "the covariance of " + next.covariance().left() + " and " + next.covariance().right() + " is already given in line " + Reading.start(old.value()).line(),
              "give it once, under either coupling");
        });
        covariances.add(next);
      }
    }
    return covariances;
  }

  private static boolean same(Covariance a, Covariance b) {
    boolean ordered = a.left().equals(b.left()) && a.right().equals(b.right());
    boolean exchanged = a.left().equals(b.right()) && a.right().equals(b.left());
    return a.transposed() == b.transposed() && (ordered || exchanged);
  }

  private Placed covariance(Coupling left, TomlValue.Section table) {
    table.allowOnly("a covariance", List.of("with", "value"));
    TomlValue.Text with = table.text("with").orElseThrow(() -> missing(table.position(), "with", "with = \"transpose(R)\""));
    TomlValue value = table.value("value").orElseThrow(() -> missing(table.position(), "value", "value = \"rho/N\""));
    String text = with.value().strip();
    boolean transposed = text.matches("transpose\\s*\\(.*\\)");
    String name = transposed ? text.substring(text.indexOf('(') + 1, text.length() - 1).strip() : text;
    Coupling right = find(name).orElseThrow(() -> unknown(with, name));
    if (right.name().equals(left.name())) {
      throw Reading.wrong(
          with, "the coupling " + name + " has a covariance with itself", transposed ? "write reciprocity = \"…\" for the correlation of " + name + "_ij with " + name + "_ji" : "that is its variance");
    }
    boolean fits = transposed ? left.to().equals(right.from()) && left.from().equals(right.to()) : left.to().equals(right.to()) && left.from().equals(right.from());
    if (!fits) {
      boolean other = transposed ? left.to().equals(right.to()) && left.from().equals(right.from()) : left.to().equals(right.from()) && left.from().equals(right.to());
      throw Reading.wrong(
          with, ends(left) + " and " + (transposed ? "the transpose of " : "") + ends(right) + " do not join the same sites", other ? "write with = \"" + (transposed ? name : "transpose(" + name + ")") + "\"" : "couplings with a covariance join the same two species");
    }
    if (!left.persistence().equals(right.persistence())) {
      throw Reading.wrong(with, left.name() + " and " + right.name() + " change in time in different ways", "couplings with a covariance have the same memory");
    }
    Expr e = reader.statistic(value, "covariance", "the covariance of " + left.name() + " and " + right.name(), left.to(), left.from());
    return new Placed(new Covariance(left.name(), right.name(), transposed, e), value);
  }

  private static String ends(Coupling c) {
    return c.name() + " (from " + c.from() + " to " + c.to() + ")";
  }

  private static InputException missing(SourcePosition position, String key, String example) {
    return new InputException(position, "a covariance has no '" + key + "'", "add " + example);
  }

  private InputException unknown(TomlValue.Text with, String name) {
    List<String> names = couplings.stream().map(Coupling::name).toList();
    return Reading.wrong(with, "there is no coupling '" + name + "'", Spelling.advice(name, names, "write with = \"K\" or with = \"transpose(K)\" for a coupling K"));
  }

  private Optional<Coupling> find(String name) {
    return couplings.stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
