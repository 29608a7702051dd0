package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlepoint.expr.InputException;

class MatrixFileTest {
  @TempDir
  Path directory;

  private Path numpy(String header, ByteBuffer data) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(10 + header.length() + data.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length()).put(header.getBytes(StandardCharsets.ISO_8859_1)).put(data.array());
    return Files.write(directory.resolve("m.npy"), file.array());
  }

  @Test
  void readsNumpyByRowsAndByColumns() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < 6; k++) {
      data.putDouble(k);
    }
    GivenMatrix rows = MatrixFile.read(numpy("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }\n", data));
    assertEquals(2, rows.rows());
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, rows.elements());
    GivenMatrix columns = MatrixFile.read(numpy("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }\n", data));
    assertArrayEquals(new double[] {0, 2, 4, 1, 3, 5}, columns.elements());
  }

  @Test
  void readsNumbersSeparatedByCommas() throws IOException {
    Path file = Files.writeString(directory.resolve("m.csv"), "# weights\n1, 2.5\n-3e-1,4\n\n");
    assertArrayEquals(new double[] {1, 2.5, -0.3, 4}, MatrixFile.read(file).elements());
  }

  @Test
  void saysWhereAndWhy() throws IOException {
    Path word = Files.writeString(directory.resolve("w.csv"), "1,2\n3,four\n");
    assertTrue(assertThrows(InputException.class, () -> MatrixFile.read(word)).getMessage().contains("w.csv:2:1"));
    Path ragged = Files.writeString(directory.resolve("r.csv"), "1,2\n3\n");
    assertTrue(assertThrows(InputException.class, () -> MatrixFile.read(ragged)).getMessage().contains("this row has 1 numbers"));
    Path vector = numpy("{'descr': '<f8', 'fortran_order': False, 'shape': (6,), }\n", ByteBuffer.allocate(48));
    assertTrue(assertThrows(InputException.class, () -> MatrixFile.read(vector)).getMessage().contains("not a matrix"));
    Path complex = numpy("{'descr': '<c8', 'fortran_order': False, 'shape': (2, 3), }\n", ByteBuffer.allocate(48));
    assertThrows(InputException.class, () -> MatrixFile.read(complex));
    assertThrows(InputException.class, () -> MatrixFile.read(directory.resolve("none.npy")));
    Path none = Files.writeString(directory.resolve("e.csv"), "\n");
    assertThrows(InputException.class, () -> MatrixFile.read(none));
  }
}
