package org.costate.control.solve;

/** An extremal carried over to another horizon, its times stretched with it. */
final class Stretched implements StructureDetector.Curve {

    private static final int SAMPLES = 240;
    private static final double SHORT = 1e-5;

    private final Cursor cursor;
    private final Extremal extremal;
    private final double start;
    private final double end;

    Stretched(Extremal extremal, BolzaForm form) {
        this.extremal = extremal;
        this.cursor = new Cursor(extremal);
        this.start = form.horizon().freeStart() ? extremal.start() : form.horizon().start();
        this.end = form.horizon().freeEnd() ? extremal.end() : form.horizon().end();
    }

    private double back(double t) {
        double s = Math.min(1, Math.max(0, (t - start) / (end - start)));
        return extremal.start() + s * (extremal.end() - extremal.start());
    }

    @Override
    public double[] phasePoint(double t) {
        return cursor.phasePoint(back(t));
    }

    @Override
    public double[] control(double t) {
        return cursor.control(back(t));
    }

    /** Returns the structure that the maximiser of another form shows on the stretched curve. */
    ArcPlan plan(BolzaForm form) {
        double[] times = extremal.sampleTimes(SAMPLES);
        for (int k = 0; k < times.length; k++) {
            double share = (times[k] - extremal.start()) / (extremal.end() - extremal.start());
            times[k] = k == times.length - 1 ? end : start + share * (end - start);
        }
        return new StructureDetector(form, this).plan(times, SHORT * (end - start));
    }
}
