package org.saddlepoint.document.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.Network;

/**
 * The names of quantities that theory reports, in claims about a stage: {@code PR_phi}, {@code C_x(0)}, {@code gain_phi} (also
 * {@code chi}), {@code critical_g}. A parameter of the same name comes first.
 */
final class Quantities {
  /** Head of the kernel that stands for a number; its label is the name. */
  static final String HEAD = "quantity";

  /** {@code next_order(NAME)}, the coefficient of 1/N. */
  static final String NEXT_ORDER = "next_order";

  private static final String NEXT = "next_order of ";

  private static final Pattern NAMES =
      Pattern.compile("chi|g_eff|PR_D|effective_rank|tau_population|stability|(PR|gain|mean|static|var|NVar_C|Var_diag_C|critical)_\\w+");
  private static final Pattern FUNCTIONS = Pattern.compile("(C|S|Psi)_\\w+");

  private Quantities() {}

  static boolean isName(String name) {
    return NAMES.matcher(name).matches();
  }

  static boolean isFunction(String name) {
    return FUNCTIONS.matcher(name).matches();
  }

  /** The expression with every quantity as a kernel, so that nothing takes it for a free name. */
  static Expr marked(Expr e, Network network) {
    Expr next = e.rewrite(n -> n instanceof Apply a && a.function().equals(NEXT_ORDER) ? next(a.argument(), network) : n);
    return next.rewrite(n -> {
      boolean quantity = n instanceof Symbol s && isName(s.name()) && network.parameter(s.name()).isEmpty();
      return quantity ? Kernel.of(HEAD, List.of(n), List.of()) : n;
    });
  }

  private static Expr next(Expr of, Network network) {
    Kernel quantity = of instanceof Kernel k ? k : (Kernel) Kernel.of(HEAD, List.of(of), List.of());
    return reported(quantity, network).<Expr>map(name -> Kernel.of(HEAD, List.of(Expr.sym(NEXT + name)), List.of())).orElse(quantity);
  }

  /** The quantity of which a name asks for the coefficient of 1/N. */
  static Optional<String> nextOf(String name) {
    return name.startsWith(NEXT) ? Optional.of(name.substring(NEXT.length())) : Optional.empty();
  }

  /** Whether the kernel is a quantity or a function that theory reports. */
  static boolean is(Kernel k) {
    return k.head().equals(HEAD) || k.labels().isEmpty() && isFunction(k.head());
  }

  static boolean occursIn(Expr e) {
    return e instanceof Kernel k && is(k) || e.children().stream().anyMatch(Quantities::occursIn);
  }

  /** The name under which theory reports the quantity; {@code chi} is the gain of the only output. */
  static Optional<String> reported(Kernel k, Network network) {
    if (k.head().equals(HEAD)) {
      String name = k.labels().get(0).toString();
      return Optional.of(name.equals("chi") ? gain(network) : name);
    }
    Expr at = k.arguments().get(0);
    if (at.equals(Constant.INFINITY)) {
      return Optional.of(k.head() + "(inf)");
    }
    return at instanceof Num n && n.value().isZero() && k.head().startsWith("C_") && k.orders().get(0) == 0 ? Optional.of(k.head() + "(0)") : Optional.empty();
  }

  private static String gain(Network network) {
    List<String> automatic = org.saddlepoint.model.Measured.of(network).stream().filter(m -> m.slope().isPresent()).map(m -> "gain_" + m.name()).toList();
    return automatic.isEmpty() ? "gain_phi" : automatic.get(0);
  }

  /** Everything that theory has to report for an expression. */
  static Set<String> wanted(Expr e, Network network) {
    Set<String> names = new TreeSet<>();
    collect(e, network, names);
    return names;
  }

  private static void collect(Expr e, Network network, Set<String> names) {
    if (e instanceof Kernel k && is(k)) {
      String name = reported(k, network).orElse(k.head());
      names.add(nextOf(name).orElse(name));
      nextOf(name).ifPresent(n -> names.add(name));
    }
    e.children().forEach(c -> collect(c, network, names));
  }
}
