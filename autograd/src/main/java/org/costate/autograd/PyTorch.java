package org.costate.autograd;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engine, loaded at the first use and kept; it runs on the processor alone. */
final class PyTorch {

    private static final String CACHE = "DJL_CACHE_DIR";

    private PyTorch() {}

    /**
     * Returns the engine.
     *
     * @throws IllegalStateException if its native library is missing or does not load
     */
    static Engine engine() {
        try {
            return Loaded.ENGINE;
        } catch (LinkageError | RuntimeException e) {
            throw new IllegalStateException(
                    "PyTorch for "
                            + NativeLibrary.platform()
                            + " did not load: "
                            + rootOf(e)
                            + ". Put ai.djl.pytorch:pytorch-native-cpu with that classifier on the"
                            + " class path and see that the folder "
                            + cacheFolder()
                            + " can be written, or take forward mode as the referee",
                    e);
        }
    }

    /** Returns a new owner of arrays; closing it frees them. */
    static NDManager newManager() {
        return engine().newBaseManager(Device.cpu());
    }

    /** Sets the threads of each operation, for the whole process. */
    static void useThreads(int count) {
        engine();
        if (JniUtils.getNumThreads() != count) {
            JniUtils.setNumThreads(count);
        }
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Returns where the native library is unpacked to, or was already. */
    static Path cacheFolder() {
        String chosen = System.getenv(CACHE) != null ? System.getenv(CACHE) : property(CACHE);
        if (!chosen.isEmpty()) {
            return Path.of(chosen);
        }
        Path home = Path.of(System.getProperty("user.home"));
        Path usual = home.resolve(".djl.ai");
        return Files.isDirectory(usual.resolve("pytorch"))
                ? usual
                : home.resolve(".cache").resolve("costate");
    }

    private static String property(String key) {
        return System.getProperty(key, "");
    }

    private static void setUnlessSet(String key, String value) {
        if (property(key).isEmpty()) {
            System.setProperty(key, value);
        }
    }

    /** Loads when it is initialised, once. */
    private static final class Loaded {

        static final Engine ENGINE = load();

        private static Engine load() {
            if (NativeLibrary.find().isEmpty()) {
                throw new IllegalStateException("its native library is not on the class path");
            }
            setUnlessSet(CACHE, cacheFolder().toString());
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
            Engine engine = Engine.getEngine("PyTorch");
            JniUtils.setNumThreads(1);
            return engine;
        }
    }
}
