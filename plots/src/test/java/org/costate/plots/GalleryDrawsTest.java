package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GalleryDrawsTest {

    @Test
    void everyKindOfPanelIsDrawnTwice() throws IOException {
        Path folder = Path.of("target", "gallery");
        GallerySample.draw(folder);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(28, files.filter(f -> f.toFile().length() > 5000).count());
        }
    }

    @Test
    void noDrawingLibraryShowsInPublic() {
        List<Class<?>> open =
                new ArrayList<>(
                        List.of(
                                Panel.class,
                                Figure.class,
                                Animation.class,
                                Theme.class,
                                Arc.class,
                                GreyImage.class,
                                ExtremalFigure.class,
                                LearningCurves.class));
        open.addAll(List.of(Panel.class.getPermittedSubclasses()));
        for (Class<?> type : open) {
            for (Method method : type.getMethods()) {
                String signature = method.toGenericString();
                assertFalse(signature.contains("jfree") || signature.contains("batik"), signature);
            }
        }
    }
}
