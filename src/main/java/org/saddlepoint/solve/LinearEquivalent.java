package org.saddlepoint.solve;

import java.util.List;
import java.util.Map;
import org.saddlepoint.action.Interaction;

/**
 * What a linear network with a model's own coupling matrices needs in order to have the model's single-site statistics: b_i = b⁰_i +
 * Σ_a R⁰_ba Σ_j J_ij b'_j with the bare response R⁰ and independent sources of spectrum c⁰, for every node of the site parameters, and
 * what the fluctuations B(1 − 𝒱B)^{-1} predict for its covariances between sites.
 */
public interface LinearEquivalent {
  /** Linear coefficients of a node: bare responses {@code [b·posts + a]} and the source spectrum {@code [b·readouts + c]}. */
  record Coefficients(double[] responseRe, double[] responseIm, double[] sourceRe, double[] sourceIm) {}

  /** Couplings with the signals that they transmit: post and pre factor of each. */
  List<Interaction> interactions();

  /** The readouts that couplings transmit, as {species index, readout index}. */
  List<int[]> signals();

  /** Names of the species. */
  List<String> species();

  double ratio(int species);

  /** Number of readouts of a species. */
  int readouts(int species);

  /** The readout that an interaction transmits. */
  int readout(Interaction i);

  /** The input by which an interaction enters. */
  int post(Interaction i);

  /** Number of inputs of a species. */
  int posts(int species);

  /** Weights of the nodes of a species, summing to one. */
  double[] weights(int species);

  /** Site parameters of a node, empty where all sites are alike. */
  Map<String, Double> parameters(int species, int node);

  /** The index of the known frequency that is next to an angular frequency. */
  int bin(double omega);

  /** The angular frequency of a bin. */
  double omega(int bin);

  /** (1/N) Σ_ij C^h_ij(ω1) C^h_ij(ω2) of every signal in theory, the second frequency mirrored or not. */
  double[] predicted(int first, int second, boolean mirrored);

  /** The coefficients of a node at a frequency; readouts that couplings do not transmit have zeros. */
  Coefficients at(int species, int node, int bin);
}
