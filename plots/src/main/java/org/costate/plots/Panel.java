package org.costate.plots;

import java.util.List;

/**
 * One plot of a {@link Figure}: data plus labels, without a size or a drawing library. Every kind
 * is immutable; its settings return a new panel and copy the arrays they are given.
 */
public abstract sealed class Panel
        permits Bars,
                Boxes,
                ConfusionMatrix,
                Continuation,
                Curves,
                DecisionRegion,
                DeformedGrid,
                DiscreteMap,
                ErrorPlot,
                Fan,
                HeatMap,
                Histogram,
                ImageGrid,
                PhasePortrait,
                Profiles,
                Scatter,
                Spectrum,
                Trajectories {

    Panel() {}

    /** Returns what is to be drawn; a new scene on every call. */
    abstract Scene scene(Theme theme);

    /** Returns an empty panel for named curves {@code y(x)}. */
    public static Curves curves(Labels labels) {
        return new Curves(labels);
    }

    /** Returns an empty panel for clouds of points. */
    public static Scatter scatter(Labels labels) {
        return new Scatter(labels);
    }

    /**
     * Returns paths of samples against time, one component of the state each.
     *
     * @param times the nodes of the grid, or the numbers of the layers
     * @param paths one table per sample: row {@code k} is the state at node {@code k}
     * @param classes the class of each sample, from 0
     * @param component which component of the state is shown, from 0
     * @throws IllegalArgumentException if lengths differ or the component does not exist
     */
    public static Trajectories trajectoriesInTime(
            Labels labels, double[] times, List<double[][]> paths, int[] classes, int component) {
        return Trajectories.inTime(labels, times, paths, classes, component);
    }

    /**
     * Returns paths of samples in a plane of the state space, as a phase portrait.
     *
     * @param paths one table per sample: row {@code k} is the state at node {@code k}
     * @param classes the class of each sample, from 0
     * @param first the component shown along x, from 0
     * @param second the component shown along y, from 0
     * @throws IllegalArgumentException if lengths differ or a component does not exist
     */
    public static Trajectories trajectoriesInPlane(
            Labels labels, List<double[][]> paths, int[] classes, int first, int second) {
        return Trajectories.inPlane(labels, paths, classes, first, second);
    }

    /**
     * Returns how a classifier divides a rectangle.
     *
     * @param bounds the rectangle; the first and last nodes of the grid lie on its edges
     * @param probabilities {@code [row][column][class]}, row 0 at {@code yMin}; rows and columns at
     *     least 2, classes at least 2
     * @throws IllegalArgumentException if the grid is not full or too small
     */
    public static DecisionRegion decisionRegion(
            Labels labels, Bounds bounds, double[][][] probabilities) {
        return new DecisionRegion(labels, bounds, probabilities);
    }

    /**
     * Returns an empty panel for one value per layer at several moments, coloured along a ramp.
     *
     * @param parameter what tells the profiles apart, for example {@code "epoch"}
     */
    public static Profiles profiles(Labels labels, String parameter) {
        return new Profiles(labels, parameter);
    }

    /**
     * Returns an empty panel for bars over named categories.
     *
     * @throws IllegalArgumentException if there is no category
     */
    public static Bars bars(Labels labels, List<String> categories) {
        return new Bars(labels, categories);
    }

    /** Returns an empty panel for errors against step size on two logarithmic axes. */
    public static ErrorPlot errors(Labels labels) {
        return new ErrorPlot(labels, false);
    }

    /**
     * Returns an empty panel for errors against work on two logarithmic axes, the points of a
     * method joined by a line.
     */
    public static ErrorPlot workPrecision(Labels labels) {
        return new ErrorPlot(labels, true);
    }

    /**
     * Returns an empty panel for a family of curves, coloured by a parameter with a colour bar.
     *
     * @param parameter the name of what tells the curves apart
     */
    public static Fan fan(Labels labels, String parameter) {
        return new Fan(labels, parameter);
    }

    /** Returns an empty portrait of a plane of the state space; what leaves it is cut off. */
    public static PhasePortrait phasePortrait(Labels labels, Bounds bounds) {
        return new PhasePortrait(labels, bounds);
    }

    /**
     * Returns the image of a grid under a map of the plane.
     *
     * @param x first coordinates {@code [row][column]} of the mapped nodes, 2 × 2 or more
     * @param y second coordinates, of the same shape
     * @throws IllegalArgumentException if the tables are not full, too small, or differ in shape
     */
    public static DeformedGrid deformedGrid(Labels labels, double[][] x, double[][] y) {
        return new DeformedGrid(labels, x, y);
    }

    /** Returns an empty continuation or bifurcation diagram. */
    public static Continuation continuation(Labels labels) {
        return new Continuation(labels);
    }

    /**
     * Returns a plane divided into named regions.
     *
     * @param bounds the outer edges of the cells
     * @param codes {@code [row][column]}, row 0 at {@code yMin}: an index into the names, or −1 for
     *     none
     * @throws IllegalArgumentException if the table is empty or not full, or a code has no name
     */
    public static DiscreteMap discreteMap(
            Labels labels, Bounds bounds, int[][] codes, List<String> names) {
        return new DiscreteMap(labels, bounds, codes, names);
    }

    /**
     * Returns an empty panel for samples as boxes over named categories.
     *
     * @throws IllegalArgumentException if there is no category
     */
    public static Boxes boxes(Labels labels, List<String> categories) {
        return new Boxes(labels, categories);
    }

    /** Returns an empty panel for counts of values in bins. */
    public static Histogram histogram(Labels labels) {
        return new Histogram(labels);
    }

    /** Returns an empty panel for eigenvalues in the complex plane. */
    public static Spectrum spectrum(Labels labels) {
        return new Spectrum(labels);
    }

    /**
     * Returns how often each true class was taken for each predicted one.
     *
     * @param classes the names of the classes
     * @param counts {@code [true][predicted]}, not negative
     * @throws IllegalArgumentException if the table is not square, not of the names' size, or has a
     *     negative count
     */
    public static ConfusionMatrix confusionMatrix(
            String title, List<String> classes, int[][] counts) {
        return new ConfusionMatrix(title, classes, counts);
    }

    /**
     * Returns a field as colours with a colour bar.
     *
     * @param bounds the outer edges of the cells
     * @param values {@code [row][column]}, row 0 at {@code yMin}; a value that is not finite is a
     *     grey cell
     * @param quantity the name of the values, with their unit
     * @throws IllegalArgumentException if the table is empty or not full
     */
    public static HeatMap heatMap(
            Labels labels, Bounds bounds, double[][] values, String quantity) {
        return new HeatMap(labels, bounds, values, quantity);
    }

    /**
     * Returns small grey images in rows, each with its caption.
     *
     * @param columns images side by side, at least 1
     * @throws IllegalArgumentException if there is no image or no column
     */
    public static ImageGrid images(String title, int columns, List<GreyImage> images) {
        return new ImageGrid(title, columns, images);
    }
}
