package org.costate.control.solve;

import org.costate.ode.SmoothHamiltonian;
import org.jspecify.annotations.Nullable;

/**
 * Follows a phase point {@code z = (x, p)} and any number of its variations {@code Y} in one
 * integration with error control: {@code ż = F(t, z)}, {@code Ẏ = A(t, z) Y}.
 *
 * <p>Steps are chosen by the error of {@code z} at the tolerance asked for, and by the error of
 * each variation, relative to its own largest component, at the square root of it: a derivative
 * serves a Newton iteration, whose last digits come from {@code z}. One thread; allocates nothing
 * while it steps.
 */
final class VariationalFlow {

    /** Sees the points a flow steps on, the first and the last included. */
    interface StepListener {
        void accept(double t, double[] z);
    }

    /** Functions that end a flow when one of them becomes negative. */
    interface Events {
        int count();

        void values(double t, double[] x, double[] p, double[] g);
    }

    /**
     * Where a flow with events ended.
     *
     * @param guard which function became negative, −1 if none did
     */
    record Stop(double time, int guard) {}

    private static final double SAFETY = 0.9;
    private static final double SHRINK = 0.333;
    private static final double GROW = 6;
    private static final double ORDER = 8;
    private static final int MOST_STEPS = 20_000;

    private final SmoothHamiltonian hamiltonian;
    private final double tolerance;
    private final double variationTolerance;
    private final double[] scale;
    private final int n;
    private final double[] x;
    private final double[] p;
    private final double[] xDot;
    private final double[] pDot;
    private final double[][] a;
    private final double[] ft;
    private int columns;
    private double[] w = {};
    private double[] next = {};
    private double[] allowance = {};
    private @Nullable DormandPrinceStep step;
    private int steps;

    /**
     * Creates a flow.
     *
     * @param tolerance relative tolerance of a step
     * @param scale the size of each component of {@code z}, below which errors are measured against
     *     it, {@code 2n}
     */
    VariationalFlow(SmoothHamiltonian hamiltonian, double tolerance, double[] scale) {
        this.hamiltonian = hamiltonian;
        this.tolerance = tolerance;
        this.variationTolerance = Math.max(tolerance, Math.sqrt(tolerance));
        this.scale = scale;
        this.n = hamiltonian.dimension();
        this.x = new double[n];
        this.p = new double[n];
        this.xDot = new double[n];
        this.pDot = new double[n];
        this.a = new double[2 * n][2 * n];
        this.ft = new double[2 * n];
    }

    /** Returns the steps taken since the last call of {@link #carry}. */
    int steps() {
        return steps;
    }

    /** Writes {@code F(t, z)}. */
    void velocity(double t, double[] z, double[] zDot) {
        split(z);
        hamiltonian.canonicalEquations(t, x, p, xDot, pDot);
        System.arraycopy(xDot, 0, zDot, 0, n);
        System.arraycopy(pDot, 0, zDot, n, n);
    }

    /**
     * Carries {@code z} from {@code t0} to {@code t1}, in place, forward or backward in time.
     *
     * @param y {@code 2n × k} variations at {@code t0}, replaced by those at {@code t1}; none if
     *     null
     * @throws FlowFailure if the flow cannot be followed
     */
    void carry(double t0, double[] z, double t1, double @Nullable [][] y) {
        carry(t0, z, t1, y, null);
    }

    /** Carries as {@link #carry}, telling a listener every point stepped on. */
    void carry(
            double t0,
            double[] z,
            double t1,
            double @Nullable [][] y,
            @Nullable StepListener listener) {
        prepare(y == null ? 0 : y[0].length);
        pack(z, y);
        if (listener != null) {
            listener.accept(t0, z);
        }
        steps = 0;
        if (t1 != t0) {
            integrate(t0, t1, z, listener, null);
        }
        unpack(z, y);
    }

    /**
     * Carries {@code z} and its variations until one of some functions becomes negative, and there
     * stops at its zero. A function that starts at zero or below counts once it has been positive;
     * if it falls further instead, the flow slides.
     *
     * @throws FlowFailure with status {@code CHATTERING} if the flow slides
     */
    Stop carryUntil(double t0, double[] z, double t1, double @Nullable [][] y, Events events) {
        prepare(y == null ? 0 : y[0].length);
        pack(z, y);
        steps = 0;
        EventSearch search = new EventSearch(this, events, t0, w);
        Stop stop = new Stop(t1, -1);
        if (t1 != t0) {
            stop = integrate(t0, t1, z, null, search);
        }
        unpack(z, y);
        return stop;
    }

    private void prepare(int k) {
        if (step == null || k != columns) {
            columns = k;
            int dimension = 2 * n * (1 + k);
            w = new double[dimension];
            next = new double[dimension];
            allowance = new double[dimension];
            step = new DormandPrinceStep(dimension);
        }
    }

