package org.saddlepoint.lower;

import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.D2F;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.DASTORE;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.DRETURN;
import static org.objectweb.asm.Opcodes.F2D;
import static org.objectweb.asm.Opcodes.FALOAD;
import static org.objectweb.asm.Opcodes.FASTORE;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEWARRAY;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.T_DOUBLE;
import static org.objectweb.asm.Opcodes.V17;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes the class file of a tape. A tape that fits one method is written straight into the body of the loop over elements, with
 * everything that does not depend on an argument computed before it. A longer one is cut into methods that hand values on in an
 * array, because the virtual machine neither loads methods of 64 KB nor optimises those of 8 KB.
 */
final class BytecodeWriter {
  private static final String NAME = "org/saddlepoint/lower/Generated";
  private static final String BASE = "org/saddlepoint/lower/GeneratedFunction";
  private static final String PARAMETERS = "p";
  private static final String PART = "([D[D[D)V";

  /** Instructions take 6 to 30 bytes each. */
  private static final int INSTRUCTIONS_PER_METHOD = 250;

  private final Tape tape;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
  private final List<InstructionWriter.Range> ranges;

  BytecodeWriter(Tape tape) {
    this.tape = tape;
    this.ranges = InstructionWriter.ranges(tape, INSTRUCTIONS_PER_METHOD);
  }

  byte[] write() {
    writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, NAME, null, BASE, null);
    writer.visitField(ACC_PRIVATE | ACC_FINAL, PARAMETERS, "[D", null, null).visitEnd();
    constructor();
    number("arity", tape.arguments());
    number("results", tape.results().size());
    if (ranges.size() > 1) {
      for (InstructionWriter.Range range : ranges) {
        part(range);
      }
    }
    value();
    if (tape.arguments() == 1 && ranges.size() == 1) {
      valueOfOne();
    }
    block("([[D[[DII)V", "[D", DALOAD, DASTORE);
    block("([[F[[FII)V", "[F", FALOAD, FASTORE);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private MethodVisitor method(int access, String name, String descriptor) {
    MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    return code;
  }

  private static void finish(MethodVisitor code, int returning) {
    code.visitInsn(returning);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void constructor() {
    MethodVisitor code = method(ACC_PUBLIC, "<init>", "([D)V");
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, BASE, "<init>", "()V", false);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitFieldInsn(PUTFIELD, NAME, PARAMETERS, "[D");
    finish(code, RETURN);
  }

  private void number(String name, int value) {
    MethodVisitor code = method(ACC_PUBLIC, name, "()I");
    code.visitLdcInsn(value);
    finish(code, IRETURN);
  }

  /** A part of a long tape: {@code static void partK(double[] arguments, double[] parameters, double[] values)}. */
  private void part(InstructionWriter.Range range) {
    MethodVisitor code = method(ACC_PRIVATE | ACC_STATIC, partName(range), PART);
    InstructionWriter instructions = new InstructionWriter(code, tape, 3);
    instructions.argumentsFrom(k -> element(code, 0, k));
    instructions.parametersFrom(k -> element(code, 1, k));
    instructions.valuesIn(2, range);
    for (int k = range.from(); k < range.to(); k++) {
      instructions.write(k);
    }
    finish(code, RETURN);
  }

  private static String partName(InstructionWriter.Range range) {
    return "part" + range.from();
  }

  private static void element(MethodVisitor code, int array, int index) {
    code.visitVarInsn(ALOAD, array);
    code.visitLdcInsn(index);
    code.visitInsn(DALOAD);
  }

