package org.saddlepoint.simulate;

import org.saddlepoint.model.Noise;

/** A noise as it acts on the sites of one species; the same noise on two species is two independent ones. */
record NoiseSlot(Slot slot, Noise.Law law) {}
