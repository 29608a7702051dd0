package org.saddlepoint.lower;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes calls of {@code jdk.incubator.vector} into a method, each result into a local variable of its own, whose number stands for it.
 * Without branches, helper methods and vectors that live from one turn of a loop to the next, the virtual machine keeps every vector in
 * a register; with them it makes objects of them.
 */
final class VectorCode {
  private static final String PACKAGE = "jdk/incubator/vector/";
  private static final String DOUBLE = PACKAGE + "DoubleVector";
  private static final String LONG = PACKAGE + "LongVector";
  private static final String OPERATORS = PACKAGE + "VectorOperators";
  private static final String ANY = "L" + PACKAGE + "Vector;";
  private static final String MASK = "L" + PACKAGE + "VectorMask;";
  private static final String SPECIES = "L" + PACKAGE + "VectorSpecies;";

  private final MethodVisitor code;
  private final Map<Object, Value> constants = new HashMap<>();
  private int free;

  /** @param firstLocal the first local variable that is free */
  VectorCode(MethodVisitor code, int firstLocal) {
    this.code = code;
    this.free = firstLocal;
  }

  /** A vector in a local variable. */
  record Value(int local) {}

  private void load(Value value) {
    code.visitVarInsn(ALOAD, value.local());
  }

  private Value store() {
    code.visitVarInsn(ASTORE, free);
    return new Value(free++);
  }

  private void species(String type) {
    code.visitFieldInsn(GETSTATIC, type, "SPECIES_PREFERRED", SPECIES);
  }

  /** {@code owner operation(Vector, …)}: a method of the first operand. */
  private Value call(String owner, String operation, String result, Value... operands) {
    for (Value operand : operands) {
      load(operand);
    }
    code.visitMethodInsn(INVOKEVIRTUAL, owner, operation, "(" + ANY.repeat(operands.length - 1) + ")L" + result + ";", false);
    return store();
  }

  private Value numbers(String operation, Value... operands) {
    return call(DOUBLE, operation, DOUBLE, operands);
  }

  private Value integers(String operation, Value... operands) {
    return call(LONG, operation, LONG, operands);
  }

  /** All elements equal to a number. */
  Value constant(double value) {
    return constants.computeIfAbsent(value, key -> broadcast(() -> code.visitLdcInsn(value)));
  }

  Value constant(long value) {
    return constants.computeIfAbsent(value, key -> {
      species(LONG);
      code.visitLdcInsn(value);
      code.visitMethodInsn(INVOKESTATIC, LONG, "broadcast", "(" + SPECIES + "J)L" + LONG + ";", false);
      return store();
    });
  }

  /** All elements equal to the number that is pushed. */
  Value broadcast(Runnable push) {
    species(DOUBLE);
    push.run();
    code.visitMethodInsn(INVOKESTATIC, DOUBLE, "broadcast", "(" + SPECIES + "D)L" + DOUBLE + ";", false);
    return store();
  }

  /** The elements from an index on of the array in a local variable. */
  Value read(int array, int index) {
    species(DOUBLE);
    code.visitVarInsn(ALOAD, array);
    code.visitVarInsn(ILOAD, index);
    code.visitMethodInsn(INVOKESTATIC, DOUBLE, "fromArray", "(" + SPECIES + "[DI)L" + DOUBLE + ";", false);
    return store();
  }

  void write(Value vector, int array, int index) {
    load(vector);
    code.visitVarInsn(ALOAD, array);
    code.visitVarInsn(ILOAD, index);
    code.visitMethodInsn(INVOKEVIRTUAL, DOUBLE, "intoArray", "([DI)V", false);
  }

  /** {@code array &= integers} for the first elements of the array. */
  void gather(Value integers, int array) {
    species(LONG);
    code.visitVarInsn(ALOAD, array);
    code.visitLdcInsn(0);
    code.visitMethodInsn(INVOKESTATIC, LONG, "fromArray", "(" + SPECIES + "[JI)L" + LONG + ";", false);
    Value all = and(store(), integers);
    load(all);
    code.visitVarInsn(ALOAD, array);
    code.visitLdcInsn(0);
    code.visitMethodInsn(INVOKEVIRTUAL, LONG, "intoArray", "([JI)V", false);
  }

