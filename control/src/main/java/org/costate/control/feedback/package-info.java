/**
 * Feedback: controls that look at the state.
 *
 * <p><b>Linear and quadratic.</b> For {@code ẋ = Ax + Bu}, {@code ℓ = ½(xᵀQx + 2xᵀSu + uᵀRu)} the
 * Hamiltonian is quadratic, {@code p = −P(t)x}, {@code u = −K(t)x} with {@code K = R⁻¹(BᵀP + Sᵀ)}:
 *
 * <pre>
 *   −Ṗ = AᵀP + PA + Q − (PB + S)R⁻¹(BᵀP + Sᵀ)                       {@link org.costate.control.feedback.RiccatiFlow}
 *    0 = the same, for ever                                          {@link org.costate.control.feedback.AlgebraicRiccati}
 * </pre>
 *
 * <p>Both come from one linear flow, {@code (x, Px)˙ = [[A, −G], [−Q, −Aᵀ]](x, Px)}, {@code G =
 * BR⁻¹Bᵀ}: the first carries a Lagrangian plane by it, the second asks for its stable subspace.
 * {@link org.costate.control.feedback.LinearQuadraticRegulator} states the problem; a {@link
 * org.costate.control.feedback.KalmanFilter} is the regulator of the dual system {@code (Aᵀ, Cᵀ, W,
 * V)} with time reversed; together they are {@link
 * org.costate.control.feedback.LinearQuadraticGaussian}, whose modes separate.
 *
 * <p><b>Around a path.</b> {@link org.costate.control.feedback.NeighbouringExtremal} puts {@code A
 * = H_px, B = H_pu, Q = −H_xx, S = −H_xu, R = −H_uu} along an extremal into the same equation:
 * {@code δu = −K δx}, {@code δp = −P δx}. If {@code P} escapes there is a conjugate point.
 *
 * <p><b>Towards a path.</b> {@link org.costate.control.feedback.DifferentialDynamicProgramming}
 * sweeps back over the steps {@code x⁺ = Φ(x, u)} for the quadratic cost to go and forward under
 * the feedback it found; with linear steps one sweep is the regulator. {@link
 * org.costate.control.feedback.RecedingHorizon} solves again at each sampling time, from the state
 * of a plant that is pushed and may have other constants.
 *
 * <p><b>Signs.</b> {@code P} and {@code V_xx} are of the cost to go, {@code p = −∂V/∂x = −Px}. The
 * regulator writes {@code u = −Kx}; dynamic programming, as is its custom, {@code u = ū + K(x −
 * x̄)}. Half stands before every quadratic cost; gains do not depend on it.
 *
 * <p><b>References.</b> [Bartels, Stewart 1972] Commun. ACM 15. [Bertsekas 1982] SIAM J. Control
 * Optim. 20. [Blanes, Casas, Ros 2000] BIT 40. [Breakwell, Speyer, Bryson 1963] J. SIAM Control 1.
 * [Chu, Fan, Lin 2005] Linear Algebra Appl. 396. [Davison, Maki 1973] IEEE Trans. Autom. Control
 * 18. [Golub, Van Loan] Matrix Computations. [Hewer 1971] IEEE Trans. Autom. Control 16. [Kalman
 * 1960] J. Basic Eng. 82. [Kenney, Leipnik 1985] IEEE Trans. Autom. Control 30. [Kleinman 1968]
 * IEEE Trans. Autom. Control 13. [Laub 1979] IEEE Trans. Autom. Control 24. [Mayne 1966] Int. J.
 * Control 3. [Tassa, Mansard, Todorov 2014] ICRA. [Van Loan 1978] IEEE Trans. Autom. Control 23.
 */
@NullMarked
package org.costate.control.feedback;

import org.jspecify.annotations.NullMarked;
