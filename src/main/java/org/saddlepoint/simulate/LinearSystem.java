package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.SiteParameter;

/**
 * The dynamics of one species as y' = L y + f + B ξ: y are its states and its Ornstein–Uhlenbeck noises, L and B do not vary in time,
 * f is everything else, and ξ are unit white noises.
 *
 * @param species its index
 * @param states numbers of the program's states among y, first
 * @param coloured the Ornstein–Uhlenbeck noises among y, after the states
 * @param linear L as formulas of site parameters
 * @param remainder f, one formula per state (an Ornstein–Uhlenbeck noise has none)
 * @param sources B, one column per white noise and per Ornstein–Uhlenbeck noise
 */
record LinearSystem(int species, List<Integer> states, List<NoiseSlot> coloured, Expr[][] linear, List<Expr> remainder, Expr[][] sources) {

  static LinearSystem of(Program program, int species) {
    List<Integer> states = new ArrayList<>();
    for (int k = 0; k < program.states().size(); k++) {
      if (program.states().get(k).slot().species() == species) {
        states.add(k);
      }
    }
    List<NoiseSlot> mine = program.noises().stream().filter(n -> n.slot().species() == species).toList();
    List<NoiseSlot> coloured = mine.stream().filter(n -> n.law() instanceof Noise.OrnsteinUhlenbeck).toList();
    List<NoiseSlot> white = mine.stream().filter(n -> n.law() instanceof Noise.White).toList();
    List<String> variables = Stream.concat(states.stream().map(k -> program.states().get(k).slot().name()), coloured.stream().map(n -> n.slot().name())).toList();
    Set<String> split = new LinkedHashSet<>(variables);
    white.forEach(n -> split.add(n.slot().name()));
    Set<String> fixed = new LinkedHashSet<>();
    program.species(species).parameters().stream().map(SiteParameter::name).forEach(fixed::add);
    Expr[][] linear = zeros(variables.size(), variables.size());
    Expr[][] sources = zeros(variables.size(), white.size() + coloured.size());
    List<Expr> remainder = new ArrayList<>();
    for (int row = 0; row < states.size(); row++) {
      StateVariable state = program.states().get(states.get(row));
      LinearSplit parts = LinearSplit.of(state.rate(), split, fixed);
      for (Map.Entry<String, Expr> entry : parts.coefficients().entrySet()) {
        int column = variables.indexOf(entry.getKey());
        if (column >= 0) {
          linear[row][column] = entry.getValue();
        } else {
          NoiseSlot noise = white.stream().filter(n -> n.slot().name().equals(entry.getKey())).findFirst().orElseThrow();
          Expr spectrum = program.network().withParameterValues(((Noise.White) noise.law()).spectrum());
          sources[row][white.indexOf(noise)] = entry.getValue().times(Expr.sqrt(spectrum));
        }
      }
      white.stream().filter(n -> parts.remainder().contains(n.slot().name())).findFirst().ifPresent(n -> refuse(program, state));
      remainder.add(parts.remainder());
    }
    for (int k = 0; k < coloured.size(); k++) {
      Noise.OrnsteinUhlenbeck law = (Noise.OrnsteinUhlenbeck) coloured.get(k).law();
      Expr time = program.network().withParameterValues(law.time());
      Expr variance = program.network().withParameterValues(law.variance());
      linear[states.size() + k][states.size() + k] = Expr.neg(Expr.pow(time, -1));
      sources[states.size() + k][white.size() + k] = Expr.sqrt(Expr.div(Expr.TWO.times(variance), time));
    }
    return new LinearSystem(species, List.copyOf(states), coloured, linear, List.copyOf(remainder), sources);
  }

  private static Expr[][] zeros(int rows, int columns) {
    Expr[][] zero = new Expr[rows][columns];
    for (Expr[] row : zero) {
      java.util.Arrays.fill(row, Expr.ZERO);
    }
    return zero;
  }

  private static void refuse(Program program, StateVariable state) {
    Field field = program.network().fields().stream().filter(f -> state.slot().name().equals("log#" + f.name()) || state.slot().name().replace("'", "").equals(f.name()))
        .findFirst().orElseThrow();
    SourcePosition position = program.network().source().position("fields." + field.name() + ".equation").orElse(SourcePosition.startOf(program.network().source().file()));
    throw new InputException(position, "white noise is multiplied by something that varies, or stands inside a function, in the equation of '" + field.name() + "'",
        "add it to the right-hand side, or give it a correlation time with kind = \"ou\"");
  }

  int size() {
    return linear.length;
  }
}
