/**
 * Flows on phase space.
 *
 * <p>A {@link org.costate.ode.Hamiltonian} {@code H(t, x, p)} on states {@code x ∈ ℝⁿ} and costates
 * {@code p ∈ (ℝⁿ)*} moves a {@link org.costate.ode.PhasePoint} by Hamilton's canonical equations
 *
 * <pre>
 *   ẋ = ∂H/∂p,     ṗ = −∂H/∂x,     so that  dH/dt = ∂H/∂t,
 * </pre>
 *
 * and its flow preserves {@code Σ dx_i ∧ dp_i}. This package knows no control: {@code H} is given
 * closed. {@link org.costate.ode.HamiltonianFlow} is a Hamiltonian and a Hipparchus integrator, and
 * nothing else; it carries state and costate together, forward or backward, with dense output in a
 * {@link org.costate.ode.Trajectory}. Flows compose at a switching time through {@link
 * org.costate.ode.FlowMap#then}.
 *
 * <p><b>Discretisation is an argument.</b> A {@link org.costate.ode.TimeGrid} has nodes {@code t_0,
 * …, t_N}; a {@link org.costate.ode.Scheme} says how a step is made. There are two kinds.
 *
 * <ul>
 *   <li>A {@link org.costate.ode.ButcherTableau} is {@code (A, b, c)}, hand-given or read from any
 *       Hipparchus {@code ButcherArrayProvider}. A Runge–Kutta method for {@code x} determines the
 *       one for {@code p} that makes the pair symplectic: {@code b_i Â_ij + b_j a_ji = b_i b_j}.
 *   <li>A {@link org.costate.ode.Splitting} advances the parts of a separable system in turn and is
 *       its own partner.
 * </ul>
 *
 * {@link org.costate.ode.FixedStepFlow} steps a tableau in place and agrees with Hipparchus's
 * integrator of the same tableau to rounding.
 *
 * <p><b>Orders are checked, not believed.</b> {@link org.costate.ode.OrderConditions} reports the
 * classical order of a tableau by rooted trees and Hager's control order of the pair it makes with
 * its costate partner, with the residual of every condition. The splittings of order 4, 6 and 8 are
 * {@linkplain org.costate.ode.Splitting#ofVerletSteps Verlet steps} of Yoshida's fractions.
 *
 * <p><b>Implicit methods</b> are integrators in the style of Hipparchus, with its events, step
 * handlers and dense output.
 *
 * <ul>
 *   <li>{@link org.costate.ode.GaussLegendreIntegrator}: symplectic for every Hamiltonian,
 *       separable or not; keeps quadratic integrals.
 *   <li>{@link org.costate.ode.LobattoIIIABIntegrator}: one collocation method for {@code x}, its
 *       symplectic partner for {@code p}.
 *   <li>{@link org.costate.ode.RadauIIA5Integrator}: adaptive steps for stiff equations.
 * </ul>
 *
 * <p><b>Every end has a name.</b> {@link org.costate.ode.AdaptiveFlow} carries states of any
 * equation and answers with an {@link org.costate.ode.Integration}: status, time, state, effort. By
 * itself it goes explicitly, and implicitly where an equation turns out stiff. The flows of this
 * package that return a bare state, {@link org.costate.ode.HamiltonianFlow} and {@link
 * org.costate.ode.FixedStepFlow}, end in an {@link org.costate.ode.IntegrationException} with the
 * same statuses. Problems to try integrators on are in {@link org.costate.ode.problems}.
 *
 * <p>A Jacobian is taken from a Hipparchus {@code ODEJacobiansProvider} where the equation is one,
 * else made by differences. What cannot be integrated ends in an {@link
 * org.costate.ode.IntegrationException} with a status, time, step and state; a {@link
 * org.costate.ode.StepBudget} gives the integrators of Hipparchus that end too, and tells stiffness
 * from a budget that is merely small.
 *
 * <p><b>Conventions.</b> Arguments come in the order {@code t, x, p}. {@link org.costate.ode.State}
 * and {@link org.costate.ode.Costate} are different types, so that they cannot be swapped. Arrays
 * in kernel methods are borrowed for the call.
 *
 * <p><b>References.</b> [Hager 2000] Runge–Kutta methods in optimal control and the transformed
 * adjoint system, Numer. Math. 87. [Sanz-Serna 2016] Symplectic Runge–Kutta schemes for adjoint
 * equations, automatic differentiation, optimal control, and more, SIAM Rev. 58. [Hairer, Lubich,
 * Wanner 2006] Geometric Numerical Integration, 2nd ed., Springer; also HLW. [Hairer, Nørsett,
 * Wanner 1993] Solving Ordinary Differential Equations I, 2nd ed., Springer. [Hairer, Wanner 1996]
 * Solving Ordinary Differential Equations II, 2nd ed., Springer. [Yoshida 1990] Construction of
 * higher order symplectic integrators, Phys. Lett. A 150. [Sun 1993] Symplectic partitioned
 * Runge–Kutta methods, J. Comput. Math. 11. [Hindmarsh et al. 2005] SUNDIALS, ACM Trans. Math.
 * Softw. 31.
 */
@NullMarked
package org.costate.ode;

import org.jspecify.annotations.NullMarked;
