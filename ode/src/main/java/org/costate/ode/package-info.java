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
 * <p><b>Conventions.</b> Arguments come in the order {@code t, x, p}. {@link org.costate.ode.State}
 * and {@link org.costate.ode.Costate} are different types, so that they cannot be swapped. Arrays
 * in kernel methods are borrowed for the call.
 *
 * <p><b>References.</b> [Hager 2000] Runge–Kutta methods in optimal control and the transformed
 * adjoint system, Numer. Math. 87. [Sanz-Serna 2016] Symplectic Runge–Kutta schemes for adjoint
 * equations, automatic differentiation, optimal control, and more, SIAM Rev. 58. [Hairer, Lubich,
 * Wanner 2006] Geometric Numerical Integration, 2nd ed., Springer.
 */
@NullMarked
package org.costate.ode;

import org.jspecify.annotations.NullMarked;
