package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saddlepoint.document.Keywords.Part;
import org.saddlepoint.document.Statement.Word;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Relation;

/** Reads {@code claim [SCOPE ":"] relation {clause}}. */
final class ClaimReader {
  private static final Set<String> KEYWORDS = Set.of("to", "at", "on", "given", "for", "by", "citing", "as");
  private static final Pattern SCOPE = Pattern.compile("claim\\s+([A-Za-z_]\\w*)\\s*:");
  private static final Pattern EQUIVALENT = Pattern.compile("([A-Za-z_]\\w*)\\s+equivalent\\s+([A-Za-z_]\\w*)");
  private static final Pattern ORDER = Pattern.compile("O\\s*\\(\\s*([A-Za-z_]\\w*)\\s*(?:\\^\\s*(\\d{1,3})\\s*)?\\)");
  private static final Pattern POINT = Pattern.compile("([A-Za-z_]\\w*)\\s*=(?!=)");
  private static final Pattern PROPERTY = Pattern.compile("(odd|smooth)\\s*\\(\\s*([A-Za-z_]\\w*)\\s*\\)");
  private static final Pattern INTERVAL = Pattern.compile("([A-Za-z_]\\w*)\\s+in\\s*\\[(.*)\\]");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][\\w:.+-]*");

  private ClaimReader() {}

  static Statement.Claim read(SourceText s) {
    Matcher scoped = SCOPE.matcher(s.text());
    boolean hasScope = scoped.lookingAt();
    Optional<Word> scope = hasScope ? Optional.of(new Word(scoped.group(1), s.at(scoped.start(1)))) : Optional.empty();
    List<Part> parts = Keywords.split(s, hasScope ? scoped.end() : "claim".length(), KEYWORDS);
    Statement.Assertion assertion = assertion(s, parts);
    List<Statement.Condition> given = new ArrayList<>();
    List<Statement.Domain> domains = new ArrayList<>();
    Optional<Statement.Demand> demand = Optional.empty();
    Optional<Word> citing = Optional.empty();
    Optional<Word> label = Optional.empty();
    for (Part part : parts.subList(1, parts.size())) {
      switch (part.keyword().text()) {
        case "given" -> part.text().list().forEach(c -> given.add(condition(c)));
        case "for" -> part.text().list().forEach(d -> domains.add(domain(d)));
        case "by" -> demand = Optional.of(demand(once(part, demand)));
        case "citing" -> citing = Optional.of(key(once(part, citing)));
        case "as" -> label = Optional.of(label(once(part, label)));
        default -> { }
      }
    }
    return new Statement.Claim(s, scope, assertion, new Statement.Clauses(given, domains, demand, citing, label));
  }

  private static Statement.Assertion assertion(SourceText s, List<Part> parts) {
    SourceText head = parts.get(0).text();
    Optional<Part> to = only(parts, "to");
    Optional<Part> at = only(parts, "at");
    Optional<Part> on = only(parts, "on");
    Matcher equivalent = EQUIVALENT.matcher(head.text());
    if (equivalent.matches()) {
      refuse(to, "goes with ==");
      refuse(at, "goes with == … to O(…)");
      return new Statement.Equivalence(word(head, equivalent, 1), word(head, equivalent, 2), on.map(Part::text));
    }
    refuse(on, "goes with 'equivalent'");
    int[] sign = signs(head);
    if (sign.length != 1) {
      unbalanced(head);
      throw sign.length == 0
          ? s.mistake(0, "the claim has no ==", "write claim left == right, or claim stage equivalent stage")
          : head.mistake(sign[1], "the claim has a second ==", "claim one equality at a time; conditions follow after 'given'");
    }
    SourceText left = side(head, 0, sign[0]);
    SourceText right = side(head, sign[0] + 2, head.length());
    if (to.isEmpty()) {
      refuse(at, "goes with == … to O(…)");
      return new Statement.Equality(left, right);
    }
    Matcher order = ORDER.matcher(to.get().text().text());
    if (!order.matches()) {
      throw mistake(to.get(), "after 'to' stands '" + to.get().text() + "'", "write to O(NAME^INT), for example to O(g^4)");
    }
    Word variable = word(to.get().text(), order, 1);
    int power = order.group(2) == null ? 1 : Integer.parseInt(order.group(2));
    Optional<SourceText> point = at.map(part -> point(part, variable));
    return new Statement.Asymptotic(left, right, variable, power, point);
  }

  /** A bracket that is not closed hides the ==. */
  private static void unbalanced(SourceText head) {
    int depth = 0;
    int first = -1;
    for (int k = 0; k < head.length(); k++) {
      char c = head.text().charAt(k);
      if (c == '(' || c == '[') {
        first = depth == 0 ? k : first;
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      }
      if (depth < 0) {
        throw head.mistake(k, "this bracket closes nothing", "remove it, or open one before it");
      }
    }
    if (depth > 0) {
      throw head.mistake(first, "this bracket is not closed", "close it");
    }
  }

  private static SourceText side(SourceText head, int from, int to) {
    SourceText side = head.part(from, to);
    if (side.isBlank()) {
      throw head.mistake(from == 0 ? 0 : from - 2, "one side of == is empty", "write a formula on both sides");
    }
    return side;
  }

  private static SourceText point(Part part, Word variable) {
    Matcher m = POINT.matcher(part.text().text());
    if (!m.lookingAt() || !m.group(1).equals(variable.text())) {
      throw mistake(part, "after 'at' stands '" + part.text() + "'", "write at " + variable + " = formula");
    }
    return part.text().part(m.end(), part.text().length());
  }

  private static Statement.Condition condition(SourceText c) {
    Matcher property = PROPERTY.matcher(c.text());
    if (property.matches()) {
      return new Statement.Property(c, Statement.Property.Kind.valueOf(property.group(1).toUpperCase(Locale.ROOT)), word(c, property, 2));
    }
    Comparing found = comparing(c, "write a condition such as D == 0, 0 < g, odd(phi) or smooth(f)");
    return new Statement.Comparison(c, c.part(0, found.from), found.relation, c.part(found.to, c.length()));
  }

  private static Statement.Domain domain(SourceText d) {
    Matcher interval = INTERVAL.matcher(d.text());
    if (interval.matches()) {
      List<SourceText> ends = d.part(interval.start(2), interval.end(2)).list();
      if (ends.size() != 2) {
        throw d.mistake(interval.start(2), "an interval has two ends", "write " + interval.group(1) + " in [low, high]");
      }
      return new Statement.Interval(d, word(d, interval, 1), ends.get(0), ends.get(1));
    }
    Comparing found = comparing(d, "write a domain such as x > 0, n >= 2 or u in [0, 1]");
    SourceText left = d.part(0, found.from);
    if (!NAME.matcher(left.text()).matches()) {
      throw left.mistake(0, "'" + left + "' is not a name", "a domain is for a name, as in x > 0; other conditions follow after 'given'");
    }
    return new Statement.Bound(d, new Word(left.text(), left.position()), found.relation, d.part(found.to, d.length()));
  }

  private static Statement.Demand demand(Part part) {
    return switch (part.text().text().toLowerCase(Locale.ROOT)) {
      case "exact" -> Statement.Demand.EXACT;
      case "numeric" -> Statement.Demand.NUMERIC;
      default -> throw mistake(part, "a claim is not established by '" + part.text() + "'", "write by exact or by numeric");
    };
  }

  private static Word key(Part part) {
    return matching(part, KEY, "a citation key such as clark2024connectivity");
  }

  static Word label(Part part) {
    return matching(part, KEY, "a label such as onset");
  }

  private static Word matching(Part part, Pattern pattern, String what) {
    if (!pattern.matcher(part.text().text()).matches()) {
      throw mistake(part, "after '" + part.keyword() + "' stands '" + part.text() + "'", "write " + what);
    }
    return new Word(part.text().text(), part.text().position());
  }

  private static Word word(SourceText s, Matcher m, int group) {
    return new Word(m.group(group), s.at(m.start(group)));
  }

  private static <T> Part once(Part part, Optional<T> before) {
    if (before.isPresent()) {
      throw new InputException(part.keyword().position(), "'" + part.keyword() + "' stands twice", "write it once");
    }
    return part;
  }

  private static Optional<Part> only(List<Part> parts, String keyword) {
    List<Part> found = parts.stream().filter(p -> p.keyword().text().equals(keyword)).toList();
    if (found.size() > 1) {
      throw new InputException(found.get(1).keyword().position(), "'" + keyword + "' stands twice", "write it once");
    }
    return found.stream().findFirst();
  }

  private static void refuse(Optional<Part> part, String reason) {
    part.ifPresent(p -> {
      throw new InputException(p.keyword().position(), "'" + p.keyword() + "' does not belong here", "it " + reason);
    });
  }

  private static InputException mistake(Part part, String wrong, String right) {
    return new InputException(part.text().isBlank() ? part.keyword().position() : part.text().position(), wrong, right);
  }

  /** The places of == outside brackets. */
  private static int[] signs(SourceText s) {
    List<Integer> places = new ArrayList<>();
    int depth = 0;
    String text = s.text();
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (depth == 0 && text.startsWith("==", k)) {
        places.add(k++);
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private record Comparing(int from, int to, Relation relation) {}

  /** The only comparison outside brackets. */
  private static Comparing comparing(SourceText s, String right) {
    String text = s.text();
    Comparing found = null;
    int depth = 0;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      String sign = depth != 0 ? "" : relation(text, k);
      if (!sign.isEmpty()) {
        if (found != null) {
          throw s.mistake(k, "the condition has two signs of comparison", "write two conditions with a comma between");
        }
        found = new Comparing(k, k + sign.length(), Relation.spelled(sign));
        k += sign.length() - 1;
      }
    }
    if (found == null || s.part(0, found.from).isBlank() || s.part(found.to, s.length()).isBlank()) {
      throw s.mistake(0, s.isBlank() ? "a condition is missing" : "'" + s + "' is no condition", right);
    }
    return found;
  }

  private static String relation(String text, int k) {
    for (String sign : List.of("<=", ">=", "==", "!=", "<", ">")) {
      if (text.startsWith(sign, k)) {
        return sign;
      }
    }
    return "";
  }
}
