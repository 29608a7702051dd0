package org.saddlepoint.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes matrices as NumPy's {@code numpy.load} reads them: format 1.0, double precision, little-endian, by rows. */
public final class NumpyFile {
  private static final int ALIGNMENT = 64;
  private static final int BEFORE_HEADER = 10;

  private NumpyFile() {}

  /** @param elements by rows */
  public static byte[] matrix(int rows, int columns, double[] elements) {
    String plain = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
    int padding = ALIGNMENT - (BEFORE_HEADER + plain.length() + 1) % ALIGNMENT;
    byte[] header = (plain + " ".repeat(padding % ALIGNMENT) + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(BEFORE_HEADER + header.length + 8 * elements.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0).putShort((short) header.length).put(header);
    for (double element : elements) {
      file.putDouble(element);
    }
    return file.array();
  }
}
