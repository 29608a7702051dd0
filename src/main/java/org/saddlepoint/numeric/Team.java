package org.saddlepoint.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A thread and its helpers, which share the parts of one short task after another. Helpers look out for the next task for some fifty
 * microseconds before they sleep, since waking one takes as long as a product of a thousand rows. One thread at a time may
 * give tasks. Close it to end the helpers.
 */
public final class Team implements AutoCloseable {
    /** Looks at the next task before a helper sleeps. */
    private static final int LOOKS = 2000;
    /** Looks between which a waiting thread lets others run. */
    private static final int PATIENCE = 200;

    private final List<Thread> helpers = new ArrayList<>();
    private volatile Task current = new Task(0, 0, 0, part -> { });
    private volatile boolean closed;

    /** @param members how many threads work on a task, the one that gives it included */
    public Team(int members) {
        for (int k = 1; k < members; k++) {
            int member = k;
            Thread helper = new Thread(() -> help(member), "product");
            helper.setDaemon(true);
            helpers.add(helper);
            helper.start();
        }
    }

    /**
     * Everybody has a range of parts of his own, the same for every task of as many parts, whose data then stay in the caches of one processor;
     * whoever is done takes what others have left.
     */
    private static final class Task {
        final int number;
        final int parts;
        final IntConsumer work;
        final AtomicInteger[] next;
        final AtomicInteger done = new AtomicInteger();
        volatile Throwable failure;

        Task(int number, int parts, int members, IntConsumer work) {
            this.number = number;
            this.parts = parts;
            this.work = work;
            next = new AtomicInteger[members];
            for (int m = 0; m < members; m++) {
                next[m] = new AtomicInteger(begin(m));
            }
        }

        private int begin(int member) {
            return (int) ((long) parts * member / next.length);
        }

        void takeParts(int member) {
            for (int m = 0; m < next.length; m++) {
                int owner = (member + m) % next.length;
                int end = begin(owner + 1);
                for (int part = next[owner].getAndIncrement(); part < end; part = next[owner].getAndIncrement()) {
                    try {
                        work.accept(part);
                    } catch (RuntimeException | Error broken) {
                        failure = broken;
                    } finally {
                        done.incrementAndGet();
                    }
                }
            }
        }
    }

    /** Does parts 0 … parts − 1, each once, in any order; returns when all are done. A failure of one is thrown here. */
    public void share(int parts, IntConsumer work) {
        if (helpers.isEmpty() || parts < 2 || closed) {
            for (int part = 0; part < parts; part++) {
                work.accept(part);
            }
            return;
        }
        Task task = new Task(current.number + 1, parts, members(), work);
        current = task;
        helpers.forEach(LockSupport::unpark);
        task.takeParts(0);
        for (int look = 1; task.done.get() < parts; look++) {
            pause(look);
        }
        if (task.failure != null) {
            throw new NumericalFailure("a part of a shared task failed: " + task.failure);
        }
    }

    private void help(int member) {
        int seen = 0;
        while (!closed) {
            Task task = current;
            for (int look = 1; task.number == seen && !closed; look++) {
                if (look > LOOKS) {
                    LockSupport.park(this);
                } else {
                    pause(look);
                }
                task = current;
            }
            seen = task.number;
            task.takeParts(member);
        }
    }

    private static void pause(int look) {
        if (look % PATIENCE == 0) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    /** How many threads work on a task. */
    public int members() {
        return helpers.size() + 1;
    }

    @Override
    public void close() {
        closed = true;
        helpers.forEach(LockSupport::unpark);
    }
}
