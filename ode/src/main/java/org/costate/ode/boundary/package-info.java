/**
 * Two-point boundary-value problems: {@code y' = F(t, y, q)}, {@code g(y(a), y(b), q) = 0}.
 *
 * <pre>{@code
 * BoundaryValueProblem problem = BoundaryValueProblem.of(
 *         0.0, 1.0,
 *         DifferentialSystem.secondOrder((t, y, v) -> y.exp().multiply(-1)),
 *         BoundaryConditions.of(EndValue.start(0, 0.0), EndValue.end(0, 0.0)));
 * BoundaryValueSolution solution = CollocationSolver.withTolerance(1e-8).solve(problem);
 * }</pre>
 *
 * <p><b>The method.</b> On every interval of a mesh the solution is a polynomial of degree {@code
 * s} that meets the equation at the {@code s} Lobatto points, ends included (Lobatto IIIA; {@code s
 * = 3} is Hermite–Simpson). The whole is continuously differentiable, of order {@code s + 1}
 * everywhere and {@code 2s − 2} at the nodes [Ascher, Mattheij, Russell 1995]. By default {@code s}
 * is 5, and 6 for tolerances below 1e-9: over the test set 5 and 6 took least time at 1e-6 and
 * 1e-8, 6 at 1e-11, and 3, the order of bvp4c, more than twice as long at 1e-6 and out of question
 * below.
 *
 * <p><b>Newton.</b> Corrections are damped by the natural monotonicity test of [Deuflhard 2004],
 * which does not depend on how equations are scaled; where they contract well the Jacobian is kept.
 *
 * <p><b>Linear algebra.</b> The equations are almost block diagonal. Inner points are condensed by
 * LU with pivots from all rows of their interval; the inner nodes are then eliminated in turn by
 * Householder reflections, because Gaussian elimination with row exchanges can grow exponentially
 * on such matrices [Wright 1993]. What remains is a system of size {@code 2n + k} in the ends and
 * the parameters, so conditions need not be separated. Cost is linear in the mesh.
 *
 * <p><b>Mesh.</b> The defect {@code r = S' − F(t, S)} is measured between the collocation points;
 * {@code h|r|} times the constant of {@code ∫Π(θ − c_j)} is the error an interval makes. The next
 * mesh has {@code Σ e_i^{1/(s+1)}} intervals, each with an equal share: nodes are added, moved and
 * taken away. The density of neighbours is kept within a factor of four.
 *
 * <p><b>When a success is one.</b> Once the defects are small, the global error is estimated by one
 * Newton step of the scheme with {@code s + 1} points, begun at the solution: other points, another
 * quadrature, another matrix. {@code OPTIMAL} means that this estimate is at most the tolerance in
 * {@code |e_c| ≤ tolerance (1 + |y_c(t)|)} at all points; that a second correction is negligible;
 * that rounding in {@code F}, carried through the factored matrix, stays below the tolerance; that
 * the mesh resolves the oscillations of the linearised equations; and that the two discretisations
 * agree in their conditioning. The corrected polynomial is returned, so it is better than the
 * estimate, and its residual is reported at points that steered neither scheme. What no sample has
 * seen, a spike between all points of the first meshes, cannot be found: give a {@link
 * org.costate.ode.boundary.Guess} with a mesh.
 *
 * <p>{@code ACCEPTABLE}: rounding stops at up to a thousand times the tolerance. {@code SINGULAR}:
 * the conditions do not fix the solution, as far as double precision can tell; the curve is then
 * one of many, the one nearest to the guess. {@code MAX_STEPS}: the mesh is full. {@code
 * LINE_SEARCH}: Newton's method found no way.
 *
 * <p><b>Hard problems.</b> Where Newton fails from the guess, the solver follows the problems
 * {@code y' = F − (1 − σ) r₀}, {@code g = (1 − σ) g₀} from {@code σ = 0}, which the guess solves,
 * to 1, with an adaptive mesh and adaptive steps; layers then grow out of a smooth beginning. If
 * that fails too, it walks from slow clocks, {@code y' = ρF}. A natural parameter is often quicker
 * still:
 *
 * <pre>{@code
 * CollocationSolver.withTolerance(1e-8).continuing("eps", 0.5, 1e-5).solve(eps -> problem(eps));
 * }</pre>
 *
 * <p><b>References.</b> [Ascher, Mattheij, Russell 1995] Numerical Solution of Boundary Value
 * Problems for Ordinary Differential Equations, SIAM. [Kierzenka, Shampine 2001] A BVP solver based
 * on residual control and the Matlab PSE, ACM Trans. Math. Softw. 27. [Kierzenka, Shampine 2008] A
 * BVP solver that controls residual and error, JNAIAM 3. [Deuflhard 2004] Newton Methods for
 * Nonlinear Problems, Springer. [Wright 1993] A collection of problems for which Gaussian
 * elimination with partial pivoting is unstable, SIAM J. Sci. Comput. 14. [Shampine, Muir, Xu 2006]
 * A user-friendly Fortran BVP solver, JNAIAM 1. [Cash, Mazzia 2005] A new mesh selection algorithm,
 * based on conditioning, for two-point boundary value codes, J. Comput. Appl. Math. 184.
 */
@NullMarked
package org.costate.ode.boundary;

import org.jspecify.annotations.NullMarked;
