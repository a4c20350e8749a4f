package org.costate.control;

/**
 * The smooth Hamiltonian of one arc: components at a bound or kink stay there, the others solve
 * {@code ∂H/∂u = 0}, whether or not that still maximises.
 *
 * <p>The arc maximises as long as its <em>guards</em> are positive: for a component at a bound or
 * kink, {@code ∓∂H/∂u} on the side it could leave to (the switching function, with its sign, where
 * {@code H} is affine); for a component between bounds, its distance to each finite bound. When a
 * guard crosses zero, {@link #after} tells the next arc.
 */
public final class ArcHamiltonian extends MaximisedHamiltonian {

    private final ControlArc arc;

    ArcHamiltonian(MaximisingLaw law, ControlArc arc) {
        super(law);
        this.arc = arc;
    }

    /** Returns the arc. */
    public ControlArc arc() {
        return arc;
    }

    @Override
    void close(double t, double[] x, double[] p, LawPoint at) {
        System.arraycopy(arc.codes(), 0, at.code, 0, at.code.length);
        law().maximiser().follow(t, x, p, at);
    }

    /** Returns how many guards there are. */
    public int guards() {
        return law().maximiser().guards(arc.codes());
    }

    /** Writes the guards, positive where the arc maximises. */
    public void guardValues(double t, double[] x, double[] p, double[] g) {
        LawPoint at = law().lend();
        close(t, x, p, at);
        law().maximiser().guards(t, x, p, at, g);
        law().giveBack(at);
    }

    /** Writes the gradients of the guards, rows of {@code 1 + 2n}: {@code ∂/∂(t, x, p)}. */
    public void guardGradients(double t, double[] x, double[] p, double[][] dg) {
        LawPoint at = law().lend();
        differentiated(t, x, p, at);
        law().maximiser().guardGradients(t, x, p, at, dg);
        law().giveBack(at);
    }

    /** Returns the arc behind a guard that crosses zero at this point. */
    public ControlArc after(int guard, double t, double[] x, double[] p) {
        LawPoint at = law().lend();
        close(t, x, p, at);
        law().maximiser().cross(guard, t, x, p, at);
        ControlArc next = law().maximiser().arc(at.code);
        law().giveBack(at);
        return next;
    }
}
