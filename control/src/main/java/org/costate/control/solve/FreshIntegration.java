package org.costate.control.solve;

import java.util.Arrays;
import org.costate.control.MaximisedHamiltonian;
import org.costate.ode.Hamiltonian;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;

/**
 * Integrates the pieces of an extremal again, by extrapolation at {@code 1e-13}, with the control
 * from the derived law where there is one.
 */
final class FreshIntegration {

    private static final double FRESH = 1e-13;
    private static final int MOST_EVALUATIONS = 20_000;

    private final Extremal extremal;
    private final BolzaForm form;
    private final int n;

    FreshIntegration(Extremal extremal) {
        this.extremal = extremal;
        this.form = extremal.form();
        this.n = form.n();
    }

    /** Returns the end of a piece; {@code NaN} if it is not reached. */
    double[] again(Extremal.Piece piece) {
        double length = piece.end() - piece.start();
        if (length <= 1e-10 * Math.max(Math.abs(piece.start()), Math.abs(piece.end()))) {
            return piece.points()[piece.points().length - 1];
        }
        double[] absolute = new double[2 * n];
        double[] relative = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            absolute[i] = FRESH * extremal.scale()[i];
            relative[i] = FRESH;
        }
        ModalHamiltonian h =
                form.hamiltonian(extremal.arcs().get(piece.arc()).mode(), piece.controls()[0])
                        .between(form.kinks(), extremal.inside(piece.arc()));
        h.restart(piece.controls()[0]);
        if (form.law() != null && !h.mode().isHeld()) {
            double[] end =
                    integrate(MaximisedHamiltonian.of(form.law()), piece, absolute, relative);
            if (!Double.isNaN(end[0])) {
                return end;
            }
        }
        return integrate(h, piece, absolute, relative);
    }

    private double[] integrate(
            Hamiltonian equations, Extremal.Piece piece, double[] absolute, double[] relative) {
        double length = piece.end() - piece.start();
        double[] z = piece.points()[0];
        GraggBulirschStoerIntegrator integrator =
                new GraggBulirschStoerIntegrator(1e-12 * length, length, absolute, relative);
        integrator.setMaxEvaluations(MOST_EVALUATIONS);
        try {
            return integrator
                    .integrate(
                            new Equations(equations),
                            new ODEState(piece.start(), z.clone()),
                            piece.end())
                    .getPrimaryState();
        } catch (MathRuntimeException failure) {
            double[] none = new double[2 * n];
            Arrays.fill(none, Double.NaN);
            return none;
        }
    }

    private record Equations(Hamiltonian h) implements OrdinaryDifferentialEquation {

        @Override
        public int getDimension() {
            return 2 * h.dimension();
        }

        @Override
        public double[] computeDerivatives(double t, double[] z) {
            int n = h.dimension();
            double[] xDot = new double[n];
            double[] pDot = new double[n];
            h.canonicalEquations(
                    t, Arrays.copyOf(z, n), Arrays.copyOfRange(z, n, 2 * n), xDot, pDot);
            double[] zDot = Arrays.copyOf(xDot, 2 * n);
            System.arraycopy(pDot, 0, zDot, n, n);
            return zDot;
        }
    }
}
