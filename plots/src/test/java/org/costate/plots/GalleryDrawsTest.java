package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Class<?>[] open = {
            Panel.class,
            Figure.class,
            Theme.class,
            Bars.class,
            Curves.class,
            Scatter.class,
            HeatMap.class,
            Profiles.class,
            ErrorPlot.class,
            GreyImage.class,
            ImageGrid.class,
            Trajectories.class,
            DecisionRegion.class,
            ConfusionMatrix.class,
            LearningCurves.class
        };
        for (Class<?> type : open) {
            for (Method method : type.getMethods()) {
                String signature = method.toGenericString();
                assertFalse(signature.contains("jfree") || signature.contains("batik"), signature);
            }
        }
    }
}
