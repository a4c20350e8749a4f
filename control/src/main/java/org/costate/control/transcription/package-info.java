/**
 * The second door, whole: states and controls of a problem become the variables of one nonlinear
 * program, its multipliers the costates.
 *
 * <p><b>Collocation.</b> On a grid {@code 0 = τ_0 < … < τ_N = 1} with {@code t = (1 − τ) t₀ + τ
 * t_f} and {@code h = Δτ (t_f − t₀)}, the Gauss method of {@code s} stages with tableau {@code (a,
 * b, c)}:
 *
 * <pre>
 *   X_i = x_k + h Σ_j a_ij f(t_j, X_j, U_j),     x_{k+1} = x_k + h Σ_j b_j f(t_j, X_j, U_j)
 *   minimise  φ(t₀, x_0, t_f, x_N) + Σ_k h Σ_j b_j ℓ(t_j, X_j, U_j)   subject to   ψ = 0,   c ≤ 0
 * </pre>
 *
 * <p><b>Costates.</b> With the multipliers {@code μ} of continuity and {@code Λ} of the stages,
 * each residual taken as right-hand side minus left,
 *
 * <pre>
 *   p_{k+1} = −μ_{k+1},     P_j = −(μ_{k+1} + Σ_i (a_ij/b_j) Λ_i),     p_0 = p_1 − Σ_i Λ_i
 * </pre>
 *
 * turns the stationarity of the program into the same Gauss method for {@code ṗ = −∂H/∂x} and into
 * {@code ∂H/∂u = 0} at the stages; Gauss methods are their own symplectic partners, so discretising
 * and optimising commute and costates have the order {@code 2s} of the states [Hager 2000;
 * Sanz-Serna 2016].
 *
 * <p><b>Solver.</b> {@code InteriorPoint} is a primal–dual barrier method with a filter [Wächter,
 * Biegler 2006]. Its barrier is weighted by the share {@code Δτ b_j} of the horizon, that is {@code
 * −μ ∫ log}, so that iterations do not depend on the mesh and a coarse central path starts a fine
 * one. The KKT matrix is factorised interval by interval: stage states and slacks are eliminated,
 * controls in a Riccati recursion with indefinite pivots, and a border carries free times and the
 * multipliers of the ends. Inertia adds up over eliminated blocks [Haynsworth 1968], so it is exact
 * though no interval needs to be convex; cost is linear in {@code N}.
 *
 * <p><b>Signs.</b> All of the minimised problem: {@code p = −∂V/∂x}, {@code u} maximises {@code H =
 * ⟨p, f⟩ − ℓ}. Multipliers {@code ν} of the ends give {@code p(t_f) = −∂φ/∂x_f − νᵀ∂ψ/∂x_f}.
 *
 * <p><b>References.</b> [Bertrand, Epenoy 2002] Optim. Control Appl. Methods 23. [Bunch, Parlett
 * 1971] SIAM J. Numer. Anal. 8. [Fletcher, Leyffer 2002] Math. Program. 91. [Hager 2000] Numer.
 * Math. 87. [Haynsworth 1968] Linear Algebra Appl. 1. [Li et al. 2018] Maximum principle based
 * algorithms for deep learning, JMLR 18. [Breitenbach, Borzì 2019] A sequential quadratic
 * Hamiltonian method, J. Comput. Appl. Math. 361. [Sanz-Serna 2016] SIAM Rev. 58. [Wächter, Biegler
 * 2006] Math. Program. 106.
 */
@NullMarked
package org.costate.control.transcription;

import org.jspecify.annotations.NullMarked;
