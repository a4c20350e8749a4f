/**
 * One Hamiltonian and its two doors.
 *
 * <p>A {@link org.costate.control.ControlSystem} {@code ẋ = f(t, x, u)}, a {@link
 * org.costate.control.RunningCost} {@code ℓ} and a {@link org.costate.control.TerminalCost} {@code
 * φ} make an {@link org.costate.control.OptimalControlProblem}; everything that happens to it
 * happens through its {@link org.costate.control.ControlHamiltonian}
 *
 * <pre>
 *   H(t, x, p, u) = ⟨p, f(t, x, u)⟩ − ℓ(t, x, u).
 * </pre>
 *
 * <p><b>Statement.</b> Dynamics, costs and end conditions are {@linkplain
 * org.costate.control.formula.Formula formulas} in named states, controls and constants; a solver
 * sees them as {@link org.costate.control.SmoothMap}s with first and second derivatives, the
 * conditions at the ends as a {@link org.costate.control.Boundary}, which tells the transversality
 * conditions, and the control set {@code U} as a {@link org.costate.control.ControlSet}. Systems
 * and costs written by hand are taken too, and can be checked.
 *
 * <p><b>Maximise first.</b> Put {@code u = u*(t, x, p)} into {@code H} and carry {@code (x, p)} by
 * the flow of the closed Hamiltonian ({@code OptimalControlProblem.maximisedBy}). {@link
 * org.costate.control.ControlLaw#maximising} derives the law from the form of {@code H} in {@code
 * u}:
 *
 * <pre>
 *   H quadratic, H_uu &lt; 0       u = −H_u(0)/H_uu, clipped to its bounds; exact on a ball [Moré, Sorensen 1983]
 *   H affine on an interval    the bound that the sign of the switching function H_u picks; a corner of a simplex
 *   H piecewise so (abs, max)  a bound, a kink or the top of a piece: bang-off-bang
 *   H = A cos u + B sin u + C  the angle of (A, B)
 *   else                       projected Newton ascent from several starts
 * </pre>
 *
 * <p>Its {@link org.costate.control.MaximisedHamiltonian} has the exact linearisation of the flow,
 * with {@code u_z} from the active set. An {@link org.costate.control.ArcHamiltonian} follows one
 * arc smoothly; guards, which are positive as long as the arc maximises, say where it ends and
 * which arc comes next. {@link org.costate.control.MaximumCondition} checks any law by samples.
 *
 * <p><b>Optimised parameters</b> are states that do not move: {@code ẋ = 0}, free at both ends.
 *
 * <p><b>Discretise first.</b> Freeze {@code u} on a grid ({@code discretised}). States go forward
 * through a Runge–Kutta scheme, costates come back through its symplectic partner:
 *
 * <pre>
 *   V_i = b_i p_{k+1} + h Σ_{j&gt;i} a_ji ∂ₓH(X_j, V_j, −b_j),    p_k = p_{k+1} + h Σ_i ∂ₓH(X_i, V_i, −b_i)
 *   ∂J/∂u_k = −h Σ_i ∂ᵤH(X_i, V_i, −b_i)
 * </pre>
 *
 * with {@code p⁰ = −b_i} in the third place; for an implicit tableau the sum is over all {@code j}
 * and {@link org.costate.control.StageEquations} solves it. The weights never divide, so methods
 * with {@code b_i = 0} need no special case. This is the exact gradient of the discrete cost; for
 * Euler it is {@code p_k = p_{k+1} + h ∂ₓH(x_k, p_{k+1}, u_k)}, and on a residual network it is
 * backpropagation. The recursion is written once, in {@link org.costate.control.CostateSweep}, over
 * a {@link org.costate.control.SweepSpace} that may hold one trajectory or a mini-batch.
 *
 * <p><b>What is kept.</b> The way back needs the stages of the way forward. {@link
 * org.costate.control.SweepStorage} says what is kept of them: all; nothing, if steps can be
 * undone; or some states, from which steps are evaluated again, with the same bits, in the order of
 * a {@link org.costate.control.CheckpointSchedule}. With {@code c} snapshots the fewest steps that
 * must be advanced to reverse {@code N} are {@code r N − C(c + r, c + 1)}, {@code r} minimal with
 * {@code C(c + r, c) ≥ N} [Griewank, Walther 2000]; a step that is reversed is evaluated once more
 * with its stages kept. Where the number of steps is not known, {@link
 * org.costate.control.OnlineCheckpoints} says what to keep while the run goes on.
 *
 * <p><b>Signs.</b> {@code u} maximises {@code H}; {@code p(T) = −∇φ(x(T))}; hence {@code p =
 * −∂J/∂x} and {@code ∂J/∂u = −∫ ∂H/∂u dt}. The minimum-principle convention is {@code −p}.
 *
 * <p><b>References.</b> [Pontryagin et al. 1962] The Mathematical Theory of Optimal Processes.
 * [Moré, Sorensen 1983] Computing a trust region step, SIAM J. Sci. Stat. Comput. 4. [Griewank,
 * Walther 2000] Algorithm 799: revolve, ACM Trans. Math. Softw. 26. [Hager 2000] Numer. Math. 87.
 * [Sanz-Serna 2016] SIAM Rev. 58.
 */
@NullMarked
package org.costate.control;

import org.jspecify.annotations.NullMarked;
