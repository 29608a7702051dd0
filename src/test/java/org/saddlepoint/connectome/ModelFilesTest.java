package org.saddlepoint.connectome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;

class ModelFilesTest {
  @TempDir
  Path directory;

  private Map<String, String> write(Connectome graph, Weights rule, double strength, String source) throws Exception {
    Coupling coupling = Coupling.of(graph, rule, 1);
    RandomModes modes = RandomModes.of(coupling, Modes.of(coupling));
    Map<String, String> files = new ModelFiles(modes, "erf(sqrt(pi)*x/2)", strength, source, coupling.reciprocity()).all(graph.neurons());
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    return files;
  }

  @Test
  void aFitWithModesIsAModel() throws Exception {
    Map<String, String> files = write(Graphs.sparse(60, 0.2, 11), Weights.SIGNED, 1e-5, "a \"quoted\" \\name");
    Network network = ModelReader.read(directory.resolve(ModelFiles.MODEL), List.of());
    assertEquals("Random modes fitted to a \"quoted\" \\name", network.title());
    assertEquals(List.of("neuron", "mode"), network.species().stream().map(s -> s.name()).toList());
    assertEquals(1, network.covariances().size());
    assertEquals(1e-5, network.parameter("g").orElseThrow().value().doubleValue(), 1e-20);
    assertTrue(ModelReader.read(directory.resolve(ModelFiles.WITHOUT_OVERLAPS), List.of()).covariances().isEmpty());
    ModelReader.read(directory.resolve(ModelFiles.NETWORK), List.of());
    assertEquals(61, files.get(ModelFiles.NEURONS).lines().count());
  }

  @Test
  void aFitWithoutModesIsAModel() throws Exception {
    Map<String, String> files = write(Graphs.gaussian(120, 12), Weights.COUNT, 2, "noise.npy");
    assertFalse(files.containsKey(ModelFiles.MODES));
    Network network = ModelReader.read(directory.resolve(ModelFiles.MODEL), List.of());
    assertEquals(1, network.species().size());
    assertFalse(network.coupling("J").reciprocity().isZero());
    assertTrue(ModelReader.read(directory.resolve(ModelFiles.WITHOUT_OVERLAPS), List.of()).coupling("J").reciprocity().isZero());
  }

  /** Without overlaps the quiescent state is lost at g² ⟨a²b²⟩ φ'(0)² = 1, here with the gains as the table has them and φ'(0) = 1. */
  @Test
  void theoryReadsTheTables() throws Exception {
    Map<String, String> files = write(Graphs.sparse(60, 0.2, 11), Weights.SIGNED, 0.5, "graph");
    double product = files.get(ModelFiles.NEURONS).lines().skip(1).map(l -> l.split(","))
        .mapToDouble(c -> Math.pow(Double.parseDouble(c[0]) * Double.parseDouble(c[1]), 2)).average().orElseThrow();
    SolveOptions transition = new SolveOptions(List.of("critical_g"), OptionalDouble.empty(), OptionalDouble.empty());
    Result theory = Solver.solve(FittedNetworks.of(files).withoutOverlaps(), transition);
    assertEquals(1 / Math.sqrt(product), theory.quantity("critical_g").value().orElseThrow(), 1e-7);
  }

  @Test
  void anActivationThatIsNoneIsTheCommandLinesMistake() {
    InputException mistake = assertThrows(InputException.class, () -> ModelFiles.givenMatrixNetwork("tanh(y", 1, "graph"));
    assertTrue(mistake.getMessage().startsWith("command line: the activation 'tanh(y' cannot be used"), mistake.getMessage());
  }
}
