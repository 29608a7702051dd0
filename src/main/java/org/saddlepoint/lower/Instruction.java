package org.saddlepoint.lower;

import java.util.List;

/**
 * One step of a {@link Tape}: an operation on the results of earlier steps.
 *
 * @param operation what is done
 * @param operands positions of earlier instructions, as many as the operation takes
 * @param index which argument or parameter is read; 0 otherwise
 * @param constant the number, for a constant; 0 otherwise
 */
record Instruction(Operation operation, List<Integer> operands, int index, double constant) {}
