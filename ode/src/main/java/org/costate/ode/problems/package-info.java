/**
 * Initial value problems of the literature: equation, start, end, the published end state, and the
 * line an integrator has to pass.
 *
 * <p>{@link org.costate.ode.problems.InitialValueProblems} lists them. Each stands in the class of
 * its family with its formula and its source; parameters are arguments, so that a van der Pol
 * oscillator of another {@code μ} or a Kepler orbit of another eccentricity is one call away, then
 * without a published end state. A {@link org.costate.ode.problems.Verdict} says how an integrator
 * did.
 *
 * <p><b>Sources.</b> DETEST: Hull, Enright, Fellen, Sedgwick 1972, Comparing numerical methods for
 * ordinary differential equations, SIAM J. Numer. Anal. 9; 25 problems, {@code 0 ≤ t ≤ 20}. Test
 * set: Mazzia, Magherini 2008, Test Set for Initial Value Problem Solvers, release 2.4. HNW:
 * Hairer, Nørsett, Wanner 1993, Solving Ordinary Differential Equations I. HW: Hairer, Wanner 1996,
 * Solving Ordinary Differential Equations II. Chenciner, Montgomery 2000, A remarkable periodic
 * solution of the three-body problem, Ann. Math. 152. Burrau 1913, Astron. Nachr. 195; Szebehely,
 * Peters 1967, Astron. J. 72. End states and how they were made stand in {@code end-states.txt}.
 */
@NullMarked
package org.costate.ode.problems;

import org.jspecify.annotations.NullMarked;
