package org.costate.control;

import org.costate.control.formula.Formula;

/** The running cost {@code ½ weight |u|²}. */
record QuadraticEnergy(double weight) implements SecondOrderCost {

    static final QuadraticEnergy NONE = new QuadraticEnergy(0);

    QuadraticEnergy {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(
                    "energy weight is " + weight + ", expected a finite number ≥ 0");
        }
    }

    /** Returns the same as a formula. */
    Formula formula(Formula[] u) {
        return Formula.squaredNorm(u).times(0.5 * weight);
    }

    @Override
    public double value(double t, double[] x, double[] u) {
        double sum = 0;
        for (double v : u) {
            sum += v * v;
        }
        return 0.5 * weight * sum;
    }

    @Override
    public void addGradient(
            double t, double[] x, double[] u, double scale, double[] gx, double[] gu) {
        for (int i = 0; i < u.length; i++) {
            gu[i] += scale * weight * u[i];
        }
    }

    @Override
    public boolean isAutonomous() {
        return true;
    }

    @Override
    public double tangent(double t, double[] x, double[] u, double dt, double[] dx, double[] du) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * du[i];
        }
        return weight * sum;
    }

    @Override
    public void addGradientTangent(
            double t,
            double[] x,
            double[] u,
            double scale,
            double[] dx,
            double[] du,
            double[] dgx,
            double[] dgu) {
        for (int i = 0; i < u.length; i++) {
            dgu[i] += scale * weight * du[i];
        }
    }
}
