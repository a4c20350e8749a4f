package org.costate.control.solve;

/**
 * The unknowns of multiple shooting over arcs.
 *
 * @param nodes phase points {@code (x, p)} at the start of every segment and at the end, {@code
 *     (M+1) × 2n}
 * @param times {@code s_0 = t₀ < s_1 < … < s_K = t_f}, the ends of the {@code K} arcs
 * @param multipliers {@code ν}, one of each boundary condition
 */
record ShootingPoint(double[][] nodes, double[] times, double[] multipliers) {}
