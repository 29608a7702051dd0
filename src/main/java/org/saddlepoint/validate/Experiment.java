package org.saddlepoint.validate;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An experiment as its file states it.
 *
 * @param file the file as the user named it, @param sha256 of its bytes
 * @param title one line, @param about what it shows, may be empty
 * @param model the model file
 * @param cases the settings of each case: one for fixed values, several along a range
 * @param sweep the parameter that varies over the cases, empty if there is one case
 * @param family a second parameter that varies, for every value of which the sweep is a line in the pictures; empty if there is none
 * @param sizes N; with several sizes the simulation is extrapolated to N → ∞ as value + c/N
 * @param networks independent networks of each of the sizes, @param seed of the random numbers
 * @param timeStep and @param time of the simulation, where given
 * @param atStep whether the theory is solved at the simulation's time step
 * @param quantities compared as numbers, @param functions compared at {@code lags} lags from 0 to {@code reach}
 * @param nextOrder whether theory is taken at every size as value + c/N, with the coefficient c that it derives, instead of extrapolating
 * @param agreement what counts as agreement
 * @param figure how the pictures are drawn
 */
public record Experiment(
    String file,
    String sha256,
    String title,
    String about,
    Path model,
    List<List<Setting>> cases,
    String sweep,
    String family,
    List<Integer> sizes,
    List<Integer> networks,
    long seed,
    OptionalDouble timeStep,
    OptionalDouble time,
    boolean atStep,
    List<Named> quantities,
    List<Named> functions,
    double reach,
    int lags,
    boolean nextOrder,
    Agreement agreement,
    FigureStyle figure) {

  public Experiment {
    cases = cases.stream().map(List::copyOf).toList();
    sizes = List.copyOf(sizes);
    networks = List.copyOf(networks);
    if (sizes.size() != networks.size()) {
      throw new IllegalArgumentException(sizes.size() + " sizes with " + networks.size() + " numbers of networks");
    }
    quantities = List.copyOf(quantities);
    functions = List.copyOf(functions);
  }
}
