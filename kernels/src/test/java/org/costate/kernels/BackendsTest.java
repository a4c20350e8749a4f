package org.costate.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The vector back end is taken where its module is, unless the system property says otherwise. */
class BackendsTest {

    @AfterEach
    void forget() {
        System.clearProperty(Backends.PROPERTY);
    }

    @Test
    void theModuleBringsTheVectorBackEnd() {
        for (Precision precision : Precision.values()) {
            assertSame(Backends.vector(precision).orElseThrow(), Backends.fastest(precision));
            assertEquals(precision, Backends.fastest(precision).precision());
            assertEquals(precision, Backends.scalar(precision).precision());
        }
    }

    @Test
    void thePropertyDecides() {
        System.setProperty(Backends.PROPERTY, "scalar");
        assertEquals("scalar double", Backends.fastest(Precision.DOUBLE).name());
        System.setProperty(Backends.PROPERTY, "vector");
        assertTrue(Backends.fastest(Precision.SINGLE).name().matches("vector-\\d+ float"));
        System.setProperty(Backends.PROPERTY, "quantum");
        var wrong =
                assertThrows(IllegalStateException.class, () -> Backends.fastest(Precision.DOUBLE));
        assertTrue(wrong.getMessage().contains("\"quantum\"; it must be scalar or vector"));
    }

    /** A fresh virtual machine without the flag: nothing of the vector module may be loaded. */
    @Test
    void withoutTheModuleTheScalarBackEndRuns() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        Process process =
                new ProcessBuilder(java, "-cp", classes, WithoutVectors.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes()).trim();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), said);
    }

    /** Fails unless the fastest back end is the scalar one. */
    static final class WithoutVectors {

        private WithoutVectors() {}

        public static void main(String[] arguments) {
            Kernels kernels = Backends.fastest(Precision.DOUBLE);
            boolean scalar = kernels.name().equals("scalar double");
            if (!scalar || Backends.vector(Precision.SINGLE).isPresent()) {
                throw new AssertionError(kernels.name());
            }
        }
    }
}
