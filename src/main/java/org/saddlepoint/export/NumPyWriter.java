package org.saddlepoint.export;

import java.util.List;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;

/** Python over NumPy arrays; integrals and averages over a normal variable by SciPy's adaptive quadrature. */
final class NumPyWriter extends NumericWriter {
  private static final String IMPORTS = "import numpy as np\nfrom scipy import special\nfrom scipy.integrate import quad\n";
  private static final String MEAN =
      """


      def gaussian_mean(f, variance):
          \"""The average of f(x) over a centred normal variable x.\"""
          width = np.sqrt(variance)
          return quad(lambda z: f(width*z)*np.exp(-z*z/2), -12, 12, points=[0], limit=400, epsabs=1e-13, epsrel=1e-12)[0]/np.sqrt(2*np.pi)
      """;

  NumPyWriter(Identifiers names) {
    super(names, new Words("NumPy", "np.conj", "np.where", "quad", "[0]", ""));
  }

  @Override
  String powerSign() {
    return "**";
  }

  @Override
  Piece constant(Constant c) {
    return new Piece(c.equals(Constant.PI) ? "np.pi" : c.equals(Constant.I) ? "1j" : "np.inf", ATOM);
  }

  @Override
  Piece builtin(Builtin builtin, List<Expr> arguments) {
    return switch (builtin) {
      case ATAN -> call("np.arctan", arguments);
      case ERF, ERFC -> call("special." + builtin.spelling(), arguments);
      case MIN, MAX -> extremum("np." + builtin.spelling() + "imum", arguments);
      default -> call("np." + builtin.spelling(), arguments);
    };
  }

  private Piece extremum(String function, List<Expr> arguments) {
    String nested = write(arguments.get(0));
    for (Expr argument : arguments.subList(1, arguments.size())) {
      nested = function + "(" + nested + ", " + write(argument) + ")";
    }
    return new Piece(nested, ATOM);
  }

  @Override
  String anonymous(String variable, String body) {
    return "lambda " + variable + ": " + body;
  }

  @Override
  String function(String name, String arguments, String remark, String value) {
    String doc = remark.isEmpty() ? "" : "    \"\"\"" + remark.replace("\"", "'").replace("\\", "/") + "\"\"\"\n";
    return "\ndef " + name + "(" + arguments + "):\n" + doc + "    return " + value;
  }

  @Override
  String preamble(List<Expr> expressions) {
    return IMPORTS + (expressions.stream().anyMatch(NumPyWriter::averages) ? MEAN : "");
  }

  private static boolean averages(Expr e) {
    return e instanceof Binder b && b.head().equals("mean") || e.children().stream().anyMatch(NumPyWriter::averages);
  }
}
