package org.saddlepoint.numeric;

import java.util.Locale;

/**
 * Which linear algebra runs: OpenBLAS in native code, or portable Java. The system property {@value #PROPERTY} chooses:
 * {@code auto} (native where it loads; the default), {@code java}, or {@code native} (a failure where it does not load).
 */
public enum Backend {
    NATIVE,
    JAVA;

    /** Name of the system property. */
    public static final String PROPERTY = "saddlepoint.backend";

    /** The backend that the property asks for. @throws NumericalFailure if native code is demanded and does not load, or the word is unknown */
    public static Backend current() {
        String wanted = System.getProperty(PROPERTY, "auto").toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "java" -> JAVA;
            case "auto" -> NativeLibrary.loads() ? NATIVE : JAVA;
            case "native" -> {
                if (!NativeLibrary.loads()) {
                    throw new NumericalFailure("OpenBLAS does not load on this machine (" + NativeLibrary.reason()
                            + "); set the system property " + PROPERTY + " to java or auto");
                }
                yield NATIVE;
            }
            default -> throw new NumericalFailure("the system property " + PROPERTY + " is " + wanted + "; it should be auto, java or native");
        };
    }

    /** A name for reports, with the version: {@code OpenBLAS 0.3.31} or {@code Java}. */
    public String description() {
        return this == NATIVE ? NativeLibrary.description() : "Java";
    }
}
