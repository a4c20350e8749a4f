package org.costate.plots;

/** Counts finite values that an axis cannot show, and says so below the plot. */
final class Missing {

    private final Axes axes;
    private int x;
    private int y;

    Missing(Axes axes) {
        this.axes = axes;
    }

    void count(double[] xValues, double[] yValues) {
        x += Gaps.dropped(xValues, axes.x().toAxis(xValues));
        y += Gaps.dropped(yValues, axes.y().toAxis(yValues));
    }

    void note(Scene scene) {
        boolean same = axes.x().equals(axes.y());
        if (same) {
            note(scene, x + y, axes.y());
        } else {
            note(scene, x, axes.x());
            note(scene, y, axes.y());
        }
    }

    private static void note(Scene scene, int count, Scale scale) {
        if (count > 0) {
            boolean log = scale.equals(Scale.LOGARITHMIC);
            scene.note(
                    count
                            + (count == 1 ? " value " : " values ")
                            + scale.refusal()
                            + ", not shown"
                            + (log ? " on the logarithmic axis" : ""));
        }
    }
}
