package org.costate.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costate.ode.Costate;
import org.costate.ode.PhasePoint;
import org.costate.ode.State;

/**
 * A curve {@code (x(t), p(t), u(t))} that meets the canonical equations arc by arc, at any time.
 *
 * <p>What is kept is the points the integrator stepped on; a point between is reached by one step
 * of the same method of order 8 from the nearest of them, so that it is as accurate as they are.
 * Immutable; may be shared by threads.
 */
public final class Extremal {

    private final BolzaForm form;
    private final List<Arc> arcs;
    private final double[] scale;
    private final double tolerance;
    private final List<Piece> pieces;

    /** A segment of multiple shooting: the points stepped on, and the control at its start. */
    record Piece(int arc, double[] times, double[][] points, double[][] controls) {
        double start() {
            return times[0];
        }

        double end() {
            return times[times.length - 1];
        }
    }

    Extremal(BolzaForm form, List<Arc> arcs, double[] scale, double tolerance, List<Piece> pieces) {
        this.form = form;
        this.arcs = List.copyOf(arcs);
        this.scale = scale;
        this.tolerance = tolerance;
        this.pieces = List.copyOf(pieces);
    }

    /** Follows every segment of a solved structure and keeps its steps. */
    static Extremal of(BolzaForm form, ArcShooter.Shot shot, List<ModalArcFlow> flows, double tol) {
        List<Arc> arcs = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        ArcPlan plan = shot.plan();
        int node = 0;
        for (int a = 0; a < plan.modes().size(); a++) {
            double s0 = plan.times()[a];
            double s1 = plan.times()[a + 1];
            arcs.add(new Arc(s0, s1, plan.modes().get(a)));
            double[] f = shot.fractions()[a];
            for (int k = 0; k + 1 < f.length; k++) {
                double t0 = s0 + f[k] * (s1 - s0);
                double t1 = f[k + 1] == 1 ? s1 : s0 + f[k + 1] * (s1 - s0);
                pieces.add(piece(a, flows.get(a), t0, shot.point().nodes()[node++], t1, form.m()));
            }
        }
        return new Extremal(form, arcs, shot.scale(), tol, pieces);
    }

    private static Piece piece(
            int arc, ModalArcFlow flow, double t0, double[] z0, double t1, int m) {
        List<Double> times = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        List<double[]> controls = new ArrayList<>();
        double[] z = z0.clone();
        ModalHamiltonian h = flow.hamiltonian();
        int n = z.length / 2;
        flow.carry(
                t0,
                z,
                t1,
                null,
                (t, w) -> {
                    double[] u = new double[m];
                    h.control(t, Arrays.copyOf(w, n), Arrays.copyOfRange(w, n, 2 * n), u);
                    times.add(t);
                    points.add(w.clone());
                    controls.add(u);
                });
        return new Piece(
                arc,
                times.stream().mapToDouble(Double::doubleValue).toArray(),
                points.toArray(new double[0][]),
                controls.toArray(new double[0][]));
    }

    /** Returns {@code t₀}. */
    public double start() {
        return pieces.get(0).start();
    }

    /** Returns {@code t_f}. */
    public double end() {
        return pieces.get(pieces.size() - 1).end();
    }

    /** Returns {@code n}. */
    public int stateDimension() {
        return form.n();
    }

    /** Returns {@code m}. */
    public int controlDimension() {
        return form.m();
    }

    /** Returns the arcs in order. */
    public List<Arc> arcs() {
        return arcs;
    }

    /** Returns the times between arcs. */
    public double[] switchingTimes() {
        return arcs.stream().skip(1).mapToDouble(Arc::start).toArray();
    }

    /**
     * Returns {@code (t, x, p)}.
     *
     * @throws IllegalArgumentException if {@code t} lies outside the horizon
     */
    public PhasePoint at(double t) {
        double[] z = new Cursor(this).moveTo(t).z;
        return new PhasePoint(
                t,
                State.of(Arrays.copyOf(z, form.n())),
                Costate.of(Arrays.copyOfRange(z, form.n(), 2 * form.n())));
    }

    /** Returns {@code x(t)}. */
    public State state(double t) {
        return at(t).x();
    }

    /** Returns {@code p(t)}. */
    public Costate costate(double t) {
        return at(t).p();
    }

    /** Returns {@code u(t)}, at a switch the control before it. */
    public double[] control(double t) {
        return new Cursor(this).moveTo(t).control();
    }

    /** Returns {@code H(t, x, p, u)}. */
    public double hamiltonian(double t) {
        return new Cursor(this).moveTo(t).hamiltonian();
    }

    /**
     * Returns {@code ∂H/∂u_i} at the extremal's control: zero where the control is free, of the
     * sign of the bound where it stands at one.
     */
    public double switchingFunction(int i, double t) {
        Cursor cursor = new Cursor(this).moveTo(t);
        return cursor.slope(i);
    }

    /**
     * Returns {@code count + 1} times spread evenly over the horizon, the switching times added.
     */
    public double[] sampleTimes(int count) {
        List<Double> all = new ArrayList<>();
        for (int k = 0; k <= count; k++) {
            all.add(start() + (end() - start()) * k / count);
        }
        for (double s : switchingTimes()) {
            all.add(s);
        }
        return all.stream()
                .mapToDouble(t -> Math.min(Math.max(t, start()), end()))
                .sorted()
                .distinct()
                .toArray();
    }

    BolzaForm form() {
        return form;
    }

    double[] scale() {
        return scale;
    }

    double tolerance() {
        return tolerance;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** A control stepped on in the middle of an arc: it shows the branch. */
    double[] inside(int arc) {
        List<double[]> all =
                pieces.stream()
                        .filter(p -> p.arc() == arc)
                        .flatMap(p -> Arrays.stream(p.controls()))
                        .toList();
        return all.get(all.size() / 2);
    }

    /** The nodes of multiple shooting, the end included. */
    double[][] nodes() {
        double[][] nodes = new double[pieces.size() + 1][];
        for (int k = 0; k < pieces.size(); k++) {
            nodes[k] = pieces.get(k).points()[0].clone();
        }
        double[][] last = pieces.get(pieces.size() - 1).points();
        nodes[pieces.size()] = last[last.length - 1].clone();
        return nodes;
    }

    /** The places of the nodes of every arc, as shares of its length. */
    double[][] fractions() {
        double[][] all = new double[arcs.size()][];
        for (int a = 0; a < arcs.size(); a++) {
            int arc = a;
            double length = arcs.get(a).end() - arcs.get(a).start();
            double[] starts =
                    pieces.stream()
                            .filter(p -> p.arc() == arc)
                            .mapToDouble(p -> (p.start() - arcs.get(arc).start()) / length)
                            .toArray();
            all[a] = Arrays.copyOf(starts, starts.length + 1);
            all[a][starts.length] = 1;
        }
        return all;
    }

    /** The structure with its times. */
    ArcPlan plan() {
        double[] times = new double[arcs.size() + 1];
        for (int a = 0; a < arcs.size(); a++) {
            times[a] = arcs.get(a).start();
        }
        times[arcs.size()] = arcs.get(arcs.size() - 1).end();
        return new ArcPlan(arcs.stream().map(Arc::mode).toList(), times);
    }

    int pieceAt(double t) {
        double slack = 1e-9 * (end() - start());
        if (!(t >= start() - slack && t <= end() + slack)) {
            throw new IllegalArgumentException(
                    "time " + t + " lies outside the extremal, [" + start() + ", " + end() + "]");
        }
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (pieces.get(middle).end() >= t) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
