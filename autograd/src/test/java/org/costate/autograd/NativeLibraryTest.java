package org.costate.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.costate.nets.GradientMethod;
import org.junit.jupiter.api.Test;

/** Looking for PyTorch neither loads it nor moves its cache. */
class NativeLibraryTest {

    @Test
    void theServiceLoaderFindsTheRefereeWhereTheLibraryIs() {
        assertEquals(NativeLibrary.find().isPresent(), GradientMethod.autograd().isPresent());
    }

    @Test
    void aRefereeHasANameEvenWithoutItsLibrary() {
        assertTrue(new PyTorchReferee().name().matches("PyTorch( \\S+)? autograd"));
    }

    @Test
    void theChosenCacheFolderIsTaken() {
        assumeTrue(System.getenv("DJL_CACHE_DIR") == null, "the environment decides first");
        assertEquals(Path.of(System.getProperty("DJL_CACHE_DIR")), PyTorch.cacheFolder());
    }
}
