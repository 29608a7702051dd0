package org.saddlepoint.simulate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;

/** Reads a matrix from a NumPy file (.npy, two dimensions, real numbers) or a file of comma-separated numbers. */
public final class MatrixFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern KIND = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([fiub])(\\d+)'");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,?\\s*\\)");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*True");

  private final String name;

  private MatrixFile(String name) {
    this.name = name;
  }

  /** @throws InputException if the file cannot be read or is not a matrix of finite numbers; the message says where and why */
  public static GivenMatrix read(Path file) {
    MatrixFile reader = new MatrixFile(file.toString());
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw InputException.commandLine("the matrix file '" + file + "' cannot be read", "name a .npy or .csv file that exists");
    }
    boolean numpy = bytes.length >= MAGIC.length && java.util.Arrays.equals(java.util.Arrays.copyOf(bytes, MAGIC.length), MAGIC);
    return numpy ? reader.numpy(bytes) : reader.text(bytes);
  }

  private InputException wrong(String what, String right) {
    return new InputException(new SourcePosition(name, 0, 0), what, right);
  }

  private GivenMatrix numpy(byte[] bytes) {
    if (bytes.length < 12) {
      throw wrong("the NumPy file ends within its header", "write it again with numpy.save");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean wide = bytes[6] >= 2;
    long length = wide ? Integer.toUnsignedLong(buffer.getInt(8)) : Short.toUnsignedInt(buffer.getShort(8));
    long start = (wide ? 12 : 10) + length;
    if (start > bytes.length) {
      throw wrong("the NumPy file ends within its header", "write it again with numpy.save");
    }
    String header = new String(bytes, wide ? 12 : 10, (int) length, StandardCharsets.ISO_8859_1);
    Matcher kind = KIND.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!kind.find() || !shape.find()) {
      throw wrong("the array is not a matrix of real numbers, its header says " + header.strip(), "save a two-dimensional array of floats or integers");
    }
    long rows = Long.parseLong(shape.group(1));
    long columns = Long.parseLong(shape.group(2));
    int size = Integer.parseInt(kind.group(3));
    if (rows < 1 || columns < 1 || rows * columns > Integer.MAX_VALUE || start + rows * columns * size != bytes.length) {
      throw wrong("a matrix of " + rows + " by " + columns + " does not fit a file of " + bytes.length + " bytes", "write it again with numpy.save");
    }
    buffer.order(kind.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN).position((int) start);
    double[] elements = new double[(int) (rows * columns)];
    boolean byColumns = FORTRAN.matcher(header).find();
    for (int k = 0; k < elements.length; k++) {
      int at = byColumns ? (int) (k % rows * columns + k / rows) : k;
      elements[at] = finite(number(buffer, kind.group(2).charAt(0), size), at / (int) columns, at % (int) columns);
    }
    return new GivenMatrix((int) rows, (int) columns, elements);
  }

  private double number(ByteBuffer buffer, char kind, int size) {
    return switch ("" + kind + size) {
      case "f8" -> buffer.getDouble();
      case "f4" -> buffer.getFloat();
      case "i8" -> buffer.getLong();
      case "i4" -> buffer.getInt();
      case "i2" -> buffer.getShort();
      case "i1" -> buffer.get();
      case "u1", "b1" -> Byte.toUnsignedInt(buffer.get());
      case "u2" -> Short.toUnsignedInt(buffer.getShort());
      case "u4" -> Integer.toUnsignedLong(buffer.getInt());
      default -> throw wrong("the numbers are of NumPy type " + kind + size, "convert them first, as in a.astype(float)");
    };
  }

  private double finite(double value, int row, int column) {
    if (!Double.isFinite(value)) {
      throw wrong("the element in row " + row + ", column " + column + " (from 0) is " + value, "every element must be a finite number");
    }
    return value;
  }

  private GivenMatrix text(byte[] bytes) {
    List<double[]> rows = new ArrayList<>();
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    for (int line = 0; line < lines.length; line++) {
      String text = lines[line].strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        rows.add(row(text, line + 1));
        if (rows.get(rows.size() - 1).length != rows.get(0).length) {
          throw new InputException(new SourcePosition(name, line + 1, 1), "this row has " + rows.get(rows.size() - 1).length + " numbers, the first has " + rows.get(0).length,
              "every row of a matrix has the same number of elements");
        }
      }
    }
    if (rows.isEmpty()) {
      throw wrong("there is no number in the file", "write one row per line, numbers separated by commas");
    }
    return new GivenMatrix(rows.size(), rows.get(0).length, rows.stream().flatMapToDouble(java.util.Arrays::stream).toArray());
  }

  private double[] row(String text, int line) {
    String[] parts = text.split("\\s*[,;\\t]\\s*|\\s+");
    double[] row = new double[parts.length];
    for (int k = 0; k < parts.length; k++) {
      try {
        row[k] = Double.parseDouble(parts[k]);
      } catch (NumberFormatException notNumber) {
        row[k] = Double.NaN;
      }
      if (!Double.isFinite(row[k])) {
        throw new InputException(new SourcePosition(name, line, 1), String.format(Locale.ROOT, "element %d, '%s', is not a finite number", k + 1, parts[k]),
            "write numbers separated by commas");
      }
    }
    return row;
  }
}
