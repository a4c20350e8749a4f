package org.costate.control.adjoint;

import java.util.Optional;
import org.costate.control.SweepResult;
import org.costate.control.SweepWork;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/**
 * The gradient by forward sensitivities of a scheme: one tangent for each number of {@code x₀} and
 * {@code θ}. Exact for the computed loss, and independent of every costate; the costate it reports
 * is {@code p₀ = −∂J/∂x₀} and {@code p_N}, with nothing between.
 */
final class TangentAdjoint implements AdjointMethod {

    private final Scheme scheme;
    private final Steps steps;

    private TangentAdjoint(Scheme scheme, Steps steps) {
        this.scheme = scheme;
        this.steps = steps;
    }

    static TangentAdjoint of(Scheme scheme, Steps steps) {
        return new TangentAdjoint(scheme, steps);
    }

    @Override
    public String name() {
        return "tangent " + scheme.name() + ", " + steps;
    }

    @Override
    public SweepResult gradient(AdjointProblem problem) {
        TangentSweep sweep = TangentSweep.of(problem, scheme, steps.of(problem));
        double[][] theta = problem.parameters();
        int n = problem.system().stateDimension();
        int m = problem.system().controlDimension();
        double[][] hu = new double[theta.length][m];
        double[] dx0 = new double[n];
        double[][] dtheta = new double[theta.length][m];
        double[] p0 = new double[n];
        for (int i = 0; i < n; i++) {
            dx0[i] = 1;
            p0[i] = -sweep.along(dx0, dtheta).loss();
            dx0[i] = 0;
        }
        for (int q = 0; q < theta.length; q++) {
            for (int i = 0; i < m; i++) {
                dtheta[q][i] = 1;
                hu[q][i] = -sweep.along(dx0, dtheta).loss();
                dtheta[q][i] = 0;
            }
        }
        TimeGrid grid = sweep.grid();
        return ends(problem, sweep.state(grid.steps()), p0, hu)
                .cost(loss(problem, sweep))
                .work(new SweepWork(sweep.evaluations(), 0, 1, 0, 0, 16L * n * scheme.stages()))
                .build();
    }

    /** Starts a result that knows both ends only. */
    static SweepResult.Builder ends(
            AdjointProblem problem, double[] end, double[] p0, double[][] hu) {
        double[] p = new double[end.length];
        problem.jump(problem.end(), end, p);
        return new SweepResult.Builder(TimeGrid.of(problem.start(), problem.end()))
                .phase(
                        new double[][] {problem.initialState().toArray(), end},
                        new double[][] {p0, p},
                        new double[] {Double.NaN})
                .control(problem.controlGrid(), hu);
    }

    private double loss(AdjointProblem problem, TangentSweep sweep) {
        double loss = sweep.runningCost();
        for (int k = 0; k <= sweep.grid().steps(); k++) {
            loss += problem.costAt(sweep.grid().node(k), sweep.state(k));
        }
        return loss;
    }

    @Override
    public Optional<LossTangent> lossTangent(AdjointProblem problem) {
        TangentSweep sweep = TangentSweep.of(problem, scheme, steps.of(problem));
        return Optional.of((dx0, dtheta) -> sweep.along(dx0, dtheta).loss());
    }

    @Override
    public boolean isExactForItsLoss() {
        return true;
    }
}
