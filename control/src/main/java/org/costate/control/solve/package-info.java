/**
 * Optimal control problems solved by the first door: maximise, then shoot.
 *
 * <p>{@link org.costate.control.solve.OptimalControlSolver} is the one call. It chains
 *
 * <ol>
 *   <li>a discretised <b>estimate</b> of states and costates, from a cold start;
 *   <li>the <b>structure</b>: where the maximiser of {@code H} along the estimate is free, where it
 *       is held at a bound, a kink or on a sphere, and where that changes;
 *   <li><b>multiple shooting over arcs</b>: phase points at nodes, switching times, free end times
 *       and the multipliers {@code ν} of the boundary conditions by one affine-invariant Newton
 *       iteration with exact Jacobians; or, asked for by name, collocation of the same problem with
 *       the arcs side by side, polished by one run of it;
 *   <li>a look whether every arc maximises {@code H}; if not, the structure is read off the
 *       solution and solved again;
 *   <li>the <b>certificate</b>, {@link org.costate.control.solve.OptimalityReport}.
 * </ol>
 *
 * <p><b>Equations.</b> On each arc {@code ẋ = ∂H/∂p}, {@code ṗ = −∂H/∂x}. At a jump of the control
 * {@code H⁺ = H⁻}; where a control meets or leaves a bound continuously {@code ∂H/∂u = 0} at the
 * bound. With {@code Φ = φ + ν·ψ}
 *
 * <pre>
 *   ψ = 0,   p(t₀) = ∂Φ/∂x₀,   p(t_f) = −∂Φ/∂x_f,   H(t₀) = −∂Φ/∂t₀,   H(t_f) = ∂Φ/∂t_f,
 * </pre>
 *
 * the last two where the time is free.
 *
 * <p><b>Derivatives</b> come from the variational equations, integrated with the flow under one
 * error control. At a switch located as an event, {@code δz⁺ = (I + (F⁺ − F⁻)∇Sᵀ/(dS/dt)) δz⁻}. No
 * difference quotient of a flow is ever taken.
 *
 * <p><b>Second order.</b> One sweep back decides whether the second variation is positive definite
 * in the control, in all switching times and in a free end time at once: see {@code
 * SecondVariation}. So the verdict reads {@code local minimum to second order}, {@code extremal} or
 * {@code not an extremal}; it always speaks of a neighbourhood.
 *
 * <p><b>Honesty.</b> A {@link org.costate.control.solve.Solution} always has a status. {@code
 * OPTIMAL} and {@code ACCEPTABLE} are given after the certificate only.
 *
 * <p><b>References.</b> [Deuflhard 2004] Newton Methods for Nonlinear Problems, Springer. [Wright
 * 1992] Stable parallel algorithms for two-point boundary value problems, SIAM J. Sci. Stat.
 * Comput. 13. [Bock, Plitt 1984] A multiple shooting algorithm for direct solution of optimal
 * control problems, IFAC. [Maurer, Osmolovskii 2004] Second order sufficient conditions for
 * time-optimal bang-bang control, SIAM J. Control Optim. 42. [Noble, Schättler 2002] Sufficient
 * conditions for relative minima of broken extremals in optimal control theory, J. Math. Anal.
 * Appl. 269. [Hairer, Nørsett, Wanner 1993] Solving Ordinary Differential Equations I, 2nd ed.
 * [Allgower, Georg 1990] Numerical Continuation Methods. [Bertrand, Epenoy 2002] New smoothing
 * techniques for solving bang-bang optimal control problems, Optim. Control Appl. Methods 23.
 */
@NullMarked
package org.costate.control.solve;

import org.jspecify.annotations.NullMarked;
