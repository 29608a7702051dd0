package org.saddlepoint.action;

/** How two random matrices pair in an average: element with the same element (V), or with the transposed one (W). */
public enum Orientation {
  PARALLEL,
  TRANSPOSED
}
