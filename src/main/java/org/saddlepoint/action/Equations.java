package org.saddlepoint.action;

import org.saddlepoint.model.Network;

/** The equations of motion of a network, as read or with the inputs named. */
public record Equations(Network network) implements Stage {}
