package org.costate.control.feedback;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * One step of {@code ż = M(t) z} by the exponential of a Magnus series of order 6 at three Gauss
 * points [Blanes, Casas, Ros 2000]; of a Hamiltonian {@code M} it is symplectic, and exact if
 * {@code M} is constant.
 *
 * <pre>
 *   α₁ = hM₂,  α₂ = (√15/3) h (M₃ − M₁),  α₃ = (10/3) h (M₃ − 2M₂ + M₁)
 *   C₁ = [α₁, α₂],  C₂ = −[α₁, 2α₃ + C₁]/60
 *   Ω₆ = α₁ + α₃/12 + [−20α₁ − α₃ + C₁, α₂ + C₂]/240,      Ω₄ = α₁ + α₃/12 − [α₁, α₂]/12
 * </pre>
 *
 * @param six the exponential of {@code Ω₆}
 * @param four the exponential of {@code Ω₄}, by which the error is estimated
 */
record MagnusStep(RealMatrix six, RealMatrix four) {

    private static final double ROOT = Math.sqrt(15);

    /** Returns the step of length {@code h}, which may be negative. */
    static MagnusStep of(RiccatiGenerator m, double t, double h) {
        RealMatrix m1 = m.at(t + h * (0.5 - ROOT / 10));
        RealMatrix m2 = m.at(t + h / 2);
        RealMatrix m3 = m.at(t + h * (0.5 + ROOT / 10));
        RealMatrix a1 = m2.scalarMultiply(h);
        RealMatrix a2 = m3.subtract(m1).scalarMultiply(ROOT / 3 * h);
        RealMatrix a3 = m3.add(m1).subtract(m2.scalarMultiply(2)).scalarMultiply(10.0 / 3 * h);
        if (a2.getFrobeniusNorm() + a3.getFrobeniusNorm() == 0) {
            RealMatrix e = MatrixUtils.matrixExponential(a1);
            return new MagnusStep(e, e);
        }
        RealMatrix c1 = bracket(a1, a2);
        RealMatrix c2 = bracket(a1, a3.scalarMultiply(2).add(c1)).scalarMultiply(-1.0 / 60);
        RealMatrix low = a1.add(a3.scalarMultiply(1.0 / 12));
        RealMatrix outer = c1.subtract(a1.scalarMultiply(20)).subtract(a3);
        RealMatrix high = low.add(bracket(outer, a2.add(c2)).scalarMultiply(1.0 / 240));
        return new MagnusStep(
                MatrixUtils.matrixExponential(high),
                MatrixUtils.matrixExponential(low.subtract(c1.scalarMultiply(1.0 / 12))));
    }

    private static RealMatrix bracket(RealMatrix a, RealMatrix b) {
        return a.multiply(b).subtract(b.multiply(a));
    }
}
