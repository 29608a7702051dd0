package org.saddlepoint.connectome;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;

/**
 * A fitted model as files that every command reads: {@value #MODEL} and {@value #WITHOUT_OVERLAPS}, with the tables {@value #NEURONS} and
 * {@value #MODES} beside them; and {@value #NETWORK}, the network that takes the measured matrix itself.
 */
public final class ModelFiles {
  public static final String MODEL = "model.toml";
  public static final String WITHOUT_OVERLAPS = "model-without-overlaps.toml";
  public static final String NETWORK = "network.toml";
  public static final String NEURONS = "neurons.csv";
  public static final String MODES = "modes.csv";

  /** Classes of neurons with equal gains and of modes with equal strength; the theory solves one equation for each. */
  private static final int CLASSES_OF_NEURONS = 24;

  private static final int CLASSES_OF_MODES = 40;

  private final RandomModes modes;
  private final String activation;
  private final double strength;
  private final String source;
  private final double reciprocity;

  /**
   * @param activation formula of φ in the argument x
   * @param strength g
   * @param source name of the connectome's file, for titles
   * @param reciprocity correlation of J_ij and J_ji, for a model of independent elements
   */
  ModelFiles(RandomModes modes, String activation, double strength, String source, double reciprocity) {
    this.modes = modes;
    this.activation = activation;
    this.strength = strength;
    this.source = source;
    this.reciprocity = reciprocity;
  }

  /** Name and content of every file. @param neurons their names */
  Map<String, String> all(List<String> neurons) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(MODEL, model(true));
    files.put(WITHOUT_OVERLAPS, model(false));
    files.put(NETWORK, network(activation, strength, source));
    files.put(NEURONS, neuronTable(neurons));
    if (!modes.independent()) {
      files.put(MODES, modeTable());
    }
    return files;
  }

  /** The network whose coupling J is given as a matrix of unit strength. */
  static String network(String activation, double strength, String source) {
    return """
        # The network with the matrix of a connectome in place of random couplings:
        # saddlepoint simulate network.toml --matrix J=J.npy   (J has unit strength, the sum of its squares is N)
        title = %s

        [fields.x]
        equation = "x' = -x + g*sum(J, phi(x))"

        [couplings.J]
        variance = "1/N"

        [functions]
        phi = %s

        [parameters]
        g = %s
        """.formatted(quoted("Network of " + source), quoted(activation), decimal(strength));
  }

  /** Reads the network of the given matrix. @throws InputException at the command line's activation if it is not a formula that fits */
  static Network givenMatrixNetwork(String activation, double strength, String source) {
    try {
      return ModelReader.read(network(activation, strength, source), NETWORK, java.nio.file.Path.of(""), List.of());
    } catch (InputException mistake) {
      throw InputException.commandLine("the activation '" + activation + "' cannot be used: " + mistake.wrong(), mistake.right());
    }
  }

  private String model(boolean overlaps) {
    String kind = modes.independent() ? "independent couplings" : "random modes";
    String back = modes.independent() ? "the correlation of J_ij with J_ji" : "the overlaps of left and right vectors";
    return """
        # Fitted to %s by saddlepoint connectome: %s with the gains of every neuron%s.
        title = %s
        cite  = ["clark2025structure"]

        # a: input gain, b: output gain, both with mean square 1 and rounded to classes so that the theory is solved quickly;
        # a_exact and b_exact in the same table are not rounded.
        [species.neuron.parameters]
        gains = { file = "neurons.csv", columns = ["a", "b"] }

        %s
        [functions]
        phi = %s

        [parameters]
        g = %s
        %s
        [analysis]
        critical = "g"
        """.formatted(source, kind, overlaps ? "" : ", without " + back, quoted(title(kind)), modes.independent() ? independent(overlaps) : modeSections(overlaps),
        quoted(activation), decimal(strength), modes.independent() ? "" : "alpha = " + decimal(modes.ratio()) + "\n");
  }

  private String title(String kind) {
    return Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " fitted to " + source;
  }

  private String independent(boolean reciprocal) {
    return """
        [fields.x]
        equation = "x' = -x + a*sum(J, b*phi(x))"

        [couplings.J]
        variance = "g^2/N"
        %s""".formatted(reciprocal && reciprocity != 0 ? "reciprocity = " + quoted(decimal(reciprocity)) + "\n" : "");
  }

  private String modeSections(boolean overlaps) {
    return """
        [species.mode]
        size = "alpha*N"

        # D: strength with mean square 1, rho: overlap of the mode's left and right vector
        [species.mode.parameters]
        modes = { file = "modes.csv", columns = ["D", "rho"] }
        strength = "g*D/sqrt(alpha)"

        [fields.z]
        species  = "mode"
        equation = "z = strength*sum(R, b*phi(x))"

        [fields.x]
        equation = "x' = -x + a*sum(L, z)"

        [couplings.R]
        to       = "mode"
        variance = "1/N"

        [couplings.L]
        from     = "mode"
        variance = "1/N"
        %s""".formatted(overlaps ? "covariance = { with = \"transpose(R)\", value = \"rho/N\" }\n" : "");
  }

  private String neuronTable(List<String> neurons) {
    double[] input = modes.gains().input();
    double[] output = modes.gains().output();
    Classes classes = Classes.of(squares(input), squares(output), CLASSES_OF_NEURONS);
    StringBuilder table = new StringBuilder("a,b,a_exact,b_exact,neuron\n");
    for (int i = 0; i < input.length; i++) {
      table.append(Math.sqrt(classes.first()[i])).append(',').append(Math.sqrt(classes.second()[i])).append(',')
          .append(input[i]).append(',').append(output[i]).append(',').append(cell(neurons.get(i))).append('\n');
    }
    return table.toString();
  }

  private String modeTable() {
    double[] strengths = modes.strengths();
    Classes classes = Classes.of(squares(strengths), modes.overlaps(), CLASSES_OF_MODES);
    StringBuilder table = new StringBuilder("D,rho,D_exact,rho_exact\n");
    for (int a = 0; a < strengths.length; a++) {
      table.append(Math.sqrt(classes.first()[a])).append(',').append(classes.second()[a]).append(',')
          .append(strengths[a]).append(',').append(modes.overlaps()[a]).append('\n');
    }
    return table.toString();
  }

  private static double[] squares(double[] values) {
    return java.util.Arrays.stream(values).map(v -> v * v).toArray();
  }

  private static String cell(String name) {
    return name.contains(",") || name.contains("\"") ? '"' + name.replace("\"", "\"\"") + '"' : name;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
  }

  /** A number as the grammar of model files has it. */
  private static String decimal(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }
}
