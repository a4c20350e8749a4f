package org.costate.cli.theory;

import static org.costate.control.ControlSystem.vector;

import org.costate.control.ControlLaw;
import org.costate.control.ControlSystem;
import org.costate.control.DiscreteProblem;
import org.costate.control.OptimalControlProblem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.RunningCost;
import org.costate.control.SweepResult;
import org.costate.control.TerminalCost;
import org.costate.control.formula.Formula;
import org.costate.control.hj.HamiltonianGap;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Two control problems that tell a vanishing gradient from the maximum principle. */
final class ControlExamples {

    private static final ControlLaw BANG = (t, x, p) -> new double[] {p[1] >= 0 ? 1 : -1};

    private ControlExamples() {}

    static void add(TheoryReport report) {
        double[] riccati = riccati();
        double[] stationary = stationary();
        double[] switching = switching();
        report.add(
                TheoryRow.atMost(
                        "T3.7a",
                        "LQ: p_k = −P_k x_k with the discrete Riccati matrix",
                        "–",
                        1e-10,
                        riccati[0]),
                TheoryRow.atMost("T3.7b", "LQ: Hamiltonian gap", "–", 1e-10, riccati[1]),
                TheoryRow.refuted(
                        "T3.8a",
                        "backpropagation is the maximum principle: Hamiltonian gap where the"
                                + " gradient is 0",
                        "PMP",
                        0.5,
                        stationary[0],
                        "∂H/∂θ = 0 is of first order only; gap after one successive approximation "
                                + TheoryRow.number(stationary[1])),
                TheoryRow.atLeast(
                        "T3.8b",
                        "bang-bang double integrator: gap of a constant control",
                        "–",
                        0.1,
                        switching[0]),
                TheoryRow.atMost(
                        "T3.8c",
                        "its gap after successive approximations",
                        "–",
                        1e-8,
                        switching[1]));
    }

    private static TerminalCost linear(double a, double b) {
        return new TerminalCost() {
            @Override
            public double value(double[] x) {
                return a * x[0] + b * x[1];
            }

            @Override
            public void gradient(double[] x, double[] gradient) {
                gradient[0] = a;
                gradient[1] = b;
            }
        };
    }

    private static double[] gaps(DiscreteProblem problem, double constant, int iterations) {
        PiecewiseConstantControl u = PiecewiseConstantControl.constant(problem.grid(), constant);
        double before = HamiltonianGap.of(problem, u, BANG).largest();
        for (int i = 0; i < iterations; i++) {
            double[][] law = HamiltonianGap.of(problem, u, BANG).law();
            u = PiecewiseConstantControl.of(problem.grid(), law);
        }
        return new double[] {before, HamiltonianGap.of(problem, u, BANG).largest()};
    }

    private static double[] switching() {
        ControlSystem integrator = ControlSystem.smooth(2, 1, (t, x, u) -> vector(x[1], u[0]));
        return gaps(
                OptimalControlProblem.of(integrator)
                        .minimising(linear(-1, 0.45))
                        .from(0, State.of(-1, 0.2))
                        .discretised(TimeGrid.uniform(0, 1, 40), Scheme.EULER),
                0.3,
                2);
    }

    /** With {@code ẋ₂ = 2θ² − 1} the control 0 has no gradient, and is the worst one. */
    private static double[] stationary() {
        ControlSystem squared =
                ControlSystem.smooth(
                        2, 1, (t, x, u) -> vector(x[1], u[0].squared().times(2).minus(1)));
        return gaps(
                OptimalControlProblem.of(squared)
                        .minimising(linear(-1, -0.3))
                        .from(0, State.of(0, 0))
                        .discretised(TimeGrid.uniform(0, 1, 20), Scheme.EULER),
                0,
                1);
    }

    /** Returns the deviation of the costates from {@code −P_k x_k}, and the gap. */
    private static double[] riccati() {
        double h = 0.1;
        int n = 15;
        double[][] a = {{0.2, 1}, {-0.5, -0.3}};
        double[] b = {0.1, 1};
        ControlSystem system =
                ControlSystem.smooth(
                        2,
                        1,
                        (t, x, u) -> {
                            Formula[] f = new Formula[2];
                            for (int i = 0; i < 2; i++) {
                                f[i] =
                                        x[0].times(a[i][0])
                                                .plus(x[1].times(a[i][1]))
                                                .plus(u[0].times(b[i]));
                            }
                            return f;
                        });
        DiscreteProblem problem =
                OptimalControlProblem.of(system)
                        .minimising(RunningCost.energy(1))
                        .minimising(TerminalCost.halfSquaredDistance(State.of(0, 0)))
                        .from(0, State.of(1.2, -0.7))
                        .discretised(TimeGrid.uniform(0, n * h, n), Scheme.EULER);
        RealMatrix step =
                MatrixUtils.createRealIdentityMatrix(2)
                        .add(MatrixUtils.createRealMatrix(a).scalarMultiply(h));
        RealMatrix push = MatrixUtils.createColumnRealMatrix(new double[] {h * b[0], h * b[1]});
        RealMatrix[] p = new RealMatrix[n + 1];
        RealMatrix[] gain = new RealMatrix[n];
        backward(step, push, h, p, gain);
        double[][] u = new double[n][1];
        double[] x = {1.2, -0.7};
        for (int k = 0; k < n; k++) {
            u[k][0] = -gain[k].operate(x)[0];
            x = step.operate(x);
            x[0] += push.getEntry(0, 0) * u[k][0];
            x[1] += push.getEntry(1, 0) * u[k][0];
        }
        PiecewiseConstantControl control = PiecewiseConstantControl.of(problem.grid(), u);
        SweepResult sweep = problem.sweep(control);
        double worst = 0;
        for (int k = 0; k <= n; k++) {
            double[] px = p[k].operate(sweep.state(k).toArray());
            for (int i = 0; i < 2; i++) {
                worst = Math.max(worst, Math.abs(px[i] + sweep.costate(k).get(i)));
            }
        }
        ControlLaw argmax = (t, s, q) -> new double[] {b[0] * q[0] + b[1] * q[1]};
        return new double[] {worst, HamiltonianGap.of(problem, control, argmax).largest()};
    }

    private static void backward(
            RealMatrix step, RealMatrix push, double h, RealMatrix[] p, RealMatrix[] gain) {
        int n = gain.length;
        p[n] = MatrixUtils.createRealIdentityMatrix(2);
        for (int k = n - 1; k >= 0; k--) {
            RealMatrix weight = push.transpose().multiply(p[k + 1]).multiply(push);
            weight.addToEntry(0, 0, h);
            RealMatrix right = push.transpose().multiply(p[k + 1]).multiply(step);
            gain[k] = new LUDecomposition(weight).getSolver().solve(right);
            p[k] =
                    step.transpose()
                            .multiply(p[k + 1])
                            .multiply(step.subtract(push.multiply(gain[k])));
        }
    }
}
