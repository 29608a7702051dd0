package org.saddlepoint.connectome;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.simulate.GivenMatrix;
import org.saddlepoint.simulate.MatrixFile;

/** Reads a connectome from a list of edges or from a NumPy matrix; the content decides, not the name. */
public final class ConnectomeFile {
  private static final int FIRST_BYTE_OF_NUMPY = 0x93;

  private ConnectomeFile() {}

  /**
   * Reads a file.
   *
   * @throws InputException if it cannot be read, a row is not understood, the matrix is not square, or nothing is connected
   */
  public static Connectome read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw InputException.commandLine(Files.exists(file) ? "'" + file + "' cannot be read" : "there is no file '" + file + "'",
          "name a file of edges, one row pre,post,weight each, or a square matrix saved by NumPy");
    }
    String name = file.toString();
    Connectome connectome = bytes.length > 0 && Byte.toUnsignedInt(bytes[0]) == FIRST_BYTE_OF_NUMPY
        ? matrix(MatrixFile.read(file), name, sha256(bytes))
        : new EdgeList(name, text(bytes, name)).connectome(sha256(bytes));
    if (connectome.connectedPairs() == 0) {
      throw new InputException(new SourcePosition(name, 0, 0), "no neuron is connected to any", "give at least one weight that is not zero");
    }
    return connectome;
  }

  private static Connectome matrix(GivenMatrix matrix, String name, String sha256) {
    if (matrix.rows() != matrix.columns()) {
      throw new InputException(new SourcePosition(name, 0, 0), "the matrix is " + matrix.rows() + " by " + matrix.columns(),
          "a connectome is square: element (i, j) is the weight from neuron j to neuron i");
    }
    requireSize(matrix.rows(), new SourcePosition(name, 0, 0));
    long connections = java.util.Arrays.stream(matrix.elements()).filter(w -> w != 0).count();
    return new Connectome(name, sha256, IntStream.range(0, matrix.rows()).mapToObj(Integer::toString).toList(), matrix.elements(), connections, 0);
  }

  static void requireSize(int neurons, SourcePosition place) {
    if (neurons < 2 || neurons > Connectome.MOST_NEURONS) {
      throw new InputException(place, "the graph has " + neurons + (neurons == 1 ? " neuron" : " neurons"),
          "graphs of 2 to " + Connectome.MOST_NEURONS + " neurons are handled");
    }
  }

  private static String text(byte[] bytes, String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException binary) {
      throw new InputException(new SourcePosition(name, 0, 0), "this is neither UTF-8 text nor a NumPy file",
          "give rows pre,post,weight as text, or a matrix saved by numpy.save");
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
