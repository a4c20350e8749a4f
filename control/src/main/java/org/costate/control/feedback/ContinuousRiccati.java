package org.costate.control.feedback;

import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/** Solves {@code AᵀP + PA + Q − PGP = 0} by the Hamiltonian Schur form, then Newton–Kleinman. */
final class ContinuousRiccati {

    private static final int POLISH = 8;

    private final RiccatiCoefficients c;

    ContinuousRiccati(RiccatiCoefficients c) {
        this.c = c;
    }

    AlgebraicRiccati solve() {
        Reachability.checkStabilisable(c.a(), c.b(), z -> -z.re(), "(A, B) is not stabilisable");
        Reachability.checkDetectable(
                c.drift(), c.weight(), z -> -z.re(), "(Q, A) is not detectable");
        RealMatrix raw = bySchurForm();
        double defect =
                raw.subtract(raw.transpose()).getFrobeniusNorm()
                        / Math.max(raw.getFrobeniusNorm(), Double.MIN_NORMAL);
        RealMatrix p = polished(Dense.symmetrised(raw));
        RealMatrix gain = c.gain(p);
        RealMatrix loop = c.a().subtract(c.b().multiply(gain));
        boolean stable = Eigenvalue.of(loop).stream().allMatch(z -> z.re() < 0);
        return AlgebraicRiccati.solved(p, gain, loop, relative(p), defect, stable);
    }

    private RealMatrix bySchurForm() {
        int n = c.n();
        double unit = unit(c);
        RealMatrix h =
                Dense.blocks(
                        c.drift(),
                        c.reach().scalarMultiply(-unit),
                        c.weight().scalarMultiply(-1 / unit),
                        c.drift().transpose().scalarMultiply(-1));
        return stablePlane(h, n).scalarMultiply(unit);
    }

    /**
     * Returns {@code P}, whose graph is the subspace of decaying modes of a Hamiltonian matrix.
     *
     * @throws IllegalArgumentException RICCATI-04 if it is no graph
     */
    static RealMatrix stablePlane(RealMatrix h, int n) {
        ComplexSchur schur = ComplexSchur.of(h);
        int stable = schur.bringForward(z -> z.getReal() < 0);
        if (stable != n) {
            throw none("the Hamiltonian has " + stable + " decaying modes of " + n);
        }
        RealMatrix basis = schur.basis(n); // P (first half) = second half
        QRDecomposition qr = new QRDecomposition(Dense.rows(basis, 0, n).transpose(), 1e-300);
        if (!qr.getSolver().isNonSingular()) {
            throw none("its stable subspace is no graph over the state");
        }
        return qr.getSolver().solve(Dense.rows(basis, n, 2 * n).transpose()).transpose();
    }

    /** Returns a unit of {@code P} in which {@code G} and {@code Q} have one size. */
    static double unit(RiccatiCoefficients c) {
        double g = c.reach().getFrobeniusNorm();
        double q = c.weight().getFrobeniusNorm();
        double unit = Math.sqrt(q / g);
        return unit > 0 && Double.isFinite(unit) ? unit : 1;
    }

    static IllegalArgumentException none(String why) {
        return new IllegalArgumentException(
                "RICCATI-04: no stabilising solution was found: "
                        + why
                        + ". Try: a Q that is positive semidefinite, units in which A, B and Q have"
                        + " like sizes");
    }

    private RealMatrix polished(RealMatrix first) {
        RealMatrix p = first;
        double size = relative(p);
        for (int i = 0; i < POLISH && size > 0; i++) {
            RealMatrix loop = c.drift().subtract(c.reach().multiply(p));
            RealMatrix next = p.add(ComplexSchur.of(loop).lyapunov(residual(p)));
            double nextSize = relative(next);
            if (!(nextSize < size)) {
                break;
            }
            p = next;
            size = nextSize;
        }
        return p;
    }

    private RealMatrix residual(RealMatrix p) {
        RealMatrix pa = p.multiply(c.drift());
        RealMatrix pgp = p.multiply(c.reach()).multiply(p);
        return Dense.symmetrised(pa.add(pa.transpose()).subtract(pgp).add(c.weight()));
    }

    private double relative(RealMatrix p) {
        double terms =
                2 * p.multiply(c.drift()).getFrobeniusNorm()
                        + p.multiply(c.reach()).multiply(p).getFrobeniusNorm()
                        + c.weight().getFrobeniusNorm();
        return residual(p).getFrobeniusNorm() / Math.max(terms, Double.MIN_NORMAL);
    }
}
