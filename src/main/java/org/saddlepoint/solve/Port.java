package org.saddlepoint.solve;

/** A label of a site in the fluctuations: something read out (by readout index) or a response field (by input index). */
record Port(boolean response, int index) {}
