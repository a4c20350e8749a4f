/**
 * Hamilton–Jacobi theory of log-sum-exp layers: pure mathematics, no network.
 *
 * <p><b>The claim.</b> A layer {@code f_ε(x) = ε log Σ_j e^{(W_j·x + b_j)/ε}} is the Hopf–Cole
 * solution of a viscous Hamilton–Jacobi equation, read at a time {@code t}; its weights are initial
 * data, atoms {@code (y_j, g_j)}; {@code ε → 0} is the tropical, or vanishing viscosity, limit.
 * This package holds what is exact, with its proofs, and measures what is loose [Miñoza, Legara,
 * Monterola 2026].
 *
 * <p><b>Signs.</b> One convention everywhere: {@code H = ⟨p, f⟩ − ℓ} is maximised and {@code p =
 * −∇V}. The {@code u} of this package is a value, {@code u(x, t) = V(x, T − t)} with {@code t} the
 * time to go; the action is {@code S = −u = −V}, and {@code p = ∇S = −∇u}. So
 *
 * <pre>
 *   ∂u/∂t + H(x, −∇u) = tr(D∇²u)        in time to go, for the value
 *   ∂S/∂t + H(x, ∇S) + tr(D∇²S) = 0     in physical time, for the action
 *   f_ε = |x|²/(4t) + S                 the layer is the action and a parabola
 * </pre>
 *
 * The minimum convention of the paper, {@code p = +∇u}, gives the same equations because {@code
 * |p|²} is even; with a drift the two differ and the above holds.
 *
 * <p><b>Linearisation.</b> {@code φ = e^{−u/ε}} turns {@code u_t + |∇u|² = εΔu} into {@code φ_t =
 * εΔφ}: {@code φ_t = −(u_t/ε)φ}, {@code Δφ = (|∇u|²/ε² − Δu/ε)φ}. A finite sum of heat kernels is
 * the layer with the prefactor {@code (4πεt)^{−d/2}}, which the layer leaves out: {@link
 * org.costate.control.hj.HopfColeSolution} keeps both, {@code raw} and true.
 *
 * <p><b>Errors</b> carry the codes {@code HJ-01} (temperature), {@code 02} (time), {@code 03}
 * (nothing given), {@code 04} (dimension), {@code 05} (not finite), {@code 06} (out of range),
 * {@code 07} (not identifiable), {@code 08} (step beyond the stability limit), {@code 09} (kink),
 * {@code 10} (matrix), {@code 11} (named warnings of a {@link
 * org.costate.control.hj.FeynmanKac.Estimate}), {@code 12} (conjugate not reached).
 *
 * <p><b>References.</b> [Miñoza, Legara, Monterola 2026] The Hamilton–Jacobi theory of deep
 * learning, arXiv 2605.28983. [Hopf 1950] Comm. Pure Appl. Math. 3. [Evans 2010] Partial
 * Differential Equations, ch. 3, 4.4. [Crandall, Lions 1984] Math. Comp. 43. [Felzenszwalb,
 * Huttenlocher 2012] Distance transforms of sampled functions, Theory Comput. 8. [Lucet 1997]
 * Numer. Algorithms 16.
 */
@NullMarked
package org.costate.control.hj;

import org.jspecify.annotations.NullMarked;
