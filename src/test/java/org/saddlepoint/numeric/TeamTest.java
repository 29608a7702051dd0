package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// A part that is never done would be waited for.
@Timeout(60)
class TeamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyPartIsDoneOnceBeforeItReturns(int members) throws InterruptedException {
        try (Team team = new Team(members)) {
            assertEquals(members, team.members());
            for (int task = 0; task < 300; task++) {
                AtomicIntegerArray done = new AtomicIntegerArray(7);
                team.share(7, done::incrementAndGet);
                for (int part = 0; part < 7; part++) {
                    assertEquals(1, done.get(part), "part " + part + " of task " + task);
                }
                if (task % 100 == 50) {
                    // Long enough for helpers to fall asleep.
                    Thread.sleep(20);
                }
            }
        }
    }

    @Test
    void aFailureReachesTheOneWhoAsked() {
        try (Team team = new Team(2)) {
            NumericalFailure failure = assertThrows(NumericalFailure.class, () -> team.share(10, part -> {
                if (part == 9) {
                    throw new IllegalStateException("broken part");
                }
            }));
            assertEquals(true, failure.getMessage().contains("broken part"));
            AtomicIntegerArray done = new AtomicIntegerArray(3);
            team.share(3, done::incrementAndGet);
            assertEquals("[1, 1, 1]", done.toString());
        }
    }

    @Test
    void whenItIsClosedOneThreadDoesEverything() {
        Team team = new Team(3);
        team.close();
        AtomicIntegerArray done = new AtomicIntegerArray(3);
        team.share(3, done::incrementAndGet);
        assertEquals("[1, 1, 1]", done.toString());
    }
}
