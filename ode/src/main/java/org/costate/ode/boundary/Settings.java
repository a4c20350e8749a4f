package org.costate.ode.boundary;

import java.util.Arrays;
import org.costate.ode.SolverBudget;

/** What a solver was asked for. */
record Settings(
        double tolerance,
        double[] scales,
        LobattoScheme scheme,
        LobattoScheme betterScheme,
        int firstIntervals,
        int maxMeshPoints,
        SolverBudget budget) {

    ErrorScale errorScale(BoundaryValueProblem problem, double asked) {
        double[] all = new double[problem.dimension() + problem.parameters()];
        Arrays.fill(all, 1);
        System.arraycopy(scales, 0, all, 0, Math.min(scales.length, all.length));
        return new ErrorScale(asked, all);
    }
}
