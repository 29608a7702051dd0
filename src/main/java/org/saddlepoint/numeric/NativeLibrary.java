package org.saddlepoint.numeric;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/** Loads OpenBLAS once and sets it to one thread per call: its results then do not depend on how many cores there are. */
final class NativeLibrary {
    private NativeLibrary() {}

    static boolean loads() {
        return Holder.LOADED;
    }

    /** Why it did not load; empty if it did. */
    static String reason() {
        return Holder.REASON;
    }

    static String description() {
        return openblas.OPENBLAS_VERSION.trim();
    }

    /** Initialised on first use; the outcome of loading cannot change within a process. */
    private static final class Holder {
        static final String REASON = load();
        static final boolean LOADED = REASON.isEmpty();

        private static String load() {
            try {
                Loader.load(openblas.class);
                openblas.blas_set_num_threads(1);
                return "";
            } catch (LinkageError | RuntimeException e) {
                String message = e.getMessage();
                return message == null ? e.getClass().getSimpleName() : message;
            }
        }
    }
}