  /** a b + c, rounded once. */
  Value fma(Value a, Value b, Value c) {
    return numbers("fma", a, b, c);
  }

  Value fma(Value a, double b, double c) {
    return fma(a, constant(b), constant(c));
  }

  Value add(Value a, Value b) {
    return numbers("add", a, b);
  }

  Value subtract(Value a, Value b) {
    return numbers("sub", a, b);
  }

  Value multiply(Value a, Value b) {
    return numbers("mul", a, b);
  }

  Value divide(Value a, Value b) {
    return numbers("div", a, b);
  }

  Value negate(Value a) {
    return numbers("neg", a);
  }

  Value abs(Value a) {
    return numbers("abs", a);
  }

  Value sqrt(Value a) {
    return numbers("sqrt", a);
  }

  Value min(Value a, Value b) {
    return numbers("min", a, b);
  }

  Value max(Value a, Value b) {
    return numbers("max", a, b);
  }

  /** Σ c_k y^k: the even and the odd terms each by Horner's rule, two short chains of operations in place of a long one. */
  Value polynomial(double[] c, Value y) {
    Value square = multiply(y, y);
    return fma(y, horner(c, 1, square), horner(c, 0, square));
  }

  private Value horner(double[] c, int first, Value y) {
    int k = c.length - 1 - (c.length - 1 - first) % 2;
    Value sum = constant(c[k]);
    for (k -= 2; k >= first; k -= 2) {
      sum = fma(sum, y, constant(c[k]));
    }
    return sum;
  }

  /** The bits of numbers as integers. */
  Value bits(Value numbers) {
    return call(DOUBLE, "reinterpretAsLongs", LONG, numbers);
  }

  Value number(Value bits) {
    return call(LONG, "reinterpretAsDoubles", DOUBLE, bits);
  }

  Value and(Value a, Value b) {
    return integers("and", a, b);
  }

  Value or(Value a, Value b) {
    return integers("or", a, b);
  }

  Value plus(Value a, Value b) {
    return integers("add", a, b);
  }

  Value minus(Value a, Value b) {
    return integers("sub", a, b);
  }

  Value xor(Value a, Value b) {
    load(a);
    operator("XOR", "Associative");
    load(b);
    code.visitMethodInsn(INVOKEVIRTUAL, LONG, "lanewise", "(L" + OPERATORS + "$Binary;" + ANY + ")L" + LONG + ";", false);
    return store();
  }

  Value shiftLeft(Value a, int places) {
    return shift("LSHL", a, places);
  }

  /** Zeros come in from the left. */
  Value shiftRight(Value a, int places) {
    return shift("LSHR", a, places);
  }

  private Value shift(String operation, Value a, long places) {
    load(a);
    operator(operation, "Binary");
    code.visitLdcInsn(places);
    code.visitMethodInsn(INVOKEVIRTUAL, LONG, "lanewise", "(L" + OPERATORS + "$Binary;J)L" + LONG + ";", false);
    return store();
  }

  private void operator(String name, String type) {
    code.visitFieldInsn(GETSTATIC, OPERATORS, name, "L" + OPERATORS + "$" + type + ";");
  }

  /** Where a and b are in a relation ("LT", "LE", "EQ"), which a NaN never is. */
  Value where(Value a, String relation, Value b) {
    load(a);
    operator(relation, "Comparison");
    load(b);
    code.visitMethodInsn(INVOKEVIRTUAL, DOUBLE, "compare", "(L" + OPERATORS + "$Comparison;" + ANY + ")" + MASK, false);
    return store();
  }

  Value choose(Value mask, Value chosen, Value otherwise) {
    load(otherwise);
    load(chosen);
    load(mask);
    code.visitMethodInsn(INVOKEVIRTUAL, DOUBLE, "blend", "(" + ANY + MASK + ")L" + DOUBLE + ";", false);
    return store();
  }
}