  private static void parameter(MethodVisitor code, int index) {
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, NAME, PARAMETERS, "[D");
    code.visitLdcInsn(index);
    code.visitInsn(DALOAD);
  }

  private void value() {
    MethodVisitor code = method(ACC_PUBLIC, "value", "([D)D");
    int result = tape.results().get(0);
    if (ranges.size() > 1) {
      newArray(code, tape.instructions().size(), 2);
      callParts(code, 1, 2);
      element(code, 2, result);
    } else {
      InstructionWriter instructions = new InstructionWriter(code, tape, 2);
      instructions.argumentsFrom(k -> element(code, 1, k));
      instructions.parametersFrom(k -> parameter(code, k));
      for (int k = 0; k <= result; k++) {
        instructions.write(k);
      }
      instructions.load(result);
    }
    finish(code, DRETURN);
  }

  /** {@code applyAsDouble(double)}: a call without an array for the argument. */
  private void valueOfOne() {
    MethodVisitor code = method(ACC_PUBLIC, "applyAsDouble", "(D)D");
    int result = tape.results().get(0);
    InstructionWriter instructions = new InstructionWriter(code, tape, 3);
    instructions.argumentsFrom(k -> code.visitVarInsn(DLOAD, 1));
    instructions.parametersFrom(k -> parameter(code, k));
    for (int k = 0; k <= result; k++) {
      instructions.write(k);
    }
    instructions.load(result);
    finish(code, DRETURN);
  }

  private static void newArray(MethodVisitor code, int length, int local) {
    code.visitLdcInsn(length);
    code.visitIntInsn(NEWARRAY, T_DOUBLE);
    code.visitVarInsn(ASTORE, local);
  }

  private void callParts(MethodVisitor code, int arguments, int values) {
    for (InstructionWriter.Range range : ranges) {
      code.visitVarInsn(ALOAD, arguments);
      code.visitVarInsn(ALOAD, 0);
      code.visitFieldInsn(GETFIELD, NAME, PARAMETERS, "[D");
      code.visitVarInsn(ALOAD, values);
      code.visitMethodInsn(INVOKESTATIC, NAME, partName(range), PART, false);
    }
  }

  /** The loop over elements; locals: 1 inputs, 2 outputs, 3 index, 4 end, then the input and output arrays. */
  private void block(String descriptor, String array, int loading, int storing) {
    MethodVisitor code = method(ACC_PUBLIC, "generated", descriptor);
    List<Integer> in = arrays(code, 1, tape.arguments(), 5);
    List<Integer> out = arrays(code, 2, tape.results().size(), 5 + tape.arguments());
    int free = 5 + tape.arguments() + tape.results().size();
    Body body = ranges.size() > 1 ? new LongBody(code, free, in, loading) : new ShortBody(code, free, in, loading);
    body.before();
    Label start = new Label();
    Label end = new Label();
    code.visitLabel(start);
    code.visitVarInsn(ILOAD, 3);
    code.visitVarInsn(ILOAD, 4);
    code.visitJumpInsn(IF_ICMPGE, end);
    body.element();
    for (int r = 0; r < out.size(); r++) {
      code.visitVarInsn(ALOAD, out.get(r));
      code.visitVarInsn(ILOAD, 3);
      body.result(tape.results().get(r));
      if (storing == FASTORE) {
        code.visitInsn(D2F);
      }
      code.visitInsn(storing);
    }
    code.visitIincInsn(3, 1);
    code.visitJumpInsn(GOTO, start);
    code.visitLabel(end);
    finish(code, RETURN);
  }

  private static List<Integer> arrays(MethodVisitor code, int from, int count, int firstLocal) {
    List<Integer> locals = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      code.visitVarInsn(ALOAD, from);
      code.visitLdcInsn(k);
      code.visitInsn(AALOAD);
      code.visitVarInsn(ASTORE, firstLocal + k);
      locals.add(firstLocal + k);
    }
    return locals;
  }

  private static void input(MethodVisitor code, int array, int loading) {
    code.visitVarInsn(ALOAD, array);
    code.visitVarInsn(ILOAD, 3);
    code.visitInsn(loading);
    if (loading == FALOAD) {
      code.visitInsn(F2D);
    }
  }

  private interface Body {
    void before();

    void element();

    void result(int position);
  }

  private final class ShortBody implements Body {
    private final InstructionWriter instructions;

    ShortBody(MethodVisitor code, int free, List<Integer> in, int loading) {
      instructions = new InstructionWriter(code, tape, free);
      instructions.argumentsFrom(k -> input(code, in.get(k), loading));
      instructions.parametersFrom(k -> parameter(code, k));
    }

    @Override
    public void before() {
      instructions.positions(false).forEach(instructions::write);
    }

    @Override
    public void element() {
      instructions.positions(true).forEach(instructions::write);
    }

    @Override
    public void result(int position) {
      instructions.load(position);
    }
  }

  private final class LongBody implements Body {
    private final MethodVisitor code;
    private final int arguments;
    private final List<Integer> in;
    private final int loading;

    LongBody(MethodVisitor code, int free, List<Integer> in, int loading) {
      this.code = code;
      this.arguments = free;
      this.in = in;
      this.loading = loading;
    }

    @Override
    public void before() {
      newArray(code, tape.arguments(), arguments);
      newArray(code, tape.instructions().size(), arguments + 1);
    }

    @Override
    public void element() {
      for (int k = 0; k < in.size(); k++) {
        code.visitVarInsn(ALOAD, arguments);
        code.visitLdcInsn(k);
        input(code, in.get(k), loading);
        code.visitInsn(DASTORE);
      }
      callParts(code, arguments, arguments + 1);
    }

    @Override
    public void result(int position) {
      BytecodeWriter.element(code, arguments + 1, position);
    }
  }
}
