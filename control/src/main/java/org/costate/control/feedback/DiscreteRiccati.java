package org.costate.control.feedback;

import org.hipparchus.linear.RealMatrix;

/**
 * Solves {@code P = Q + AᵀP(I + GP)⁻¹A}: the plane {@code (x, Px)} is carried into itself by {@code
 * M z = L z⁺},
 *
 * <pre>
 *   M = [[A, 0], [−Q, I]],   L = [[I, G], [0, Aᵀ]],   H = (M + L)⁻¹(M − L)
 * </pre>
 *
 * and modes inside the unit circle are those of the Hamiltonian {@code H} that decay (Cayley's map
 * {@code (λ − 1)/(λ + 1)}); {@code A} may be singular. Newton's method polishes; doubling [Chu,
 * Fan, Lin 2005] takes over where a mode lies too close to {@code −1}.
 */
final class DiscreteRiccati {

    private static final int DOUBLINGS = 60;
    private static final int POLISH = 8;
    private static final double GOOD = 1e-10; // Newton's method does the rest

    private final RiccatiCoefficients c;
    private double defect;

    DiscreteRiccati(RiccatiCoefficients c) {
        this.c = c;
    }

    AlgebraicRiccati solve() {
        Reachability.checkStabilisable(
                c.a(), c.b(), z -> 1 - z.modulus(), "(A, B) is not stabilisable");
        Reachability.checkDetectable(
                c.drift(), c.weight(), z -> 1 - z.modulus(), "(Q, A) is not detectable");
        RealMatrix p = byCayleyMap();
        if (!(relative(p) < GOOD) || !isStable(loop(p))) {
            RealMatrix other = doubled();
            p = isStable(loop(other)) && !(relative(other) >= relative(p)) ? other : p;
        }
        if (!Dense.isFinite(p) || !isStable(loop(p))) {
            throw ContinuousRiccati.none("the closed loop is not stable");
        }
        p = polished(p);
        RealMatrix gain = gain(p);
        RealMatrix loop = c.a().subtract(c.b().multiply(gain));
        return AlgebraicRiccati.solved(p, gain, loop, relative(p), defect, isStable(loop));
    }

    private RealMatrix byCayleyMap() {
        int n = c.n();
        double unit = ContinuousRiccati.unit(c);
        RealMatrix one = Dense.identity(n);
        RealMatrix none = Dense.zero(n, n);
        RealMatrix m = Dense.blocks(c.drift(), none, c.weight().scalarMultiply(-1 / unit), one);
        RealMatrix l =
                Dense.blocks(one, c.reach().scalarMultiply(unit), none, c.drift().transpose());
        RealMatrix h = Dense.quotient(m.add(l), m.subtract(l));
        if (!Dense.isFinite(h)) {
            return h.getSubMatrix(0, n - 1, 0, n - 1); // no number: −1 is a mode
        }
        RealMatrix p = ContinuousRiccati.stablePlane(h, n).scalarMultiply(unit);
        defect = p.subtract(p.transpose()).getFrobeniusNorm() / size(p);
        return Dense.symmetrised(p);
    }

    private static double size(RealMatrix p) {
        return Math.max(p.getFrobeniusNorm(), Double.MIN_NORMAL);
    }

    private RealMatrix doubled() {
        int n = c.n();
        RealMatrix a = c.drift();
        RealMatrix g = c.reach();
        RealMatrix h = c.weight();
        for (int i = 0; i < DOUBLINGS && Dense.isFinite(h); i++) {
            RealMatrix w = Dense.identity(n).add(g.multiply(h));
            RealMatrix wa = Dense.quotient(w, a);
            RealMatrix wg = Dense.quotient(w, g);
            RealMatrix step = a.transpose().multiply(h).multiply(wa);
            g = Dense.symmetrised(g.add(a.multiply(wg).multiply(a.transpose())));
            a = a.multiply(wa);
            RealMatrix next = h.add(step);
            h = Dense.symmetrised(next);
            if (step.getFrobeniusNorm() <= 1e-16 * h.getFrobeniusNorm()) {
                break;
            }
        }
        return h;
    }

    /** Returns {@code (I + GP)⁻¹A}, the closed loop. */
    private RealMatrix loop(RealMatrix p) {
        return Dense.quotient(Dense.identity(c.n()).add(c.reach().multiply(p)), c.drift());
    }

    private static boolean isStable(RealMatrix loop) {
        return Dense.isFinite(loop) && Eigenvalue.of(loop).stream().allMatch(z -> z.modulus() < 1);
    }

    private RealMatrix gain(RealMatrix p) {
        RealMatrix bp = c.b().transpose().multiply(p);
        return Dense.quotient(
                c.r().add(bp.multiply(c.b())), bp.multiply(c.a()).add(c.s().transpose()));
    }

    private RealMatrix polished(RealMatrix first) {
        RealMatrix p = first;
        double size = relative(p);
        for (int i = 0; i < POLISH && size > 0; i++) {
            RealMatrix next = Dense.symmetrised(p.add(stein(loop(p), residual(p))));
            double nextSize = relative(next);
            if (!(nextSize < size)) {
                break;
            }
            p = next;
            size = nextSize;
        }
        return p;
    }

    /** Returns {@code Σ_k (Lᵀ)ᵏ W Lᵏ}, by squaring. */
    private static RealMatrix stein(RealMatrix loop, RealMatrix w) {
        RealMatrix l = loop;
        RealMatrix x = w;
        for (int i = 0; i < DOUBLINGS; i++) {
            RealMatrix step = l.transpose().multiply(x).multiply(l);
            x = x.add(step);
            l = l.multiply(l);
            if (!(step.getFrobeniusNorm() > 1e-17 * x.getFrobeniusNorm())) {
                break;
            }
        }
        return x;
    }

    private RealMatrix residual(RealMatrix p) {
        RealMatrix next = c.drift().transpose().multiply(p).multiply(loop(p));
        return Dense.symmetrised(c.weight().add(next).subtract(p));
    }

    private double relative(RealMatrix p) {
        double terms =
                p.getFrobeniusNorm()
                        + c.weight().getFrobeniusNorm()
                        + c.drift().transpose().multiply(p).multiply(c.drift()).getFrobeniusNorm();
        return residual(p).getFrobeniusNorm() / Math.max(terms, Double.MIN_NORMAL);
    }
}
