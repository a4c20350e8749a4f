package org.costate.control.feedback;

import org.hipparchus.linear.RealMatrix;

/**
 * The coefficients of a Riccati equation at one time, and what is left of them when the cross
 * weight is taken into the feedback {@code u = v − R⁻¹Sᵀx}.
 *
 * @param drift {@code A − BR⁻¹Sᵀ}
 * @param weight {@code Q − SR⁻¹Sᵀ}
 * @param reach {@code G = BR⁻¹Bᵀ}
 */
record RiccatiCoefficients(
        RealMatrix a,
        RealMatrix b,
        RealMatrix q,
        RealMatrix r,
        RealMatrix s,
        RealMatrix drift,
        RealMatrix weight,
        RealMatrix reach) {

    static RiccatiCoefficients of(
            double[][] a, double[][] b, double[][] q, double[][] r, double[][] s) {
        return of(a, b, q, r, s, "");
    }

    /**
     * @param where ends the message if {@code R} is not positive definite
     */
    static RiccatiCoefficients of(
            double[][] a, double[][] b, double[][] q, double[][] r, double[][] s, String where) {
        int n = a.length;
        int m = r.length;
        RealMatrix a1 = Dense.of("A", a, n, n);
        RealMatrix r1 = Dense.symmetric("R", r, m);
        RealMatrix b1 = Dense.of("B", b, n, m);
        RealMatrix q1 = Dense.symmetric("Q", q, n);
        RealMatrix s1 = Dense.of("S", s, n, m);
        RealMatrix toB = Dense.weighted(r1, b1.transpose(), where);
        RealMatrix toS = Dense.weighted(r1, s1.transpose(), where);
        return new RiccatiCoefficients(
                a1,
                b1,
                q1,
                r1,
                s1,
                a1.subtract(b1.multiply(toS)),
                Dense.symmetrised(q1.subtract(s1.multiply(toS))),
                Dense.symmetrised(b1.multiply(toB)));
    }

    int n() {
        return a.getRowDimension();
    }

    /** Returns {@code R⁻¹(BᵀP + Sᵀ)}. */
    RealMatrix gain(RealMatrix p) {
        return Dense.weighted(r, b.transpose().multiply(p).add(s.transpose()), "");
    }

    /** Returns {@code [[A, −G], [−Q, −Aᵀ]]} of what is left, the matrix of {@code (x, Px)˙}. */
    RealMatrix hamiltonian() {
        return Dense.blocks(
                drift,
                reach.scalarMultiply(-1),
                weight.scalarMultiply(-1),
                drift.transpose().scalarMultiply(-1));
    }

    /** Returns how fast its solutions move: the size of the Hamiltonian, units of P left out. */
    double rate() {
        return drift.getFrobeniusNorm()
                + Math.sqrt(reach.getFrobeniusNorm() * weight.getFrobeniusNorm());
    }
}
