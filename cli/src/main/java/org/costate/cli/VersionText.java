package org.costate.cli;

import org.costate.kernels.Backends;
import org.costate.kernels.Precision;

/** What {@code costate --version} says. */
final class VersionText {

    private VersionText() {}

    /** Returns the version of this program. */
    static String version() {
        String version = Costate.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    static String text() {
        return String.join(
                        System.lineSeparator(),
                        "costate " + version(),
                        "Java " + java(),
                        "kernels " + Backends.fastest(Precision.DOUBLE).name())
                + System.lineSeparator();
    }

    static String java() {
        return System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")";
    }
}
