package org.costate.control.feedback;

import org.hipparchus.linear.RealMatrix;

/**
 * Solves {@code P = Q + AᵀP(I + GP)⁻¹A} by doubling, which squares the number of time steps each
 * time, then by Newton's method.
 *
 * <p>Doubling finds the cost of doing best, Newton's method the cost of coming to rest; where a
 * growing mode costs nothing these differ, and Newton starts from a gain for a larger weight.
 */
final class DiscreteRiccati {

    private static final int DOUBLINGS = 60;
    private static final int POLISH = 60;

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
        RealMatrix p = doubled(c.weight());
        if (!Dense.isFinite(p) || !isStable(loop(p))) {
            double size = c.weight().getFrobeniusNorm() + c.r().getFrobeniusNorm();
            p = doubled(c.weight().add(Dense.identity(c.n()).scalarMultiply(size)));
        }
        if (!Dense.isFinite(p) || !isStable(loop(p))) {
            throw new IllegalArgumentException(
                    "RICCATI-04: there is no stabilising solution. Try: a Q that is positive"
                            + " semidefinite");
        }
        p = polished(p);
        RealMatrix gain = gain(p);
        RealMatrix loop = c.a().subtract(c.b().multiply(gain));
        return AlgebraicRiccati.solved(p, gain, loop, relative(p), defect, isStable(loop));
    }

    private RealMatrix doubled(RealMatrix weight) {
        int n = c.n();
        RealMatrix a = c.drift();
        RealMatrix g = c.reach();
        RealMatrix h = weight;
        for (int i = 0; i < DOUBLINGS && Dense.isFinite(h); i++) {
            RealMatrix w = Dense.identity(n).add(g.multiply(h));
            RealMatrix wa = Dense.quotient(w, a);
            RealMatrix wg = Dense.quotient(w, g);
            RealMatrix step = a.transpose().multiply(h).multiply(wa);
            g = Dense.symmetrised(g.add(a.multiply(wg).multiply(a.transpose())));
            a = a.multiply(wa);
            RealMatrix next = h.add(step);
            defect =
                    next.subtract(next.transpose()).getFrobeniusNorm()
                            / Math.max(next.getFrobeniusNorm(), Double.MIN_NORMAL);
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
            if (!(nextSize < size) && size < 1e-8 || !Dense.isFinite(next)) {
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
                        + c.drift().transpose().multiply(p).multiply(loop(p)).getFrobeniusNorm();
        return residual(p).getFrobeniusNorm() / Math.max(terms, Double.MIN_NORMAL);
    }
}
