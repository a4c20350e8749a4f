/**
 * A library of optimal control problems with what is known of their solutions.
 *
 * <p>{@link org.costate.control.problems.ControlProblems#all()} has regulators, double integrators
 * with every kind of arc, oscillators, steering, rockets and orbits, reactors, and a few problems
 * that have no solution. Each {@link org.costate.control.problems.ControlProblem} says its classes:
 * {@code smooth, LQ, control-bounds, bang-bang, bang-off-bang, free-time, fixed-end} and the like
 * for those of {@link org.costate.control.problems.ControlProblems#regular()}; {@code singular,
 * bang-singular, chattering, state-constrained, mixed-constraint, adversarial} for those that a
 * method may have to refuse by name.
 *
 * <p>A {@link org.costate.control.problems.Reference} holds the objective with its trusted digits,
 * the initial costate, switching times and final time, as far as they are known, each confirmed in
 * two ways as its text says. Costates are those of this toolkit: {@code H = ⟨p, f⟩ − ℓ} is
 * maximised, {@code p(T) = −∇φ}, {@code p(t₀) = −∂V/∂x₀}, where {@code V} is minimised; for a
 * maximised objective, that of its negative.
 *
 * <p>{@link org.costate.control.problems.ProblemReader} reads problems stated as text, in the maps
 * and lists that a JSON or YAML parser makes.
 *
 * <p><b>Sources.</b> Bryson, Ho: Applied Optimal Control. Dolan, Moré, Munson: COPS 3.0. The
 * example collections of Bocop, CasADi, PSOPT, GPOPS-II and control-toolbox; each problem names its
 * own.
 */
@NullMarked
package org.costate.control.problems;

import org.jspecify.annotations.NullMarked;
