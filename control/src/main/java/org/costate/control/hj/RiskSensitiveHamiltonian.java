package org.costate.control.hj;

import org.costate.control.ControlSystem;
import org.costate.ode.Hamiltonian;

/**
 * The Hamiltonian of noise on a network: {@code H(x, p) = ⟨p, F(x, θ)⟩ + γ|p|²} with the control
 * {@code θ} fixed.
 *
 * <p>For {@code dX = F dt + √(2ν) dB} the value {@code V(x, s) = −(ν/γ) log E[e^{−γΦ(X_s)/ν}]} of
 * what is lost at the end solves {@code V_s + H(x, −∇V) = νΔV}: with {@code γ = 1}, {@code ν = ε}
 * this is {@code V_s = F·∇V + εΔV − |∇V|²}, proved by {@code Ψ = e^{−V/ε}}, {@code Ψ_s = F·∇Ψ +
 * εΔΨ}; {@code F = 0} is Hopf–Cole. With {@code γ = 0} it is the mean {@code E[Φ]} and the equation
 * of a network itself: linear in {@code p}, transport with the viscosity of the injected noise.
 */
public final class RiskSensitiveHamiltonian implements Hamiltonian {

    private final ControlSystem system;
    private final double[] control;
    private final double gamma;

    private RiskSensitiveHamiltonian(ControlSystem system, double[] control, double gamma) {
        this.system = system;
        this.control = control;
        this.gamma = gamma;
    }

    /**
     * Returns {@code ⟨p, F⟩ + γ|p|²}.
     *
     * @param control the fixed {@code θ}
     * @param gamma {@code γ ≥ 0}; 1 for the exponential of risk, 0 for the mean
     */
    public static RiskSensitiveHamiltonian of(
            ControlSystem system, double[] control, double gamma) {
        double[] theta = Require.values("control θ", system.controlDimension(), control);
        if (!(gamma >= 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException(
                    "HJ-06: risk factor γ = " + gamma + ", expected a finite number ≥ 0");
        }
        return new RiskSensitiveHamiltonian(system, theta, gamma);
    }

    /** Returns the equation of this Hamiltonian with isotropic viscosity {@code ν}. */
    public HamiltonJacobiEquation withNoise(double viscosity) {
        return HamiltonJacobiEquation.of(this, viscosity);
    }

    @Override
    public int dimension() {
        return system.stateDimension();
    }

    @Override
    public double value(double t, double[] x, double[] p) {
        double[] f = new double[x.length];
        system.velocity(t, x, control, f);
        return LseLayer.dot(p, f) + gamma * LseLayer.dot(p, p);
    }

    @Override
    public void canonicalEquations(double t, double[] x, double[] p, double[] xDot, double[] pDot) {
        system.velocity(t, x, control, xDot);
        double[] px = new double[x.length];
        system.pullBack(t, x, p, control, px, new double[control.length]);
        for (int i = 0; i < x.length; i++) {
            xDot[i] += 2 * gamma * p[i];
            pDot[i] = -px[i];
        }
    }
}
