package org.saddlepoint.action;

import java.util.List;

/** The effective stochastic process of one site of a species at the saddle point. */
public record SiteProcess(String species, List<LocalDynamics> local, List<NoiseSource> noises, List<Drive> drives, List<Feedback> feedbacks, List<MeanInput> means) {}
