/**
 * Formulas: mathematics written once, from which values and every derivative come.
 *
 * <p>A {@link org.costate.control.formula.Formula} is an expression over named variables. It is
 * written as a lambda over formulas, called once with symbols, or read from text:
 *
 * <pre>{@code
 * number(1).minus(x[1].squared()).times(x[0]).minus(x[1]).plus(u[0])      "(1-x2^2)*x1-x2+u"
 * }</pre>
 *
 * <p><b>Derivatives</b> are formulas again ({@link org.costate.control.formula.Derivatives}): a
 * gradient by one way back through the expression, second derivatives by going forward through that
 * gradient. Equal parts are made once, operations on numbers are done at once, and {@code 0·x},
 * {@code x − x} and their like vanish; so an entry of a Jacobian that is zero is known to be zero,
 * and structure can be asked for: whether a formula depends on a variable, has the form {@code A
 * cos u + B sin u} ({@link org.costate.control.formula.HarmonicFormula}), or has kinks ({@link
 * org.costate.control.formula.KinkedFormula}).
 *
 * <p><b>Evaluation.</b> A {@link org.costate.control.formula.Program} evaluates a vector and a
 * matrix of formulas in one pass over arrays, reading its variables where its {@link
 * org.costate.control.formula.Layout} says. The first runs are interpreted; then the program
 * becomes byte code, one instruction or call for each operation, which runs as fast as the same
 * formula written by hand in Java. Both ways have the same bits. Who asks for values only does not
 * pay for derivatives: they are other programs.
 *
 * <p><b>Exactness.</b> Derivatives are exact but for rounding. Elementary functions are those of
 * Hipparchus's {@code FastMath}, whose bits do not depend on the machine. At a kink {@code |a|' =
 * 0} and {@code max(a, b)' = a'}. {@link org.costate.control.formula.FieldValues} evaluates the
 * same formulas over any Hipparchus scalar, with that scalar's own derivatives: the referee in the
 * tests.
 *
 * <p><b>References.</b> [Griewank, Walther 2008] Evaluating Derivatives, 2nd ed. [Lindholm et al.]
 * The Java Virtual Machine Specification.
 */
@NullMarked
package org.costate.control.formula;

import org.jspecify.annotations.NullMarked;
