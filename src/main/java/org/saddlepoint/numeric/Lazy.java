package org.saddlepoint.numeric;

import java.util.Optional;
import java.util.function.Supplier;

/** A value computed once, at first use, by one thread. */
public final class Lazy<T> {
    private final Supplier<T> source;
    private volatile Optional<T> value = Optional.empty();

    /** @param source computes the value when it is first asked for */
    public Lazy(Supplier<T> source) {
        this.source = source;
    }

    /** The value; several threads get the same one. */
    public T get() {
        Optional<T> known = value;
        if (known.isPresent()) {
            return known.get();
        }
        synchronized (this) {
            if (value.isEmpty()) {
                value = Optional.of(source.get());
            }
            return value.get();
        }
    }
}
