package org.costate.control;

import java.util.ArrayList;
import java.util.List;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/**
 * One sweep of a problem, and everything that came out of it.
 *
 * @param points {@code x_N, p_N, …, x_0, p_0}
 * @param hamiltonian {@code H_{N−1}, …, H_0}; empty if it was not watched
 */
record SweepRun(
        CostateSweep plan,
        CountingSpace space,
        double cost,
        double[][] controlGradient,
        List<double[]> points,
        List<Double> hamiltonian) {

    static SweepRun of(
            SmoothProblem problem,
            TimeGrid grid,
            Scheme scheme,
            SweepStorage storage,
            boolean watched) {
        CostateSweep sweep = CostateSweep.of(grid, scheme, storage, watched);
        int parts = scheme instanceof Splitting splitting ? splitting.partCount() : 1;
        ControlHamiltonian h = ControlHamiltonian.of(problem.system(), problem.running());
        PiecewiseConstantControl u = Schemes.control(grid, problem.m());
        CountingSpace space = new CountingSpace(new ArraySpace(h, u, parts));
        sweep.prepare(space);
        double[] x0 = problem.start().toArray();
        System.arraycopy(x0, 0, space.slot(sweep.initialState()), 0, x0.length);
        double running = sweep.forward(space);
        double[] end = space.slot(sweep.terminalState());
        double cost = running + problem.terminal().value(end);
        double[] p = space.slot(sweep.costate());
        problem.terminal().gradient(end, p);
        for (int i = 0; i < p.length; i++) {
            p[i] = -p[i];
        }
        Recorder recorder = new Recorder(space, new ArrayList<>(), new ArrayList<>());
        sweep.backward(space, recorder);
        return new SweepRun(
                sweep,
                space,
                cost,
                space.integratedControlGradient(),
                recorder.points,
                recorder.hamiltonian);
    }

    private record Recorder(CountingSpace space, List<double[]> points, List<Double> hamiltonian)
            implements SweepObserver {

        @Override
        public void phasePoint(int k, int x, int p) {
            points.add(space.slot(x).clone());
            points.add(space.slot(p).clone());
        }

        @Override
        public void hamiltonian(int k, double value) {
            hamiltonian.add(value);
        }
    }
}
