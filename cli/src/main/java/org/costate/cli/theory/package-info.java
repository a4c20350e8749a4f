/**
 * The experiments of {@code costate theory}: each measures statements about log-sum-exp layers as
 * solutions of Hamilton–Jacobi equations, and says of each whether it holds, holds with a
 * correction, or does not hold.
 *
 * <p>A {@link org.costate.cli.theory.TheoryExperiment} computes with one seed and writes nothing;
 * its {@link org.costate.cli.theory.TheoryReport} has rows, tables, figures and animations. A new
 * one is a class and a line in {@link org.costate.cli.theory.TheoryExperiments}. A verdict is about
 * the statement as published [Miñoza, Legara, Monterola 2026, arXiv 2605.28983]; whether the
 * measurement came out as the theory says is another question, and decides the exit code.
 */
@NullMarked
package org.costate.cli.theory;

import org.jspecify.annotations.NullMarked;
