/**
 * The boundary-value problems of J. R. Cash's list, as in the test set of Cash and Mazzia:
 * thirty-five families, linear 1–18 and 35, scalar nonlinear 19–30 and 34, systems 31–33.
 *
 * <p><b>References.</b> Where there is a closed form it is written beside the equation. The others
 * are rows of {@code reference.csv}: 22, 23, 25, 28, 31 and 34 by multi-domain Chebyshev
 * collocation that agreed with scipy's {@code solve_bvp}; 15 by Airy and 35 by Kummer functions;
 * 19, 24, 26, 27, 29, 30, 32 and 33 by {@code solve_bvp} 1.17 with residuals of 1e-10 (24, 32, 33:
 * 1e-8), which differ from ours by at most 3e-11. The slope of problem 23 (mu = 9) at the end
 * follows from its first integral {@code y'² / 2 − cosh(mu y)}.
 *
 * <p><b>Transcriptions differ.</b> The closed forms that circulate for 12 to 14 miss the boundary
 * values by {@code exp(−2/√eps)}; here they meet them. Problem 17 at eps = 0.01 has infinitely many
 * solutions: {@code cos 2φ / cos φ} with {@code x = √eps tan φ} solves it too, and vanishes at both
 * ends. So has 16 where 1/eps is an even number. A solver must say so.
 *
 * <p>Source: J. R. Cash, <i>BVP software</i>, Imperial College; F. Mazzia, J. R. Cash, <i>A Fortran
 * test set for boundary value problem solvers</i>, AIP Conf. Proc. 1648, 2015; statements read in
 * the vignette of the R package bvpSolve (Soetaert, Cash, Mazzia).
 */
@NullMarked
package org.costate.ode.boundary.problems;

import org.jspecify.annotations.NullMarked;
