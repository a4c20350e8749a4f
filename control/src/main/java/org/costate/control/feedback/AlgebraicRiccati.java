package org.costate.control.feedback;

import java.util.List;
import java.util.Locale;
import org.costate.ode.SolverStatus;
import org.hipparchus.linear.RealMatrix;

/**
 * The stabilising solution of an algebraic Riccati equation, with its gain and its closed loop.
 *
 * <pre>
 *   continuous   AᵀP + PA + Q − (PB + S) R⁻¹ (BᵀP + Sᵀ) = 0,                        K = R⁻¹(BᵀP + Sᵀ)
 *   discrete     AᵀPA − P + Q − (AᵀPB + S)(R + BᵀPB)⁻¹(BᵀPA + Sᵀ) = 0,              K = (R + BᵀPB)⁻¹(BᵀPA + Sᵀ)
 * </pre>
 *
 * <p>{@code ½ xᵀPx} is the least cost {@code ½ ∫ xᵀQx + 2xᵀSu + uᵀRu} (a sum in discrete time) from
 * {@code x} to rest, reached by {@code u = −Kx}. Both are solved by the ordered Schur form of a
 * Hamiltonian matrix [Laub 1979], the discrete one after Cayley's map, and polished by Newton's
 * method [Kleinman 1968; Hewer 1971]. {@code Q} may be indefinite.
 *
 * <p>Immutable; arrays handed out are fresh.
 */
public final class AlgebraicRiccati {

    private static final double ROUNDING = 1e-12; // of the residual, relative to its terms
    private static final double LOOSE = 1e-9;

    private final RealMatrix p;
    private final RealMatrix gain;
    private final RealMatrix closedLoop;
    private final double residual;
    private final double symmetryDefect;
    private final boolean stable;

    private AlgebraicRiccati(
            RealMatrix p,
            RealMatrix gain,
            RealMatrix closedLoop,
            double residual,
            double symmetryDefect,
            boolean stable) {
        this.p = p;
        this.gain = gain;
        this.closedLoop = closedLoop;
        this.residual = residual;
        this.symmetryDefect = symmetryDefect;
        this.stable = stable;
    }

    /**
     * Solves the continuous equation with {@code S = 0}.
     *
     * @param a {@code n × n}
     * @param b {@code n × m}
     * @param q {@code n × n}, symmetric
     * @param r {@code m × m}, symmetric and positive definite
     * @throws IllegalArgumentException PROBLEM-01 if a shape is wrong, CONFIG-03 if a weight is not
     *     symmetric, RICCATI-01 if {@code (A, B)} is not stabilisable, RICCATI-02 if a mode on the
     *     imaginary axis costs nothing, RICCATI-03 if {@code R} is not positive definite,
     *     RICCATI-04 if no stabilising solution exists for another reason
     */
    public static AlgebraicRiccati continuous(
            double[][] a, double[][] b, double[][] q, double[][] r) {
        return continuous(a, b, q, r, new double[a.length][r.length]);
    }

    /**
     * Solves the continuous equation.
     *
     * @param s {@code n × m}
     * @throws IllegalArgumentException as without {@code S}; modes are those of {@code A − BR⁻¹Sᵀ}
     */
    public static AlgebraicRiccati continuous(
            double[][] a, double[][] b, double[][] q, double[][] r, double[][] s) {
        return new ContinuousRiccati(RiccatiCoefficients.of(a, b, q, r, s)).solve();
    }

    /**
     * Solves the discrete equation with {@code S = 0}.
     *
     * @throws IllegalArgumentException as {@link #continuous}, with the unit circle in the place of
     *     the imaginary axis
     */
    public static AlgebraicRiccati discrete(
            double[][] a, double[][] b, double[][] q, double[][] r) {
        return discrete(a, b, q, r, new double[a.length][r.length]);
    }

    /** Solves the discrete equation. */
    public static AlgebraicRiccati discrete(
            double[][] a, double[][] b, double[][] q, double[][] r, double[][] s) {
        return new DiscreteRiccati(RiccatiCoefficients.of(a, b, q, r, s)).solve();
    }

    static AlgebraicRiccati solved(
            RealMatrix p,
            RealMatrix gain,
            RealMatrix closedLoop,
            double residual,
            double symmetryDefect,
            boolean stable) {
        return new AlgebraicRiccati(p, gain, closedLoop, residual, symmetryDefect, stable);
    }

    /** Returns {@code P}, {@code n × n}, symmetric to the last bit. */
    public double[][] solution() {
        return p.getData();
    }

    /** Returns {@code K}, {@code m × n}, of {@code u = −Kx}. */
    public double[][] gain() {
        return gain.getData();
    }

    /** Returns {@code A − BK}. */
    public double[][] closedLoop() {
        return closedLoop.getData();
    }

    /** Returns the eigenvalues of {@code A − BK}. */
    public List<Eigenvalue> closedLoopEigenvalues() {
        return Eigenvalue.of(closedLoop);
    }

    /** Returns the residual of the equation, relative to the sizes of its terms. */
    public double residual() {
        return residual;
    }

    /** Returns {@code |P − Pᵀ|/|P|} before {@code P} was made symmetric: an error of the method. */
    public double symmetryDefect() {
        return symmetryDefect;
    }

    /** Returns {@code OPTIMAL} to rounding, {@code SINGULAR} if no figure can be trusted. */
    public SolverStatus status() {
        if (!stable || !(residual <= LOOSE)) {
            return SolverStatus.SINGULAR;
        }
        return residual <= ROUNDING ? SolverStatus.OPTIMAL : SolverStatus.ACCEPTABLE;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: residual %.1e, symmetry defect %.1e, closed loop %s",
                status(),
                residual,
                symmetryDefect,
                closedLoopEigenvalues());
    }
}
