package org.costate.plots;

import java.util.List;

/**
 * An extremal along its time: states, costates, control in its limits, switching function and
 * Hamiltonian one above the other, with its arcs shaded across them all. Panels appear in the order
 * in which they are added.
 */
public final class ExtremalFigure {

    private final String time;
    private final double[] t;
    private final List<Curves> panels;
    private final List<Arc> arcs;

    private ExtremalFigure(String time, double[] t, List<Curves> panels, List<Arc> arcs) {
        this.time = time;
        this.t = t;
        this.panels = panels;
        this.arcs = arcs;
    }

    /**
     * Returns an empty figure over the times at which an extremal is known.
     *
     * @param t the times, at least one
     * @throws IllegalArgumentException if there is no time
     */
    public static ExtremalFigure along(double[] t) {
        Check.notEmpty("the extremal", t.length, "pass the times at which it is known");
        return new ExtremalFigure("time t", t.clone(), List.of(), List.of());
    }

    /** Returns this figure with another name of the common axis. */
    public ExtremalFigure named(String newTime) {
        return new ExtremalFigure(newTime, t, panels, arcs);
    }

    private ExtremalFigure with(Curves panel) {
        return new ExtremalFigure(time, t, Decor.and(panels, panel), arcs);
    }

    private Curves empty(String title, String symbol) {
        return Panel.curves(Labels.of(title, time, symbol));
    }

    /**
     * Returns this figure with the states.
     *
     * @param rows {@code [time][component]}
     * @throws IllegalArgumentException if the table is not full or has not one row a time
     */
    public ExtremalFigure states(double[][] rows) {
        return with(empty("State", "x").components("x", t, rows));
    }

    /**
     * Returns this figure with the costates.
     *
     * @param rows {@code [time][component]}
     * @throws IllegalArgumentException if the table is not full or has not one row a time
     */
    public ExtremalFigure costates(double[][] rows) {
        return with(empty("Costate", "p").components("p", t, rows));
    }

    /**
     * Returns this figure with a control that is known at the times.
     *
     * @param rows {@code [time][component]}
     * @throws IllegalArgumentException if the table is not full or has not one row a time
     */
    public ExtremalFigure control(double[][] rows) {
        return with(empty("Control", "u").components("u", t, rows));
    }

    /**
     * Returns this figure with a control that is known at the times, in its limits.
     *
     * @param lower the lower limit; not drawn if infinite
     * @param upper the upper limit; not drawn if infinite
     * @throws IllegalArgumentException if the table is not full or has not one row a time
     */
    public ExtremalFigure control(double[][] rows, double lower, double upper) {
        return with(empty("Control", "u").components("u", t, rows).limits(lower, upper));
    }

    /**
     * Returns this figure with a control that is constant between the times, as steps.
     *
     * @param rows {@code [piece][component]}, one row less than there are times
     * @throws IllegalArgumentException if the table is not full or not of that length
     */
    public ExtremalFigure controlSteps(double[][] rows) {
        return with(empty("Control", "u").stepComponents("u", t, rows));
    }

    /**
     * Returns this figure with a control that is constant between the times, in its limits.
     *
     * @throws IllegalArgumentException if the table is not full or has not one row less than times
     */
    public ExtremalFigure controlSteps(double[][] rows, double lower, double upper) {
        return with(empty("Control", "u").stepComponents("u", t, rows).limits(lower, upper));
    }

    /**
     * Returns this figure with switching functions and the line at 0.
     *
     * @param rows {@code [time][component]}
     * @throws IllegalArgumentException if the table is not full or has not one row a time
     */
    public ExtremalFigure switching(double[][] rows) {
        return with(empty("Switching function", "S").components("S", t, rows).zeroLine());
    }

    /**
     * Returns this figure with the Hamiltonian.
     *
     * @param values one per time
     * @throws IllegalArgumentException if there is not one value a time
     */
    public ExtremalFigure hamiltonian(double[] values) {
        return with(empty("Hamiltonian", "H").line("H", t, values));
    }

    /**
     * Returns this figure with one more panel of any quantity.
     *
     * @param panel its horizontal axis must have the name of this figure's, {@code "time t"} unless
     *     renamed, to be aligned
     */
    public ExtremalFigure panel(Curves panel) {
        return with(panel);
    }

    /**
     * Returns this figure with one more arc.
     *
     * @param kind {@code "lower"}, {@code "upper"}, {@code "interior"}, {@code "singular"} or any
     *     other name
     * @throws IllegalArgumentException if the ends are not finite or out of order
     */
    public ExtremalFigure arc(String kind, double from, double to) {
        return new ExtremalFigure(time, t, panels, Decor.and(arcs, Arc.of(kind, from, to)));
    }

    /** Returns all panels as one figure, with one time axis and the arcs across it. */
    public Figure figure() {
        return Figure.of(panels.toArray(new Panel[0])).arcs(arcs.toArray(new Arc[0]));
    }
}
