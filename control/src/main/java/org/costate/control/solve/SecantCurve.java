package org.costate.control.solve;

/**
 * The straight line through two extremals of the same structure, arc by arc at equal shares of
 * their lengths.
 */
final class SecantCurve implements StructureDetector.Curve {

    private final Cursor before;
    private final Cursor last;
    private final ArcPlan first;
    private final ArcPlan second;
    private final double s;
    private final ArcPlan plan;

    /**
     * Creates the curve.
     *
     * @param s how far beyond the second, in units of their distance
     */
    SecantCurve(Extremal before, Extremal last, double s) {
        this.before = new Cursor(before);
        this.last = new Cursor(last);
        this.first = before.plan();
        this.second = last.plan();
        this.s = s;
        double[] times = second.times().clone();
        for (int k = 0; k < times.length; k++) {
            times[k] += s * (second.times()[k] - first.times()[k]);
        }
        ArcPlan straight = new ArcPlan(second.modes(), times);
        this.plan = straight.shortest() > 0 ? straight : second;
    }

    ArcPlan plan() {
        return plan;
    }

    private double placeOn(ArcPlan other, double t) {
        double[] times = plan.times();
        int k = 0;
        while (k + 2 < times.length && t >= times[k + 1]) {
            k++;
        }
        double share = Math.min(1, Math.max(0, (t - times[k]) / (times[k + 1] - times[k])));
        return other.times()[k] + share * (other.times()[k + 1] - other.times()[k]);
    }

    @Override
    public double[] phasePoint(double t) {
        double[] a = before.phasePoint(placeOn(first, t));
        double[] b = last.phasePoint(placeOn(second, t));
        for (int i = 0; i < b.length; i++) {
            b[i] += s * (b[i] - a[i]);
        }
        return b;
    }

    @Override
    public double[] control(double t) {
        return last.control(placeOn(second, t));
    }
}
