package org.saddlepoint.action;

/** A sum over the sites of a species, Σ_i first_i(t) second_i(t'). */
public record SitePair(Label first, Label second) {}
