package org.saddlepoint.simulate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.numeric.DenseProduct;

/** Forms the connectivity J of one network from its drawn couplings by sending unit vectors along the chains, and measures it. */
final class ConnectivityProbe {
  /** Beyond this J takes too much memory and its products too much time. */
  private static final int MOST_SITES = 4096;

  private final Wiring wiring;
  private final Realisation realisation;
  private final int batch;
  private final Map<Integer, Integer> rowOffset = new TreeMap<>();
  private final Map<Integer, Integer> columnOffset = new TreeMap<>();
  private final int rows;
  private final int columns;

  /** @param batch how many vectors the couplings take at a time */
  ConnectivityProbe(Wiring wiring, Realisation realisation, int batch) {
    this.wiring = wiring;
    this.realisation = realisation;
    this.batch = batch;
    rows = offsets(wiring.chains().stream().mapToInt(Wiring.Chain::receiver).toArray(), rowOffset);
    columns = offsets(wiring.chains().stream().mapToInt(Wiring.Chain::sender).toArray(), columnOffset);
  }

  private int offsets(int[] species, Map<Integer, Integer> offset) {
    int next = 0;
    for (int s : IntStream.of(species).sorted().distinct().toArray()) {
      offset.put(s, next);
      next += realisation.sites()[s];
    }
    return next;
  }

  Connectivity measure() {
    if (rows > MOST_SITES || columns > MOST_SITES) {
      return Connectivity.NONE;
    }
    double[] matrix = new double[rows * columns];
    for (Wiring.Chain chain : wiring.chains()) {
      add(chain, matrix);
    }
    double square = 0;
    for (double element : matrix) {
      square += element * element;
    }
    double[] modes = modes();
    double modeSquare = 0;
    double modeFourth = 0;
    for (double d : modes) {
      modeSquare += d;
      modeFourth += d * d;
    }
    boolean none = modes.length == 0;
    return new Connectivity(rows, square - ownSquare(matrix), square, fourth(matrix), none ? Double.NaN : modeSquare, none ? Double.NaN : modeFourth);
  }

  /** Σ_i J_ii², what sites say to themselves. */
  private double ownSquare(double[] matrix) {
    double square = 0;
    for (Map.Entry<Integer, Integer> column : columnOffset.entrySet()) {
      Integer row = rowOffset.get(column.getKey());
      for (int i = 0; row != null && i < realisation.sites()[column.getKey()]; i++) {
        double element = matrix[(column.getValue() + i) * rows + row + i];
        square += element * element;
      }
    }
    return square;
  }

  /** Adds a chain to J, column by column: element (i, j) at j·rows + i. */
  private void add(Wiring.Chain chain, double[] matrix) {
    int senders = realisation.sites()[chain.sender()];
    double[] weight = values(chain.weight(), chain.sender());
    int receivers = realisation.sites()[chain.receiver()];
    for (int first = 0; first < senders; first += batch) {
      int count = Math.min(batch, senders - first);
      double[] vectors = new double[count * senders];
      for (int b = 0; b < count; b++) {
        vectors[b * senders + first + b] = weight[first + b];
      }
      for (int h = chain.hops().size() - 1; h >= 0; h--) {
        vectors = through(chain.hops().get(h), vectors, count);
      }
      for (int b = 0; b < count; b++) {
        int at = (columnOffset.get(chain.sender()) + first + b) * rows + rowOffset.get(chain.receiver());
        for (int i = 0; i < receivers; i++) {
          matrix[at + i] += vectors[b * receivers + i];
        }
      }
    }
  }

  private double[] through(Wiring.Hop hop, double[] vectors, int count) {
    int receivers = realisation.sites()[hop.species()];
    double[] out = new double[count * receivers];
    realisation.couplings().get(hop.coupling()).apply(vectors, out, count);
    double[] factor = values(hop.factor(), hop.species());
    for (int k = 0; k < out.length; k++) {
      out[k] *= factor[k % receivers];
    }
    return out;
  }

  private double[] values(Expr formula, int species) {
    double[] values = new double[realisation.sites()[species]];
    new ElementFormula(formula, realisation.parameters().get(species), Map.of(), values.length).column(0, values);
    return values;
  }

  private double fourth(double[] matrix) {
    double[] gram = new double[columns * columns];
    // By columns the matrix is Jᵀ by rows: the product of it with itself is JᵀJ.
    try (DenseProduct product = DenseProduct.of(matrix, columns, rows, columns, DenseProduct.Precision.DOUBLE)) {
      product.multiply(matrix, gram, columns);
    }
    double sum = 0;
    for (double element : gram) {
      sum += element * element;
    }
    return sum;
  }

  /** D_a² of every mode; empty where some chain does not consist of two couplings that meet at one and the same species of modes. */
  private double[] modes() {
    List<Wiring.Chain> chains = wiring.chains();
    int species = chains.get(0).hops().size() == 2 ? chains.get(0).hops().get(1).species() : -1;
    if (species < 0 || !chains.stream().allMatch(c -> c.hops().size() == 2 && c.hops().get(1).species() == species)) {
      return new double[0];
    }
    int modes = realisation.sites()[species];
    double[] outward = new double[modes];
    for (Wiring.Hop hop : chains.stream().map(c -> c.hops().get(0)).distinct().toList()) {
      addColumnNorms(hop, modes, outward);
    }
    double[] inward = new double[modes];
    for (Wiring.Chain chain : chains.stream().map(c -> new Wiring.Chain(c.hops().subList(1, 2), c.weight(), c.sender())).distinct().toList()) {
      double[] weight = values(chain.weight(), chain.sender());
      addRowNorms(chain, weight, inward);
    }
    return IntStream.range(0, modes).mapToDouble(a -> outward[a] * inward[a]).toArray();
  }

  private void addColumnNorms(Wiring.Hop hop, int senders, double[] norms) {
    int receivers = realisation.sites()[hop.species()];
    for (int first = 0; first < senders; first += batch) {
      int count = Math.min(batch, senders - first);
      double[] vectors = new double[count * senders];
      for (int b = 0; b < count; b++) {
        vectors[b * senders + first + b] = 1;
      }
      double[] out = through(hop, vectors, count);
      for (int k = 0; k < out.length; k++) {
        norms[first + k / receivers] += out[k] * out[k];
      }
    }
  }

  private void addRowNorms(Wiring.Chain chain, double[] weight, double[] norms) {
    int senders = weight.length;
    for (int first = 0; first < senders; first += batch) {
      int count = Math.min(batch, senders - first);
      double[] vectors = new double[count * senders];
      for (int b = 0; b < count; b++) {
        vectors[b * senders + first + b] = weight[first + b];
      }
      double[] out = through(chain.hops().get(0), vectors, count);
      for (int k = 0; k < out.length; k++) {
        norms[k % norms.length] += out[k] * out[k];
      }
    }
  }
}
