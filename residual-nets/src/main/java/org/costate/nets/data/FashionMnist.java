package org.costate.nets.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.costate.nets.io.Wording;

/** Fashion-MNIST where Debian or the user has put it; 60000 images to train, 10000 to test. */
final class FashionMnist {

    static final String FOLDER_PROPERTY = "costate.data";
    static final String FOLDER_VARIABLE = "COSTATE_DATA";

    private static final String NAME = "fashion-mnist";
    private static final Path DEBIAN = Path.of("/usr/share/datasets", NAME);
    private static final String MARK = "train-images-idx3-ubyte";
    private static final List<String> CLASSES =
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot");

    private FashionMnist() {}

    static DataSet load() {
        Path folder = folder().orElseThrow(FashionMnist::notInstalled);
        return IdxReader.read(
                NAME,
                List.of(
                        new IdxReader.Part(file(folder, MARK), file(folder, labels("train"))),
                        new IdxReader.Part(
                                file(folder, "t10k-images-idx3-ubyte"),
                                file(folder, labels("t10k")))),
                CLASSES);
    }

    /** Returns the first folder that holds the training images. */
    static Optional<Path> folder() {
        return candidates().stream()
                .filter(folder -> Files.isRegularFile(file(folder, MARK)))
                .findFirst();
    }

    private static List<Path> candidates() {
        var folders = new ArrayList<Path>();
        for (String own :
                new String[] {
                    System.getProperty(FOLDER_PROPERTY), System.getenv(FOLDER_VARIABLE)
                }) {
            if (own != null && !own.isBlank()) {
                folders.add(Path.of(own, NAME));
                folders.add(Path.of(own));
            }
        }
        folders.add(DEBIAN);
        return folders;
    }

    private static String labels(String part) {
        return part + "-labels-idx1-ubyte";
    }

    private static Path file(Path folder, String name) {
        Path plain = folder.resolve(name);
        return Files.isRegularFile(plain) ? plain : folder.resolve(name + ".gz");
    }

    private static DataException notInstalled() {
        List<String> looked = candidates().stream().map(Wording::path).toList();
        return new DataException(
                "DATA-04",
                "fashion-mnist is not installed. Looked in " + String.join(", ", looked) + ".",
                "apt-get install dataset-fashion-mnist, or name the folder of its four IDX files in "
                        + FOLDER_VARIABLE
                        + ".");
    }
}
