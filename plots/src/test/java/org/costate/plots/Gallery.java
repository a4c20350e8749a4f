package org.costate.plots;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The gallery: every kind of chart with data that are computed here, the images and the page that
 * shows them. {@code mvn -pl plots test -Dtest=GalleryTest -Dgallery=../docs} writes both into the
 * documentation.
 */
final class Gallery {

    /** One picture: its file, what to call for it, and what it shows. */
    record Entry(String name, String call, String text, Supplier<Figure> figure) {}

    /** Sharp enough for a page, and half as large as at the scale of 2 that files have. */
    private static final double SCALE = 1.5;

    private static final String HEAD =
            """
            # Gallery

            Every chart of `org.costate.plots`, with data computed on the spot. A panel is data and
            labels; a `Figure` sets panels on a page and saves it as PNG (twice the nominal size) or
            SVG; an `Animation` saves figures as GIF. For PDF, convert the SVG, for example with
            `rsvg-convert -f pdf`. This page and its images are written by

                mvn -pl plots test -Dtest=GalleryTest -Dgallery=../docs

            """;

    private final List<Entry> entries = new ArrayList<>();

    Gallery() {
        time();
        planes();
        fields();
        numbers();
        training();
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    private void add(String name, String call, String text, Supplier<Figure> figure) {
        entries.add(new Entry(name, call, text, figure));
    }

    private void time() {
        add(
                "extremal",
                "ExtremalFigure.along(t).states(x).costates(p).control(u, lo, hi).arc(…)",
                "An extremal on one time axis, its arcs shaded across all panels.",
                GalleryOfTime::saturated);
        add(
                "singular",
                "ExtremalFigure.along(t).controlSteps(u, lo, hi).switching(s)",
                "A piecewise constant control as steps, and a switching function with its zero"
                        + " line.",
                GalleryOfTime::singular);
        add(
                "fan",
                "Panel.fan(labels, parameter).curve(value, x, y).highlight(name, x, y)",
                "A family of extremals, coloured by its parameter.",
                GalleryOfTime::fan);
        add(
                "bands",
                "Panel.curves(labels).quartiles(name, x, runs)",
                "The median of many runs in the band between their quartiles; `band` takes given"
                        + " edges.",
                GalleryOfTime::bands);
        add(
                "noise",
                "Panel.curves(labels).errorBars(name, x, lower, middle, upper)",
                "Points with error bars.",
                GalleryOfTime::noise);
        add(
                "symlog",
                "Panel.curves(labels).symlogY(threshold)",
                "An axis that is logarithmic for both signs and linear near zero.",
                GalleryOfTime::symlog);
        add(
                "multiples",
                "Figure.grid(2, panels).sharedLegend().sharedRanges()",
                "Small multiples with one legend and equal ranges.",
                GalleryOfTime::multiples);
        add(
                "dark",
                "figure.themed(Theme.dark())",
                "Every figure in dark as well.",
                () -> GalleryOfTime.saturated().themed(Theme.dark()));
    }

    private void planes() {
        add(
                "portrait",
                "Panel.phasePortrait(labels, bounds).arrows(u, v).path(name, x, y)",
                "A phase portrait with its field, a nullcline (`zeroSet`) and paths from ring to"
                        + " disc.",
                GalleryOfPlanes::portrait);
        add(
                "streamlines",
                "Panel.phasePortrait(labels, bounds).streamlines(u, v)",
                "Evenly spread streamlines instead of arrows.",
                GalleryOfPlanes::streams);
        add(
                "synthesis",
                "Panel.phasePortrait(labels, bounds).extremal(parameter, value, x, y).target(…)",
                "A synthesis: extremals coloured by a parameter, switching curve and target.",
                GalleryOfPlanes::synthesis);
        add(
                "transport",
                "Panel.deformedGrid(labels, x, y).from(x0, y0).points(name, px, py)",
                "What a map does to a grid; cells that are turned over are filled and counted.",
                GalleryOfPlanes::grid);
        add(
                "trajectories",
                "Panel.trajectoriesInPlane(…), Panel.trajectoriesInTime(…)",
                "Samples on their way through the layers.",
                GalleryOfPlanes::trajectories);
        add(
                "continuation",
                "Panel.continuation(labels).branch(name, parameter, quantity, stable)",
                "A continuation path with its turning point, found from the data.",
                GalleryOfPlanes::bratu);
        add(
                "bifurcation",
                "Panel.continuation(labels).branch(…).points(name, x, y).logX()",
                "Several branches on a logarithmic axis.",
                GalleryOfPlanes::pitchfork);
        add(
                "spectrum",
                "Panel.spectrum(labels).eigenvalues(name, re, im).unitCircle()",
                "Eigenvalues against the stable half plane or the unit circle.",
                GalleryOfPlanes::spectrum);
    }

    private void fields() {
        add(
                "value",
                "Panel.heatMap(labels, bounds, values, quantity).contours(levels)",
                "A value function with numbered level lines and a curve over it.",
                GalleryOfFields::value);
        add(
                "entropy",
                "Panel.heatMap(…).arrows(u, v).points(name, x, y)",
                "A landscape with a vector field and points over it.",
                GalleryOfFields::entropy);
        add(
                "costate",
                "Panel.heatMap(…).diverging().contours()",
                "A signed field: blue below zero, red above.",
                GalleryOfFields::signed);
        add(
                "levels",
                "Panel.heatMap(…).linesOnly().contours(levels)",
                "Level sets alone.",
                GalleryOfFields::levels);
        add(
                "basins",
                "Panel.discreteMap(labels, bounds, codes, names)",
                "A plane divided into named regions.",
                GalleryOfFields::basins);
    }

    private void numbers() {
        add(
                "order",
                "Panel.errors(labels).method(name, h, error, from, to).triangle(2)",
                "Errors against step size, fitted slopes and slope triangles.",
                GalleryOfNumbers::order);
        add(
                "work",
                "Panel.workPrecision(labels).method(name, work, error)",
                "Errors against work.",
                GalleryOfNumbers::work);
        add(
                "bars",
                "Panel.bars(labels, categories).group(name, values, lower, upper).logScale()",
                "Grouped bars with error bars.",
                GalleryOfNumbers::bars);
        add(
                "boxes",
                "Panel.boxes(labels, categories).group(name, samples).logScale()",
                "Boxes between quartiles, whiskers and outliers.",
                GalleryOfNumbers::boxes);
        add(
                "histogram",
                "Panel.histogram(labels).sample(name, values).logX()",
                "Counts in bins of one round width.",
                GalleryOfNumbers::histogram);
        add(
                "confusion",
                "Panel.confusionMatrix(title, classes, counts)",
                "Which class was taken for which.",
                GalleryOfNumbers::digits);
        add(
                "digits",
                "Panel.images(title, columns, images)",
                "Small images with captions.",
                GalleryOfNumbers::images);
    }

    private void training() {
        GalleryOfTraining training = new GalleryOfTraining();
        add(
                "learning",
                "LearningCurves.of(loss).on(set, epochs, losses, accuracies)",
                "Loss above accuracy, the best epoch marked.",
                training::learning);
        add(
                "region",
                "Panel.decisionRegion(labels, bounds, probabilities)",
                "Decision regions with training and test samples.",
                training::region);
        add(
                "profiles",
                "Panel.profiles(labels, parameter).at(epoch, values)",
                "One value per layer at several moments.",
                training::profiles);
    }

    /** Writes the images of all entries, as PNG, and the animation. */
    void draw(Path folder) {
        for (Entry entry : entries) {
            byte[] png = PngFile.bytes(entry.figure.get().toImage(SCALE), SCALE);
            AtomicFile.write(folder.resolve(entry.name + ".png"), png);
        }
        GalleryOfFields.transition().save(folder.resolve("transition.gif"));
    }

    /** Writes the page that shows the images beside it. */
    void writePage(Path file, String images) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Entry entry : entries) {
            append(page, entry.call, entry.text, images + "/" + entry.name + ".png", entry.name);
        }
        append(
                page,
                "Animation.of(figures).delay(120).save(path)",
                "An animated GIF; axes keep one range over all frames.",
                images + "/transition.gif",
                "transition");
        AtomicFile.write(file, page.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(
            StringBuilder page, String call, String text, String image, String name) {
        page.append("## ").append(name).append("\n\n").append(text).append("\n\n`");
        page.append(call).append("`\n\n![").append(text.replace("`", "")).append("](");
        page.append(image).append(")\n\n");
    }
}
