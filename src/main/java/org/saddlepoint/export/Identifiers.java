package org.saddlepoint.export;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Symbol;

/**
 * What the names of an expression are called in a language: the same wherever the language allows it, else {@code x~} is
 * x_tilde, {@code x'} is x_prime, a reserved word gets an underscore at its end, and Mathematica, which has no underscores in
 * names, gets capitals ({@code tau_n} is tauN) and a dollar sign after a reserved word. Different names stay different.
 */
final class Identifiers {
  private static final Set<String> PYTHON =
      Set.of(
          "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
          "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "np", "sp", "special", "quad", "gaussian_mean", "abs", "print", "float");
  private static final Set<String> JULIA =
      Set.of(
          "abstract", "baremodule", "begin", "break", "catch", "const", "continue", "do", "else", "elseif", "end", "export", "false", "finally", "for", "function", "global", "if", "import", "in",
          "isa", "let", "local", "macro", "module", "mutable", "primitive", "quote", "return", "struct", "true", "try", "type", "using", "where", "while", "im", "pi", "Inf", "gaussian_mean", "quadgk",
          "exp", "log", "sqrt", "abs", "sign", "min", "max", "sin", "cos", "tan", "atan", "sinh", "cosh", "tanh", "erf", "erfc", "ifelse", "conj", "zero", "one");

  private final Target target;
  private final Map<String, String> identifiers = new TreeMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> defined = new HashSet<>();

  private Identifiers(Target target) {
    this.target = target;
  }

  /** Identifiers for every name in the expressions, the same for the same expressions in any order. */
  static Identifiers of(Target target, Collection<Expr> expressions) {
    Set<String> names = new TreeSet<>();
    expressions.forEach(e -> collect(e, names));
    Identifiers identifiers = new Identifiers(target);
    // Names that can stay as they are come first, so that a changed name makes way for them.
    names.stream().filter(n -> identifiers.spelled(n).equals(n)).forEach(identifiers::of);
    names.forEach(identifiers::of);
    return identifiers;
  }

  private static void collect(Expr e, Set<String> names) {
    if (e instanceof Symbol s) {
      names.add(s.name());
    } else if (e instanceof Kernel k) {
      names.add(name(k));
    } else if (e instanceof Apply a && a.builtin().isEmpty()) {
      names.add(a.function());
    } else if (e instanceof Binder b) {
      names.add(b.variable());
    }
    e.children().forEach(c -> collect(c, names));
  }

  /** Says that a function has a definition in the same file. */
  void define(String function) {
    defined.add(function);
  }

  boolean isDefined(String function) {
    return defined.contains(function);
  }

  /** The name of a kernel with its labels: C_phi_phi. */
  static String name(Kernel k) {
    return k.labels().isEmpty() ? k.head() : k.head() + "_" + k.labels().stream().map(Identifiers::label).collect(Collectors.joining("_"));
  }

  private static String label(Expr label) {
    boolean known = label instanceof Apply a && a.builtin().isEmpty() && a.arguments().size() == 1 && a.argument() instanceof Symbol;
    return known ? ((Apply) label).function() : label.toString();
  }

  String of(String name) {
    return identifiers.computeIfAbsent(
        name,
        n -> {
          String first = spelled(n);
          String free = first;
          for (int k = 2; !taken.add(free); k++) {
            free = first + (target == Target.MATHEMATICA ? "$" : "_") + k;
          }
          return free;
        });
  }

  /** Names that are called something else, with what they are called. */
  Map<String, String> changed() {
    Map<String, String> changed = new TreeMap<>(identifiers);
    changed.entrySet().removeIf(e -> e.getKey().equals(e.getValue()));
    return changed;
  }

  private String spelled(String name) {
    String plain = name.replace("~", "_tilde").replace("'", "_prime").replace("+", "_next").replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("_+$", "");
    if (plain.isEmpty() || Character.isDigit(plain.charAt(0))) {
      plain = "v_" + plain;
    }
    return switch (target) {
      case NUMPY, SYMPY -> PYTHON.contains(plain) ? plain + "_" : plain;
      case JULIA -> JULIA.contains(plain) ? plain + "_" : plain;
      case MATHEMATICA -> withoutUnderscores(plain);
    };
  }

  /** Everything that Mathematica defines begins with a capital. */
  private static String withoutUnderscores(String name) {
    StringBuilder out = new StringBuilder();
    boolean raise = false;
    for (char c : name.toCharArray()) {
      if (c == '_') {
        raise = true;
      } else {
        out.append(raise ? Character.toUpperCase(c) : c);
        raise = false;
      }
    }
    return Character.isUpperCase(out.charAt(0)) ? out + "$" : out.toString();
  }
}
