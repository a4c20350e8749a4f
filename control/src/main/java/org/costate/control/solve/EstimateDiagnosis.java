package org.costate.control.solve;

import java.util.Arrays;
import java.util.Locale;
import org.costate.ode.SolverStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the estimate of a problem says of the reasons why its structure could not be solved:
 * switches without end, or an arc on which {@code H} does not depend on a control.
 */
final class EstimateDiagnosis {

    /**
     * A reason.
     *
     * @param status {@code CHATTERING} or {@code SINGULAR}
     */
    record Reason(SolverStatus status, String message) {}

    private static final int MANY_SWITCHES = 7;
    private static final int MANY_REVERSALS = 12;
    private static final double LONG = 0.05;
    private static final double SHORT = 1e-3;
    private static final double INSIDE = 0.03;
    private static final double FLAT = 1e-3;

    private final BolzaForm form;
    private final Estimate estimate;

    EstimateDiagnosis(BolzaForm form, Estimate estimate) {
        this.form = form;
        this.estimate = estimate;
    }

    /** Returns the reason seen, null if none is. */
    @Nullable Reason reason() {
        return reason(false);
    }

    /**
     * Returns the reason seen.
     *
     * @param late whether every start has failed, so that weaker signs count too
     */
    @Nullable Reason reason(boolean late) {
        double[] singular = singularInterval();
        Reason endless = endlessSwitches(singular.length > 0 ? singular[0] : estimate.end());
        if (endless != null) {
            return endless;
        }
        if (singular.length > 0) {
            return new Reason(
                    SolverStatus.SINGULAR,
                    String.format(
                            Locale.ROOT,
                            "OCP-05: switching function stays below %.0e on [%.6g, %.6g]: singular"
                                    + " arc. Bang-bang method not valid. Try: --method estimate",
                            singular[2],
                            singular[0],
                            singular[1]));
        }
        double share = late ? notMaximal() : 0;
        if (share > 0.1) {
            return new Reason(
                    SolverStatus.CHATTERING,
                    String.format(
                            Locale.ROOT,
                            "OCP-04: the best control found does not maximise H on %.0f%% of the"
                                    + " horizon; H is not concave in u and the infimum may not be"
                                    + " attained. Try: relax the control set to its convex hull",
                            100 * share));
        }
        int reversals = reversals();
        return reversals < MANY_REVERSALS
                ? null
                : new Reason(
                        SolverStatus.CHATTERING,
                        String.format(
                                Locale.ROOT,
                                "OCP-04: the control turns back %d times on the finest mesh: the"
                                        + " optimal control seems to chatter, the infimum may not"
                                        + " be attained. Try: add a cost on switching, or relax the"
                                        + " control set to its convex hull",
                                reversals));
    }

    /** Many switches before a time, or some whose intervals shrink towards it. */
    private @Nullable Reason endlessSwitches(double before) {
        double length = estimate.end() - estimate.start();
        StructureDetector detector = new StructureDetector(form, StructureSolver.curve(estimate));
        ArcPlan plan = detector.plan(estimate.times(), SHORT * length);
        double[] s =
                Arrays.stream(plan.times(), 1, plan.times().length - 1)
                        .filter(t -> t < before)
                        .toArray();
        if (s.length < 3) {
            return null;
        }
        double product = 1;
        int count = 0;
        int shrinking = 0;
        for (int k = 2; k < s.length; k++) {
            double shrink = (s[k] - s[k - 1]) / (s[k - 1] - s[k - 2]);
            if (shrink < 0.8) {
                product *= shrink;
                shrinking++;
            }
            count++;
        }
        boolean many = s.length >= MANY_SWITCHES;
        double last = s[s.length - 1] - s[s.length - 2];
        double ratio = last / (s[s.length - 2] - s[s.length - 3]);
        double limit = s[s.length - 1] + last * ratio / (1 - ratio);
        boolean towardsSingular =
                before < estimate.end()
                        && shrinking == count
                        && Math.abs(limit - before) < 0.03 * length;
        if (!many && !towardsSingular) {
            return null;
        }
        return new Reason(
                SolverStatus.CHATTERING,
                String.format(
                        Locale.ROOT,
                        "OCP-04: %d switches seen, intervals shrinking by %.2g each: the optimal"
                                + " control seems to chatter. Try: add a switching cost or a"
                                + " minimum dwell time",
                        plan.modes().size() - 1,
                        shrinking == 0 ? 1 : Math.pow(product, 1.0 / shrinking)));
    }

