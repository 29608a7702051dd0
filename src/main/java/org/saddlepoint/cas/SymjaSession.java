package org.saddlepoint.cas;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/**
 * One Symja evaluator on one thread of its own, which is all that Symja allows: its evaluator belongs to a thread, and its
 * rules are loaded once for the process (about two seconds). Nothing that it has to say reaches the console.
 *
 * <p>A time limit is kept by the caller's clock. Symja looks at the interrupt flag often but not everywhere; a session that
 * does not come back is given up, and the next question opens a new one.
 */
final class SymjaSession {
  private static final long STACK_BYTES = 256L << 20;
  private static final int RECURSION_LIMIT = 512;
  private static final int ITERATION_LIMIT = 1000;
  /** Loading Symja's rules does not count as work on a question. */
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final LinkedBlockingQueue<FutureTask<?>> questions = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(null, this::work, "symja", STACK_BYTES);
  private volatile boolean usable = true;

  private SymjaSession() {
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Starts an evaluator and tests that it computes. With the wrong settings, Symja returns commands unevaluated.
   *
   * @throws CasException if "Simplify" does not simplify
   */
  static SymjaSession start() {
    SymjaSession session = new SymjaSession();
    IExpr one = session.ask(START_LIMIT, () -> {
      prepareProcess();
      PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      EvalEngine engine = new EvalEngine("saddlepoint", RECURSION_LIMIT, ITERATION_LIMIT, nowhere, nowhere, true);
      EvalEngine.set(engine);
      IExpr x = F.Dummy("v1");
      return engine.evaluate(F.Simplify(F.Plus(F.Power(F.Sin(x), F.C2), F.Power(F.Cos(x), F.C2))));
    });
    if (!one.isOne()) {
      session.close();
      throw new CasException(CasException.Reason.UNAVAILABLE,
          "Symja fails its self-test: Simplify(sin(x)^2 + cos(x)^2) gives " + one);
    }
    return session;
  }

  /** Symja's own switches are process-wide; these keep it from the disk and from starting threads that outlive a question. */
  private static void prepareProcess() {
    Config.FILESYSTEM_ENABLED = false;
    Config.UNPROTECT_ALLOWED = false;
    Config.JAS_NO_THREADS = true;
    F.initSymbols();
  }

  /** Whether another question may be asked here. */
  boolean isUsable() {
    return usable && thread.isAlive();
  }

  /** The evaluated form of the expression that {@code question} builds on the session's thread. */
  IExpr evaluate(Duration limit, Callable<IExpr> question) {
    return ask(limit, () -> EvalEngine.get().evaluate(question.call()));
  }

  /** Ends the thread. */
  void close() {
    usable = false;
    thread.interrupt();
  }

  private <T> T ask(Duration limit, Callable<T> question) {
    FutureTask<T> task = new FutureTask<>(question);
    questions.add(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      close();
      throw new CasException(CasException.Reason.TIME_LIMIT, "Symja has no answer within " + limit.toMillis() / 1000.0 + " s");
    } catch (InterruptedException interrupted) {
      close();
      Thread.currentThread().interrupt();
      throw new CasException(CasException.Reason.INTERRUPTED, "interrupted while Symja was at work");
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      if (cause instanceof CasException known) {
        throw known;
      }
      // After an exception the evaluator's own bookkeeping (recursion depth, stacks) is not to be trusted.
      close();
      throw new CasException(CasException.Reason.FAILED,
          "Symja gives up (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")");
    }
  }

  private void work() {
    try {
      while (usable) {
        questions.take().run();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      EvalEngine.remove();
    }
  }
}
