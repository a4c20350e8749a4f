/**
 * Every adjoint of one problem, with one kind of result.
 *
 * <p>An {@link org.costate.control.adjoint.AdjointProblem} is {@code ẋ = f(t, x, θ)}, {@code x(t₀)
 * = x₀}, with the loss
 *
 * <pre>
 *   J = φ(x(T)) + Σ_m φ_m(x(t_m)) + ∫ ℓ(t, x, θ) dt,       H = ⟨p, f⟩ − ℓ,
 *   ṗ = −∂H/∂x,    p(T) = −∇φ,    p(t_m⁻) = p(t_m⁺) − ∇φ_m,
 *   ∂J/∂x₀ = −p(t₀),    ∂J/∂θ = −∫ ∂H/∂θ dt,    dJ/dT = −H(T),
 * </pre>
 *
 * and an {@link org.costate.control.adjoint.AdjointMethod} turns it into a {@link
 * org.costate.control.SweepResult}.
 *
 * <pre>
 *   method                      gradient of          states kept            steps again
 *   discrete(scheme, grid)      the computed loss    as its storage says    as its storage says
 *   frozen(integrator, tol)     the computed loss    N                      N
 *     .online(c)                the computed loss    c, N unknown           least repetitions
 *   reversible(tableau, grid)   the computed loss    2                      N, undone
 *   tangent(…)                  the computed loss    1                      none, n + m directions
 *   interpolated(…)             the exact flow       all, as dense output   none
 *   checkpointedInterpolated    the exact flow       a segment's            N
 *   backsolve(…)                the exact flow       1                      N, backward in time
 * </pre>
 *
 * <p>The first four differentiate what was computed, exactly to rounding, whatever the tolerance;
 * with adaptive steps the accepted steps are held. The last three discretise the costate equation:
 * as near to the exact flow's gradient as their tolerance, never nearer to that of the loss a
 * program prints. Backsolve runs the state backward too, and where the flow contracts at a rate
 * {@code γ} that multiplies its errors by {@code e^{γT}}: the initial state it comes back to is
 * therefore compared with the true one, and the result warns.
 *
 * <p>{@link org.costate.control.adjoint.TangentSweep} carries directions forward, the exact partner
 * of the discrete costate, {@code ⟨Jv, w⟩ = ⟨v, Jᵀw⟩}, and multiplies by the Hessian, forward over
 * reverse. {@link org.costate.control.adjoint.AdjointReport} holds all methods against both
 * references on a user's own problem.
 *
 * <p><b>References.</b> [Hager 2000] Numer. Math. 87. [Sanz-Serna 2016] SIAM Rev. 58. [Griewank,
 * Walther 2000] TOMS 26. [Wang, Moin, Iaccarino 2009] Minimal repetition dynamic checkpointing
 * algorithm for unsteady adjoint calculation, SIAM J. Sci. Comput. 31. [Stumm, Walther 2010] New
 * algorithms for optimal online checkpointing, SIAM J. Sci. Comput. 32. [McCallum, Foster 2024]
 * Efficient, accurate and stable gradients for neural ODEs, arXiv 2410.11648. [Chen et al. 2018]
 * Neural ordinary differential equations, NeurIPS.
 */
@NullMarked
package org.costate.control.adjoint;

import org.jspecify.annotations.NullMarked;
