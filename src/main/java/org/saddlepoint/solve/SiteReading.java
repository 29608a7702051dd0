package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.Feedback;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.LocalDynamics;
import org.saddlepoint.action.MeanInput;
import org.saddlepoint.action.NoiseSource;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Sum;

/**
 * The effective site of a species read as a linear system: M(ω) x = Σ_k A_k·input_k, where the inputs are the Gaussian drives of
 * the post labels, the noises, and local nonlinear functions of other fields (rate form). Everything symbolic.
 *
 * @param process   what was read
 * @param symbols   the field symbols of the species, derivatives included
 * @param drift     the linear part of each field's drift, in the order of {@code process.local()}
 * @param posts     distinct post labels, the inputs that drives, means and feedback enter by
 * @param sources   local nonlinear terms
 * @param obstacles why this is not such a system; empty if it is
 */
public record SiteReading(SiteProcess process, Set<String> symbols, List<LinearForm> drift, List<Label> posts, List<Source> sources, List<String> obstacles) {

  /** A nonlinear term of the drift of one field. */
  public record Source(int field, Readout term) {}

  public static SiteReading of(SiteProcess process) {
    return new Reader(process).read();
  }

  public List<LocalDynamics> fields() {
    return process.local();
  }

  List<NoiseSource> noises() {
    return process.noises();
  }

  /** The symbols of a field and its time derivatives below its order (those above are never written). */
  static Set<String> symbols(List<LocalDynamics> fields) {
    Set<String> symbols = new LinkedHashSet<>();
    for (LocalDynamics f : fields) {
      for (int k = 0; k <= Math.max(f.order(), 1); k++) {
        symbols.add(f.field() + "'".repeat(k));
      }
    }
    return symbols;
  }

  private static final class Reader {
    private final SiteProcess process;
    private final Set<String> symbols;
    private final List<Source> sources = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();

    Reader(SiteProcess process) {
      this.process = process;
      this.symbols = symbols(process.local());
    }

    SiteReading read() {
      List<LinearForm> drift = new ArrayList<>();
      for (int i = 0; i < process.local().size(); i++) {
        drift.add(drift(i, process.local().get(i)));
      }
      Set<Label> posts = new LinkedHashSet<>();
      for (Drive d : process.drives()) {
        posts.add(d.left());
        posts.add(d.right());
      }
      process.feedbacks().stream().map(Feedback::into).forEach(posts::add);
      process.means().stream().map(MeanInput::into).forEach(posts::add);
      posts.forEach(this::amplitudes);
      process.noises().stream().map(NoiseSource::post).forEach(this::amplitudes);
      return new SiteReading(process, symbols, List.copyOf(drift), List.copyOf(posts), List.copyOf(sources), List.copyOf(obstacles));
    }

    private LinearForm drift(int index, LocalDynamics field) {
      List<Expr> linear = new ArrayList<>();
      for (Expr term : field.drift() instanceof Sum s ? s.terms() : List.of(field.drift())) {
        if (LinearForm.of(term, symbols).isPresent()) {
          linear.add(term);
          continue;
        }
        Optional<Readout> source = Readout.of(term, symbols);
        if (source.isPresent() && !source.get().argument().coefficients().containsKey(field.field())) {
          sources.add(new Source(index, source.get()));
        } else {
          obstacles.add("the local dynamics of " + field.field() + " are nonlinear (" + term + ")");
        }
      }
      return LinearForm.of(Expr.add(linear), symbols).orElseThrow();
    }

    private void amplitudes(Label post) {
      if (LinearForm.containsAny(post.local(), symbols)) {
        obstacles.add("the input of " + String.join(", ", post.responseFields()) + " is multiplied by a field (" + post.local() + ")");
      }
    }
  }
}
