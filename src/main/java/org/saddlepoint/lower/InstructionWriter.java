package org.saddlepoint.lower;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.DADD;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.DASTORE;
import static org.objectweb.asm.Opcodes.DCMPG;
import static org.objectweb.asm.Opcodes.DCMPL;
import static org.objectweb.asm.Opcodes.DDIV;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.DMUL;
import static org.objectweb.asm.Opcodes.DNEG;
import static org.objectweb.asm.Opcodes.DSTORE;
import static org.objectweb.asm.Opcodes.DSUB;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFGT;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Writes instructions of a tape into one method, each result into a local variable of its own. */
final class InstructionWriter {
  /** The instructions from ≤ k &lt; to of one method. */
  record Range(int from, int to) {}

  private static final String UNARY = "(D)D";
  private static final String BINARY = "(DD)D";

  private final MethodVisitor code;
  private final Tape tape;
  private final int firstLocal;
  private IntConsumer arguments = k -> {};
  private IntConsumer parameters = k -> {};
  private int values = -1;
  private Range here;

  /** @param firstLocal the first local variable that is free */
  InstructionWriter(MethodVisitor code, Tape tape, int firstLocal) {
    this.code = code;
    this.tape = tape;
    this.firstLocal = firstLocal;
    this.here = new Range(0, tape.instructions().size());
  }

  /** The tape cut into pieces of at most so many instructions. */
  static List<Range> ranges(Tape tape, int most) {
    List<Range> ranges = new ArrayList<>();
    int all = tape.instructions().size();
    for (int from = 0; from < all; from += most) {
      ranges.add(new Range(from, Math.min(from + most, all)));
    }
    return ranges;
  }

  /** How to push the k-th argument. */
  void argumentsFrom(IntConsumer push) {
    arguments = push;
  }

  /** How to push the k-th parameter. */
  void parametersFrom(IntConsumer push) {
    parameters = push;
  }

  /** Results are also stored into the array in a local variable, from which those of other methods are read. */
  void valuesIn(int local, Range range) {
    values = local;
    here = range;
  }

  /** The instructions that depend on an argument, or those that do not. */
  List<Integer> positions(boolean dependent) {
    boolean[] depends = tape.dependence();
    return IntStream.range(0, depends.length).filter(k -> depends[k] == dependent).boxed().toList();
  }

  /** Pushes the result of an instruction. */
  void load(int position) {
    Instruction instruction = tape.instructions().get(position);
    if (instruction.operation() == Operation.CONSTANT) {
      code.visitLdcInsn(instruction.constant());
    } else if (position >= here.from() && position < here.to()) {
      code.visitVarInsn(DLOAD, local(position));
    } else {
      code.visitVarInsn(ALOAD, values);
      code.visitLdcInsn(position);
      code.visitInsn(DALOAD);
    }
  }

  private int local(int position) {
    return firstLocal + 2 * (position - here.from());
  }

  /** Writes the code of one instruction and stores its result. */
  void write(int position) {
    Instruction instruction = tape.instructions().get(position);
    if (instruction.operation() == Operation.CONSTANT && values < 0) {
      return;
    }
    push(instruction);
    code.visitVarInsn(DSTORE, local(position));
    if (values >= 0) {
      code.visitVarInsn(ALOAD, values);
      code.visitLdcInsn(position);
      code.visitVarInsn(DLOAD, local(position));
      code.visitInsn(DASTORE);
    }
  }

  private void push(Instruction instruction) {
    Operation operation = instruction.operation();
    switch (operation) {
      case CONSTANT -> code.visitLdcInsn(instruction.constant());
      case ARGUMENT -> arguments.accept(instruction.index());
      case PARAMETER -> parameters.accept(instruction.index());
      case LESS, AT_MOST, EQUAL -> choose(operation, instruction.operands());
      default -> {
        instruction.operands().forEach(this::load);
        compute(operation);
      }
    }
  }

  private void compute(Operation operation) {
    switch (operation) {
      case ADD -> code.visitInsn(DADD);
      case SUBTRACT -> code.visitInsn(DSUB);
      case MULTIPLY -> code.visitInsn(DMUL);
      case DIVIDE -> code.visitInsn(DDIV);
      case NEGATE -> code.visitInsn(DNEG);
      case POW, MIN, MAX -> call("java/lang/Math", operation.name().toLowerCase(Locale.ROOT), BINARY);
      case SIGN -> call("java/lang/Math", "signum", UNARY);
      case EXP, TANH, ERF, ERFC, LOG, LOG1P, SIN, COS, ATAN -> call("org/saddlepoint/lower/Elementary", operation.name().toLowerCase(Locale.ROOT), UNARY);
      default -> call("java/lang/Math", operation.name().toLowerCase(Locale.ROOT), UNARY);
    }
  }

  private void call(String owner, String name, String descriptor) {
    code.visitMethodInsn(INVOKESTATIC, owner, name, descriptor, false);
  }

  /** The comparison with a NaN is false, as in the language. */
  private void choose(Operation operation, List<Integer> operands) {
    Label otherwise = new Label();
    Label end = new Label();
    load(operands.get(0));
    load(operands.get(1));
    code.visitInsn(operation == Operation.EQUAL ? DCMPL : DCMPG);
    code.visitJumpInsn(operation == Operation.LESS ? IFGE : operation == Operation.AT_MOST ? IFGT : IFNE, otherwise);
    load(operands.get(2));
    code.visitJumpInsn(GOTO, end);
    code.visitLabel(otherwise);
    load(operands.get(3));
    code.visitLabel(end);
  }
}
