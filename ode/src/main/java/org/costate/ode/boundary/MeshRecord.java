package org.costate.ode.boundary;

import org.costate.ode.SolverStatus;

/**
 * One mesh on the way to a solution.
 *
 * @param points nodes of the mesh
 * @param iterations Newton iterations on it
 * @param status how Newton's method ended on it
 * @param error largest local error estimate over the tolerance, NaN if there is none
 */
public record MeshRecord(int points, int iterations, SolverStatus status, double error) {}
