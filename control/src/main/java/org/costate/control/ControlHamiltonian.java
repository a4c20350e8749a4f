package org.costate.control;

import org.costate.ode.PhasePoint;
import org.costate.ode.SmoothHamiltonian;
import org.jspecify.annotations.Nullable;

/**
 * The control Hamiltonian {@code H(t, x, p, u) = ⟨p, f(t,x,u)⟩ + p⁰ ℓ(t,x,u)}, normally {@code p⁰ =
 * −1}.
 *
 * <p>The one object both doors leave through. It is homogeneous in {@code (p, p⁰)}, which lets a
 * costate sweep carry weighted costates without ever dividing by a weight.
 */
public final class ControlHamiltonian {

    private final ControlSystem system;
    private final RunningCost cost;
    private final @Nullable HamiltonianFormula formula;
    private final Scratch scratch = new Scratch(1);

    private ControlHamiltonian(
            ControlSystem system, RunningCost cost, @Nullable HamiltonianFormula formula) {
        this.system = system;
        this.cost = cost;
        this.formula = formula;
    }

    /** Returns the Hamiltonian of a system and a running cost. */
    public static ControlHamiltonian of(ControlSystem system, RunningCost cost) {
        return new ControlHamiltonian(system, cost, null);
    }

    static ControlHamiltonian stated(
            ControlSystem system, RunningCost cost, HamiltonianFormula formula) {
        return new ControlHamiltonian(system, cost, formula);
    }

    /** Returns the formula, or null if the problem was given by hand. */
    @Nullable HamiltonianFormula formula() {
        return formula;
    }

    /** Returns the system {@code f}. */
    public ControlSystem system() {
        return system;
    }

    /** Returns the running cost {@code ℓ}. */
    public RunningCost runningCost() {
        return cost;
    }

    /** Returns {@code H(t, x, p, u)} with {@code p⁰ = −1}. */
    public double value(double t, double[] x, double[] p, double[] u) {
        if (formula != null) {
            double[] y = scratch.lend();
            formula.value(t, x, p, u, y);
            double h = y[0];
            scratch.giveBack(y);
            return h;
        }
        double[] f = new double[system.stateDimension()];
        system.velocity(t, x, u, f);
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            sum += p[i] * f[i];
        }
        return sum - cost.value(t, x, u);
    }

    /**
     * Adds {@code ∂H/∂x} to {@code hx} and {@code ∂H/∂u} to {@code hu}.
     *
     * @param p0 the cost multiplier {@code p⁰}
     */
    public void addGradient(
            double t, double[] x, double[] p, double p0, double[] u, double[] hx, double[] hu) {
        system.pullBack(t, x, p, u, hx, hu);
        if (p0 != 0) {
            cost.addGradient(t, x, u, p0, hx, hu);
        }
    }

    /**
     * Writes the gradient of {@code H} in {@code (t, x, p, u)}, {@code p⁰ = −1}.
     *
     * @param g receives {@code 1 + 2n + m} numbers, in this order
     */
    public void gradient(double t, double[] x, double[] p, double[] u, double[] g) {
        if (formula != null) {
            formula.gradient(t, x, p, u, g);
        } else {
            HandGivenHamiltonian.of(this).gradient(t, x, p, u, g);
        }
    }

    /**
     * Writes the Hessian of {@code H} in {@code (t, x, p, u)}, {@code p⁰ = −1}.
     *
     * <p>Exact for a problem stated in formulas; for one given by hand, differences stand in for
     * second derivatives of {@code f} and {@code ℓ}.
     *
     * @param h receives {@code 1 + 2n + m} rows as long, symmetric
     */
    public void hessian(double t, double[] x, double[] p, double[] u, double[][] h) {
        if (formula != null) {
            formula.hessian(t, x, p, u, h);
        } else {
            HandGivenHamiltonian.of(this).hessian(t, x, p, u, h);
        }
    }

    /** Returns {@code ∂H/∂u} at a point of phase space, {@code p⁰ = −1}. */
    public double[] controlGradient(PhasePoint z, double[] u) {
        double[] hx = new double[system.stateDimension()];
        double[] hu = new double[system.controlDimension()];
        addGradient(z.t(), z.x().toArray(), z.p().toArray(), -1, u, hx, hu);
        return hu;
    }

    /**
     * Closes {@code H} with a law, differentiating with {@code u} held at {@code u*(t, x, p)}.
     *
     * <p>By the envelope theorem this is the true maximised Hamiltonian's flow only if the law
     * maximises {@code H}; {@link MaximumCondition} checks that. The linearisation is exact for a
     * derived law; for one given by hand, the law is differentiated by differences.
     */
    public SmoothHamiltonian maximisedBy(ControlLaw law) {
        return law instanceof MaximisingLaw derived && derived.hamiltonian() == this
                ? MaximisedHamiltonian.of(derived)
                : new ClosedHamiltonian(this, law);
    }

    /** Closes {@code H} with a control given in time. */
    public SmoothHamiltonian under(PiecewiseConstantControl control) {
        return new ClosedHamiltonian(this, (t, x, p) -> control.at(t));
    }
}
