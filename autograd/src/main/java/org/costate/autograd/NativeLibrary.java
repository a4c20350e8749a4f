package org.costate.autograd;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * PyTorch's native library for this platform, as far as the class path holds it.
 *
 * <p>Looks at small descriptions only; loads and unpacks nothing.
 *
 * @param version the version of PyTorch
 */
record NativeLibrary(String version) {

    private static final String DESCRIPTION = "native/lib/pytorch.properties";

    /** Returns the library of this platform, if it and the bridge to it are on the class path. */
    static Optional<NativeLibrary> find() {
        String platform = platform();
        try {
            return hasBridge(platform) ? described(platform) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // an unreadable jar is as good as none
        }
    }

    private static boolean hasBridge(String platform) {
        String name = System.mapLibraryName("djl_torch");
        return loader().getResource("jnilib/" + platform + "/cpu/" + name) != null;
    }

    private static Optional<NativeLibrary> described(String platform) throws IOException {
        for (URL url : Collections.list(loader().getResources(DESCRIPTION))) {
            Properties description = new Properties();
            try (InputStream in = url.openStream()) {
                description.load(in);
            }
            if (platform.equals(description.getProperty("classifier"))) {
                String build = description.getProperty("version", "");
                return Optional.of(new NativeLibrary(build.replaceFirst("-.*", "")));
            }
        }
        return Optional.empty();
    }

    /** Returns this platform as the jars spell it, for example {@code linux-x86_64}. */
    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String prefix = os.startsWith("mac") ? "osx" : os.startsWith("win") ? "win" : os;
        return prefix + "-" + (arch.equals("amd64") ? "x86_64" : arch);
    }

    private static ClassLoader loader() {
        return NativeLibrary.class.getClassLoader();
    }
}
