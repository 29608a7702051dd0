package org.saddlepoint.simulate;

import org.saddlepoint.numeric.RandomStream;

/**
 * The random numbers of one network, one stream per purpose, so that changing one thing (a longer run, another noise) leaves the
 * rest of the draw as it was.
 *
 * @param seed the user's seed
 * @param network which of the independent networks
 */
record Streams(long seed, long network) {
  RandomStream of(String purpose) {
    return RandomStream.of(seed, purpose, network);
  }
}
