package org.saddlepoint.lower;

import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.saddlepoint.lower.VectorCode.Value;

/**
 * Writes the class of a {@link VectorLoop}: one pass over the elements, a vector at a time, elementary functions included, so that no value in between
 * goes through memory. What does not depend on an argument is computed before the loop, as in {@link BytecodeWriter}.
 */
final class VectorWriter {
  private static final String NAME = "org/saddlepoint/lower/GeneratedLoop";
  private static final String PARAMETERS = "p";

  /** Local variables of the method. */
  private static final int IN = 1;

  private static final int OUT = 2;
  private static final int FLAGS = 3;
  private static final int INDEX = 4;
  private static final int END = 5;
  private static final int ARRAYS = 6;

  private final Tape tape;
  private final int lanes;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);

  VectorWriter(Tape tape, int lanes) {
    this.tape = tape;
    this.lanes = lanes;
  }

  byte[] write() {
    writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, NAME, null, "java/lang/Object", new String[] {"org/saddlepoint/lower/VectorLoop"});
    writer.visitField(ACC_PRIVATE | ACC_FINAL, PARAMETERS, "[D", null, null).visitEnd();
    constructor();
    loop();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void constructor() {
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "<init>", "([D)V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitFieldInsn(PUTFIELD, NAME, PARAMETERS, "[D");
    finish(code);
  }

  private static void finish(MethodVisitor code) {
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void loop() {
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "run", "([[D[[D[JII)V", null, null);
    code.visitCode();
    arrays(code, IN, tape.arguments(), ARRAYS);
    int outputs = ARRAYS + tape.arguments();
    arrays(code, OUT, tape.results().size(), outputs);
    int scalars = outputs + tape.results().size();
    InstructionWriter before = new InstructionWriter(code, tape, scalars);
    before.parametersFrom(k -> parameter(code, k));
    before.positions(false).forEach(before::write);
    VectorCode vectors = new VectorCode(code, scalars + 2 * tape.instructions().size());
    Label start = new Label();
    Label end = new Label();
    code.visitLabel(start);
    code.visitVarInsn(ILOAD, INDEX);
    code.visitVarInsn(ILOAD, END);
    code.visitJumpInsn(IF_ICMPGE, end);
    body(vectors, before, outputs);
    code.visitIincInsn(INDEX, lanes);
    code.visitJumpInsn(GOTO, start);
    code.visitLabel(end);
    finish(code);
  }

  /** All arguments are read before the first result is written, which may stand in the place of an argument. */
  private void body(VectorCode code, InstructionWriter before, int outputs) {
    VectorFunctions functions = new VectorFunctions(code);
    boolean[] depends = tape.dependence();
    Value[] vectors = new Value[depends.length];
    for (int k = 0; k < vectors.length; k++) {
      Instruction instruction = tape.instructions().get(k);
      int position = k;
      if (instruction.operation() == Operation.CONSTANT) {
        vectors[k] = code.constant(instruction.constant());
      } else if (!depends[k]) {
        vectors[k] = code.broadcast(() -> before.load(position));
      } else if (instruction.operation() == Operation.ARGUMENT) {
        vectors[k] = code.read(ARRAYS + instruction.index(), INDEX);
      } else {
        vectors[k] = functions.apply(instruction.operation(), instruction.operands().stream().map(o -> vectors[o]).toArray(Value[]::new));
      }
    }
    functions.inside().ifPresent(inside -> code.gather(inside, FLAGS));
    for (int r = 0; r < tape.results().size(); r++) {
      code.write(vectors[tape.results().get(r)], outputs + r, INDEX);
    }
  }

  private static void arrays(MethodVisitor code, int from, int count, int firstLocal) {
    for (int k = 0; k < count; k++) {
      code.visitVarInsn(ALOAD, from);
      code.visitLdcInsn(k);
      code.visitInsn(AALOAD);
      code.visitVarInsn(ASTORE, firstLocal + k);
    }
  }

  private static void parameter(MethodVisitor code, int index) {
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, NAME, PARAMETERS, "[D");
    code.visitLdcInsn(index);
    code.visitInsn(DALOAD);
  }
}