    /**
     * The longest interval on which a control stands between its bounds although {@code H} is
     * affine in it: its start, its end and the largest {@code |∂H/∂u|} on it; empty if there is
     * none.
     */
    private double[] singularInterval() {
        double length = estimate.end() - estimate.start();
        double[] longest = {};
        for (int j = 0; j < form.m(); j++) {
            double width = form.upper()[j] - form.lower()[j];
            double[] slopes = slopes(j);
            if (slopes.length == 0 || !Double.isFinite(width)) {
                continue;
            }
            double top = Arrays.stream(slopes).map(Math::abs).max().orElse(0);
            int from = -1;
            for (int k = 0; k <= slopes.length; k++) {
                boolean flat =
                        k < slopes.length
                                && Math.abs(slopes[k]) <= FLAT * top
                                && isInside(estimate.controls()[k][j], j, width);
                from = flat && from < 0 ? k : from;
                if (!flat && from >= 0) {
                    double t0 = estimate.times()[from];
                    double t1 = estimate.times()[k - 1];
                    double least = longest.length == 0 ? LONG * length : longest[1] - longest[0];
                    if (t1 - t0 > least) {
                        double worst =
                                Arrays.stream(slopes, from, k).map(Math::abs).max().orElse(0);
                        longest = new double[] {t0, t1, Math.max(worst, 1e-16)};
                    }
                    from = -1;
                }
            }
        }
        return longest;
    }

    private boolean isInside(double u, int j, double width) {
        boolean inside =
                u > form.lower()[j] + INSIDE * width && u < form.upper()[j] - INSIDE * width;
        for (double kink : form.kinks()[j]) {
            inside &= Math.abs(u - kink) > INSIDE * width;
        }
        return inside;
    }

    /** {@code ∂H/∂u_j} along the estimate; empty if {@code H} is curved in {@code u_j}. */
    private double[] slopes(int j) {
        int n = form.n();
        int k = 1 + n + form.m();
        double[] v = new double[k];
        double[] w = new double[form.dynamics().outputs()];
        double[] y = new double[w.length];
        double[][] dy = new double[w.length][k];
        double[][] h = new double[k][k];
        double[] slopes = new double[estimate.times().length];
        for (int i = 0; i < slopes.length; i++) {
            v[0] = estimate.times()[i];
            System.arraycopy(estimate.states()[i], 0, v, 1, n);
            System.arraycopy(estimate.controls()[i], 0, v, 1 + n, form.m());
            System.arraycopy(estimate.costates()[i], 0, w, 0, n);
            w[n] = -1;
            form.dynamics().jacobian(v, y, dy);
            form.dynamics().hessian(v, w, h);
            if (h[1 + n + j][1 + n + j] != 0) {
                return new double[0];
            }
            for (int r = 0; r <= n; r++) {
                slopes[i] += w[r] * dy[r][1 + n + j];
            }
        }
        return slopes;
    }

    /** The share of the estimate where a control far away gives a clearly greater {@code H}. */
    private double notMaximal() {
        ControlMaximiser maximiser = new ControlMaximiser(form);
        double[] best = new double[form.m()];
        double[] gaps = new double[estimate.times().length];
        double size = 0;
        for (int k = 0; k < gaps.length; k++) {
            double t = estimate.times()[k];
            double[] x = estimate.states()[k];
            double[] p = estimate.costates()[k];
            double[] u = estimate.controls()[k];
            double here = maximiser.value(t, x, p, u);
            gaps[k] = maximiser.maximise(t, x, p, u, best) - here;
            size = Math.max(size, Math.max(Math.abs(here), Math.abs(here + gaps[k])));
        }
        double floor = 1e-2 * size;
        return Arrays.stream(gaps).filter(g -> g > floor).count() / (double) gaps.length;
    }

    /** How often a control turns back by more than a fifth of its range. */
    private int reversals() {
        int most = 0;
        for (int j = 0; j < form.m(); j++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[] u : estimate.controls()) {
                low = Math.min(low, u[j]);
                high = Math.max(high, u[j]);
            }
            double threshold = 0.2 * (high - low);
            double turn = estimate.controls()[0][j];
            int direction = 0;
            int count = 0;
            for (double[] u : estimate.controls()) {
                double move = u[j] - turn;
                if (direction * move >= 0 && direction != 0) {
                    turn = u[j];
                } else if (Math.abs(move) > threshold && threshold > 0) {
                    count += direction != 0 ? 1 : 0;
                    direction = move > 0 ? 1 : -1;
                    turn = u[j];
                }
            }
            most = Math.max(most, count);
        }
        return most;
    }
}
