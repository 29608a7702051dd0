package org.saddlepoint.connectome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.io.NumpyFile;

class EdgeListTest {
  @TempDir
  Path directory;

  private Connectome read(String text) throws Exception {
    return ConnectomeFile.read(Files.writeString(directory.resolve("edges.csv"), text));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "pre,post,synapses\n1,2,3\n2,10,0.5\n10,10,2\n",
    "1,2,3\n2,10,5e-1\n10,10,2",
    "\uFEFFfrom,to,how many\r\n10,10,2\r\n\r\n2,10,.5\r\n1,2,+3.\r\n",
    "# a comment\na;b;c\n1; 2 ;3\n 2;10;0.5\n10;10;2\n",
    "x\ty\tz\n\"1\"\t2\t3\n2\t\"10\" \t0.5\n10\t10\t1.5\n10\t10\t0.5\n",
  })
  void theSameGraphInManySpellings(String text) throws Exception {
    Connectome graph = read(text);
    assertEquals(List.of("1", "2", "10"), graph.neurons());
    assertArrayEquals(new double[] {0, 0, 0, 3, 0, 0, 0, 0.5, 2}, graph.weights());
    assertEquals(3, graph.connectedPairs());
    assertEquals(1, graph.selfConnections());
  }

  @Test
  void weightsOfRepeatedPairsAreAdded() throws Exception {
    Connectome graph = read("a,b,1\nb,a,0\na,b,2.5\n\"x, \"\"y\"\"\",a,4\n");
    assertEquals(List.of("a", "b", "x, \"y\""), graph.neurons());
    assertEquals(3.5, graph.weights()[1 * 3]);
    assertEquals(4, graph.weights()[2]);
    assertEquals(3, graph.connections());
    assertEquals(1, graph.repeated());
    assertEquals(2, graph.connectedPairs());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "1,2,3\\n1,2,x\\n | edges.csv:2:5: the weight 'x' is not a finite number",
    "1,2,3\\n1,2,1e999\\n | edges.csv:2:5: the weight '1e999' is not a finite number",
    "1,2,3\\n1,2,NaN\\n | edges.csv:2:5:",
    "1,2,3\\n1,2,0x10\\n | edges.csv:2:5:",
    "1,2,3\\n\\n1,,3\\n | edges.csv:3:3: a cell is empty",
    "1,2,3\\n1,2\\n | edges.csv:2:1: this row has 2 cells",
    "1,2,3\\n1,2,3,4\\n | edges.csv:2:1: this row has 4 cells",
    "1 2 3\\n | edges.csv:1:1: this row has 1 cell",
    "1,2,3\\n\"1,2,3\\n | edges.csv:2:1: the quote is not closed",
    "1,2,3\\n1,\"2\"b,3\\n | edges.csv:2:6: a cell goes on after its closing quote",
    "pre,post,weight\\n | edges.csv:1:1: there is no connection",
    "\\n | edges.csv:1:1: there is no connection",
    "1,2,3x\\n1,2,3\\n | edges.csv:1:5: the weight '3x' is not a finite number",
    "target,source,weight\\n1,2,3\\n | edges.csv:1:1: the column 'target' is number 1",
    "weight,pre,post\\n1,2,3\\n | edges.csv:1:8: the column 'pre' is number 2",
    "pre_id,post_id,weight\\na,b,0\\n | edges.csv: no neuron is connected to any",
    "a,b,0\\n | edges.csv: no neuron is connected to any",
    "a,a,1\\n | edges.csv: the graph has 1 neuron",
  })
  void mistakesAreSaidWithTheirPlace(String text, String expected) {
    InputException mistake = assertThrows(InputException.class, () -> read(text.replace("\\n", "\n")));
    String said = mistake.getMessage().replace(directory + "/", "");
    assertEquals(expected, said.substring(0, Math.min(said.length(), expected.length())));
  }

  @Test
  void anElementOfAMatrixIsTheWeightFromColumnToRow() throws Exception {
    Path file = Files.write(directory.resolve("J.npy"), NumpyFile.matrix(2, 2, new double[] {0, 5, 0, -1}));
    Connectome graph = ConnectomeFile.read(file);
    assertArrayEquals(new double[] {0, 5, 0, -1}, graph.weights());
    assertEquals(List.of("0", "1"), graph.neurons());
    assertArrayEquals(new double[] {1, 1}, Degrees.of(graph).in());
    assertArrayEquals(new double[] {0, 2}, Degrees.of(graph).out());
    assertEquals(2, graph.connections());
    Path wide = Files.write(directory.resolve("wide.npy"), NumpyFile.matrix(1, 2, new double[] {1, 2}));
    assertEquals("the matrix is 1 by 2", assertThrows(InputException.class, () -> ConnectomeFile.read(wide)).wrong());
  }

  @Test
  void whatIsNoGraphIsRefused() throws Exception {
    Path picture = Files.write(directory.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
    assertEquals("this is neither UTF-8 text nor a NumPy file", assertThrows(InputException.class, () -> ConnectomeFile.read(picture)).wrong());
    Path missing = directory.resolve("missing.csv");
    assertEquals("there is no file '" + missing + "'", assertThrows(InputException.class, () -> ConnectomeFile.read(missing)).wrong());
    Files.write(directory.resolve("empty.csv"), "".getBytes(StandardCharsets.UTF_8));
    assertThrows(InputException.class, () -> ConnectomeFile.read(directory.resolve("empty.csv")));
  }
}
