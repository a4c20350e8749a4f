package org.costate.ode;

/** Hamiltonians with known flows. */
final class Hamiltonians {

    /**
     * {@code H = ½p² − cos x}; its separatrix is {@code x = 2 atan(sinh t)}, {@code p = 2/cosh t}.
     */
    static final Hamiltonian PENDULUM =
            new Hamiltonian() {
                @Override
                public int dimension() {
                    return 1;
                }

                @Override
                public double value(double t, double[] x, double[] p) {
                    return 0.5 * p[0] * p[0] - Math.cos(x[0]);
                }

                @Override
                public void canonicalEquations(
                        double t, double[] x, double[] p, double[] xDot, double[] pDot) {
                    xDot[0] = p[0];
                    pDot[0] = -Math.sin(x[0]);
                }
            };

    /** Hénon and Heiles: {@code H = ½|p|² + ½|x|² + x₁²x₂ − x₂³/3}. */
    static final Hamiltonian HENON_HEILES =
            new Hamiltonian() {
                @Override
                public int dimension() {
                    return 2;
                }

                @Override
                public double value(double t, double[] x, double[] p) {
                    return 0.5 * (p[0] * p[0] + p[1] * p[1] + x[0] * x[0] + x[1] * x[1])
                            + x[0] * x[0] * x[1]
                            - x[1] * x[1] * x[1] / 3;
                }

                @Override
                public void canonicalEquations(
                        double t, double[] x, double[] p, double[] xDot, double[] pDot) {
                    xDot[0] = p[0];
                    xDot[1] = p[1];
                    pDot[0] = -x[0] - 2 * x[0] * x[1];
                    pDot[1] = -x[1] - x[0] * x[0] + x[1] * x[1];
                }
            };

    private Hamiltonians() {}

    /** {@code H = p²/(2m) + ½kx²}. */
    static Hamiltonian oscillator(double m, double k) {
        return new Hamiltonian() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public double value(double t, double[] x, double[] p) {
                return p[0] * p[0] / (2 * m) + 0.5 * k * x[0] * x[0];
            }

            @Override
            public void canonicalEquations(
                    double t, double[] x, double[] p, double[] xDot, double[] pDot) {
                xDot[0] = p[0] / m;
                pDot[0] = -k * x[0];
            }
        };
    }

    /** Returns where the oscillator carries {@code z} by time {@code t}. */
    static PhasePoint oscillate(double m, double k, PhasePoint z, double t) {
        double omega = Math.sqrt(k / m);
        double c = Math.cos(omega * (t - z.t()));
        double s = Math.sin(omega * (t - z.t()));
        double x = z.x().get(0);
        double p = z.p().get(0);
        return new PhasePoint(
                t, State.of(x * c + p * s / (m * omega)), Costate.of(p * c - x * m * omega * s));
    }
}
