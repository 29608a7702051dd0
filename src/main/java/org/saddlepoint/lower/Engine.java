package org.saddlepoint.lower;

/** A way to execute a tape: compiled to bytecode, interpreted in blocks, or (where the machine has it) in vector registers. */
interface Engine {
  /** The tape with its parameters bound; a function that any thread may call. */
  CompiledFunction bind(double... parameters);
}
