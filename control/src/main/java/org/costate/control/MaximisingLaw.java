package org.costate.control;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The control that maximises {@code H(t, x, p, u)} over the control set, derived from the formulas
 * of a problem.
 *
 * <p>Closed forms where the structure of {@code H} in {@code u} has one: clipped or solved where it
 * is quadratic, bang-bang where it is affine, bang-off-bang where it is piecewise affine, an angle
 * where it is {@code A cos u + B sin u}; projected Newton from several starts otherwise. Structure
 * is read off the formula, not guessed from values. Pure, and may be shared by threads.
 */
public final class MaximisingLaw implements ControlLaw {

    private final ControlHamiltonian hamiltonian;
    private final ControlSet set;
    private final Maximiser maximiser;
    private final int n;
    private final int m;
    private final double[] constants;
    private final AtomicReference<LawPoint> idle = new AtomicReference<>();

    private MaximisingLaw(ControlHamiltonian hamiltonian, ControlSet set, Maximiser maximiser) {
        this.hamiltonian = hamiltonian;
        this.set = set;
        this.maximiser = maximiser;
        this.n = hamiltonian.system().stateDimension();
        this.m = hamiltonian.system().controlDimension();
        HamiltonianFormula formula = hamiltonian.formula();
        this.constants = formula == null ? new double[0] : formula.constants();
    }

    static MaximisingLaw of(OptimalControlProblem problem) {
        ControlHamiltonian h = problem.hamiltonian();
        ControlSet set = problem.controlSet();
        return new MaximisingLaw(h, set, maximiser(h, set));
    }

    private static Maximiser maximiser(ControlHamiltonian h, ControlSet set) {
        int m = h.system().controlDimension();
        if (set instanceof FiniteSet) {
            return new VertexMaximiser(h, set.vertices(m));
        }
        HamiltonianFormula formula = h.formula();
        if (formula == null) {
            throw new IllegalArgumentException(
                    "PROBLEM-11: dynamics or cost are given by hand, so no law can be derived from"
                            + " their structure. Try: state them as formulas, or a law of your"
                            + " own");
        }
        ControlPrograms programs = ControlPrograms.of(formula);
        if (set instanceof Ball ball) {
            return new BallMaximiser(programs, ball);
        }
        if (set instanceof Simplex) {
            return onSimplex(h, programs, set.vertices(m));
        }
        return new BoxMaximiser(programs, set);
    }

    /** A linear function is greatest at a corner; others are not derived yet. */
    private static Maximiser onSimplex(
            ControlHamiltonian h, ControlPrograms programs, List<double[]> corners) {
        boolean affine = programs.kinks().isEmpty();
        for (int i = 0; i < programs.controls(); i++) {
            for (int j = 0; j < programs.controls(); j++) {
                affine &= programs.uncoupled(i, j);
            }
        }
        if (!affine) {
            throw new IllegalArgumentException(
                    "PROBLEM-11: on a simplex a law is derived only where H is affine in u."
                            + " Try: a law of your own");
        }
        return new VertexMaximiser(h, corners);
    }

    /** Returns the Hamiltonian it maximises. */
    public ControlHamiltonian hamiltonian() {
        return hamiltonian;
    }

    /** Returns the set it maximises over. */
    public ControlSet controlSet() {
        return set;
    }

    /**
     * Returns the values inside the bounds of control {@code j} at which {@code H} has a kink in
     * it, rising.
     */
    public double[] kinks(int j) {
        return maximiser.kinks(j);
    }

    Maximiser maximiser() {
        return maximiser;
    }

    LawPoint lend() {
        LawPoint lent = idle.getAndSet(null);
        return lent == null ? new LawPoint(n, m, constants, maximiser.signs()) : lent;
    }

    void giveBack(LawPoint lent) {
        idle.set(lent);
    }

    /**
     * {@inheritDoc}
     *
     * @throws NoMaximiserException if {@code H} has no maximiser there
     */
    @Override
    public double[] at(double t, double[] x, double[] p) {
        double[] u = new double[m];
        at(t, x, p, u);
        return u;
    }

    /** Writes {@code u*(t, x, p)}. */
    public void at(double t, double[] x, double[] p, double[] u) {
        LawPoint at = lend();
        maximiser.maximise(t, x, p, at);
        System.arraycopy(at.u, 0, u, 0, m);
        giveBack(at);
    }

    /** Returns the arc on which the maximiser stands. */
    public ControlArc arcAt(double t, double[] x, double[] p) {
        LawPoint at = lend();
        maximiser.maximise(t, x, p, at);
        ControlArc arc = maximiser.arc(at.code);
        giveBack(at);
        return arc;
    }
}
