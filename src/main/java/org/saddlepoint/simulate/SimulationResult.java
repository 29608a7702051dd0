package org.saddlepoint.simulate;

import org.saddlepoint.model.Result;

/**
 * What a simulation found and how it was done.
 *
 * @param result quantities and functions with standard errors over networks
 * @param size N, @param networks number of independent networks that were finished, @param seed of the random numbers
 * @param timeStep time step (1 in discrete time, 0 where time does not run)
 * @param time duration of the stationary run of each network
 * @param method how time passed, in words
 * @param backend which linear algebra ran
 * @param trajectories how many were started in all, @param escaped how many of them diverged, @param unsettled how many found no fixed
 *     point where fixed points were wanted; both are left out of the averages
 */
public record SimulationResult(
    Result result, int size, int networks, long seed, double timeStep, double time, String method, String backend, int trajectories, int escaped, int unsettled) {}