    private Stop integrate(
            double t0,
            double t1,
            double[] z,
            @Nullable StepListener listener,
            @Nullable EventSearch search) {
        DormandPrinceStep scheme = java.util.Objects.requireNonNull(step);
        double direction = Math.signum(t1 - t0);
        double t = t0;
        evaluate(t, w, scheme.slope());
        if (!DormandPrinceStep.finite(scheme.slope())) {
            throw FlowFailure.notFinite(t);
        }
        if (hamiltonian instanceof ModalHamiltonian modal) {
            modal.accept();
        }
        double h = direction * Math.min(firstStep(scheme.slope()), Math.abs(t1 - t0));
        boolean refused = false;
        while (direction * (t1 - t) > 0) {
            boolean last = direction * (t + 1.01 * h - t1) >= 0;
            h = last ? t1 - t : h;
            double error = tryStep(scheme, t, h);
            double factor = SAFETY * Math.pow(Math.max(error, 1e-10), -1 / ORDER);
            if (error <= 1) {
                double reached = last ? t1 : t + h;
                int guard = search == null ? -1 : search.crossed(t, w, reached, next);
                if (guard >= 0) {
                    double s = search.locate(guard, scheme, t, w, reached - t, next);
                    accept(scheme);
                    return new Stop(t + s, guard);
                }
                t = reached;
                accept(scheme);
                if (listener != null) {
                    System.arraycopy(w, 0, z, 0, 2 * n);
                    listener.accept(t, z);
                }
                h *= Math.max(SHRINK, Math.min(refused ? 1 : GROW, factor));
                refused = false;
            } else {
                h *= Double.isFinite(error) ? Math.max(SHRINK, Math.min(1, factor)) : 0.2;
                refused = true;
                if (hamiltonian instanceof ModalHamiltonian modal) {
                    modal.refuse();
                }
                if (Math.abs(h) <= 4 * Math.ulp(t)) {
                    throw FlowFailure.underflow(t, h);
                }
            }
            if (++steps > MOST_STEPS) {
                throw FlowFailure.tooManySteps(t, steps);
            }
        }
        return new Stop(t1, -1);
    }

    private double tryStep(DormandPrinceStep scheme, double t, double h) {
        if (!scheme.advance(this::evaluate, t, w, h, next)) {
            return Double.POSITIVE_INFINITY;
        }
        allow();
        double error = scheme.error(h, allowance, 0, 2 * n);
        return columns == 0
                ? error
                : Math.max(error, scheme.error(h, allowance, 2 * n, allowance.length));
    }

    private void accept(DormandPrinceStep scheme) {
        double[] old = w;
        w = next;
        next = old;
        scheme.accept();
        if (hamiltonian instanceof ModalHamiltonian modal) {
            modal.accept();
        }
    }

    /** What each component may err in this step. */
    private void allow() {
        for (int i = 0; i < 2 * n; i++) {
            double size = Math.max(scale[i], Math.max(Math.abs(w[i]), Math.abs(next[i])));
            allowance[i] = tolerance * size;
        }
        for (int j = 0; j < columns; j++) {
            double largest = 1e-100;
            for (int i = 0; i < 2 * n; i++) {
                largest = Math.max(largest, Math.abs(next[index(i, j)]) / scale[i]);
            }
            for (int i = 0; i < 2 * n; i++) {
                allowance[index(i, j)] = variationTolerance * largest * scale[i];
            }
        }
    }

    private double firstStep(double[] slope) {
        double size = 0;
        double speed = 0;
        for (int i = 0; i < 2 * n; i++) {
            double s = Math.max(scale[i], Math.abs(w[i]));
            size = Math.max(size, Math.abs(w[i]) / s);
            speed = Math.max(speed, Math.abs(slope[i]) / s);
        }
        return speed == 0 ? Double.MAX_VALUE : 0.01 * Math.max(size, 0.1) / speed;
    }

    void evaluate(double t, double[] v, double[] vDot) {
        split(v);
        hamiltonian.canonicalEquations(t, x, p, xDot, pDot);
        System.arraycopy(xDot, 0, vDot, 0, n);
        System.arraycopy(pDot, 0, vDot, n, n);
        if (columns > 0) {
            hamiltonian.linearisation(t, x, p, a, ft);
            multiply(v, vDot);
        }
    }

    private void multiply(double[] v, double[] vDot) {
        for (int i = 0; i < 2 * n; i++) {
            int to = index(i, 0);
            java.util.Arrays.fill(vDot, to, to + columns, 0);
            for (int l = 0; l < 2 * n; l++) {
                double factor = a[i][l];
                if (factor != 0) {
                    int from = index(l, 0);
                    for (int j = 0; j < columns; j++) {
                        vDot[to + j] += factor * v[from + j];
                    }
                }
            }
        }
    }

    private int index(int i, int j) {
        return 2 * n + i * columns + j;
    }

    /** Writes the functions at a point that may have variations behind. */
    void events(Events events, double t, double[] v, double[] g) {
        split(v);
        events.values(t, x, p, g);
    }

    private void split(double[] v) {
        System.arraycopy(v, 0, x, 0, n);
        System.arraycopy(v, n, p, 0, n);
    }

    private void pack(double[] z, double @Nullable [][] y) {
        System.arraycopy(z, 0, w, 0, 2 * n);
        for (int i = 0; i < 2 * n && y != null; i++) {
            System.arraycopy(y[i], 0, w, index(i, 0), columns);
        }
    }

    private void unpack(double[] z, double @Nullable [][] y) {
        System.arraycopy(w, 0, z, 0, 2 * n);
        for (int i = 0; i < 2 * n && y != null; i++) {
            System.arraycopy(w, index(i, 0), y[i], 0, columns);
        }
    }
}
