package org.saddlepoint.document;

import org.saddlepoint.model.Network;

/** Reads the networks of model blocks. */
@FunctionalInterface
public interface ModelBlocks {
  /** @throws org.saddlepoint.expr.InputException at the place of a mistake, within the block or in the file that it names */
  Network read(Block.Model block);
}
