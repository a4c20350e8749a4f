package org.costate.control.adjoint;

import static org.costate.control.adjoint.Dynamics.addScaled;

import java.util.Locale;
import java.util.Optional;
import org.costate.control.SweepResult;
import org.costate.control.SweepWork;
import org.costate.ode.ButcherTableau;
import org.costate.ode.TimeGrid;

/**
 * The exact adjoint of any explicit tableau made reversible by carrying a pair of states [McCallum,
 * Foster 2024]:
 *
 * <pre>
 *   y⁺ = λ y + (1 − λ) z + Ψ_h(t, z),      z⁺ = z − Ψ_{−h}(t + h, y⁺),      y_0 = z_0 = x_0
 *   z  = z⁺ + Ψ_{−h}(t + h, y⁺),           y  = (y⁺ − (1 − λ) z − Ψ_h(t, z)) / λ
 * </pre>
 *
 * <p>{@code Ψ_h} is the increment of the tableau; its order is kept, a step costs twice as much,
 * and the way back undoes steps: two states are kept, whatever the depth. The loss is that of
 * {@code y}. Rounding grows like {@code λ^{−N}} on the way back, so the initial state it comes home
 * to is compared with the true one.
 */
public final class ReversibleAdjoint implements AdjointMethod {

    private static final double COUPLING = 0.99;
    private static final double APART = 0.1; // both states approximate one and the same

    private final ButcherTableau tableau;
    private final Steps steps;
    private final double lambda;

    private ReversibleAdjoint(ButcherTableau tableau, Steps steps, double lambda) {
        this.tableau = tableau;
        this.steps = steps;
        this.lambda = lambda;
    }

    static ReversibleAdjoint of(ButcherTableau tableau, Steps steps) {
        return new ReversibleAdjoint(
                tableau.requireExplicit("the reversible wrapper"), steps, COUPLING);
    }

    /**
     * Returns this method with another coupling; 0.99 unless said.
     *
     * @param coupling {@code λ ∈ (0, 1]}
     */
    public ReversibleAdjoint coupledBy(double coupling) {
        if (!(coupling > 0 && coupling <= 1)) {
            throw new IllegalArgumentException(
                    "coupling λ = " + coupling + ", expected a number in (0, 1]. Try: 0.99");
        }
        return new ReversibleAdjoint(tableau, steps, coupling);
    }

    @Override
    public String name() {
        return "reversible " + tableau.name();
    }

    @Override
    public SweepResult gradient(AdjointProblem problem) {
        return new Run(problem, steps.of(problem)).result();
    }

    @Override
    public Optional<LossTangent> lossTangent(AdjointProblem problem) {
        TimeGrid grid = steps.of(problem);
        return Optional.of((dx0, dtheta) -> new Run(problem, grid).tangent(dx0, dtheta));
    }

    @Override
    public boolean isExactForItsLoss() {
        return true;
    }

    /** One way forward and back, on the pair {@code (y, z)} and its costs. */
    private final class Run {

        private final AdjointProblem problem;
        private final TimeGrid grid;
        private final Dynamics dynamics;
        private final Increment increment;
        private final double[][] theta;
        private final int n;
        private double[] y;
        private double[] z;
        private double costOfY;
        private double costOfZ;
        private double loss;
        private double drift;

        Run(AdjointProblem problem, TimeGrid grid) {
            this.problem = problem;
            this.grid = grid;
            this.dynamics = problem.dynamics();
            this.increment = new Increment(dynamics, tableau, problem.differentiatesTimes());
            this.theta = problem.parameters();
            this.n = dynamics.states();
            this.y = problem.initialState().toArray();
            this.z = y.clone();
        }

        private int interval(int k) {
            return problem.interval(grid.node(k), grid.node(k + 1));
        }

        private void forward(int k) {
            double[] u = theta[interval(k)];
            double h = grid.step(k);
            dynamics.atStep(k + 1);
            double[] next = new double[n];
            addScaled(lambda, y, next);
            addScaled(1 - lambda, z, next);
            double cost = increment.add(1, grid.node(k), h, z, u, next);
            costOfY = lambda * costOfY + (1 - lambda) * costOfZ + cost;
            y = next;
            costOfZ -= increment.add(-1, grid.node(k + 1), -h, y, u, z);
        }

        SweepResult result() {
            double[] x0 = y.clone();
            dynamics.requirePure(problem.start(), x0, theta[0]);
            for (int k = 0; k < grid.steps(); k++) {
                loss += problem.costAt(grid.node(k), y);
                forward(k);
            }
            loss += costOfY + problem.costAt(grid.end(), y);
            drift = Recovery.error(y, z);
            return back(x0);
        }

        private SweepResult back(double[] x0) {
            int steps = grid.steps();
            double[][] hu = new double[theta.length][dynamics.controls()];
            double[][] x = new double[steps + 1][];
            double[][] p = new double[steps + 1][];
            double[] hamiltonian = new double[steps];
            double[] ofSteps = new double[steps];
            double[] py = new double[n];
            double[] pz = new double[n];
            double[] ofCost = {-1, 0}; // costates of the two costs
            double later = 0;
            for (int k = steps; ; k--) {
                problem.jump(grid.node(k), y, py);
                x[k] = y.clone();
                p[k] = py.clone();
                addScaled(1, pz, p[k]);
                if (k == 0) {
                    break;
                }
                double[] times = backStep(k - 1, py, pz, ofCost, hu[interval(k - 1)]);
                hamiltonian[k - 1] = times[0];
                ofSteps[k - 1] = -times[0] - times[1] - later;
                later += times[2];
            }
            SweepResult.Builder made =
                    new SweepResult.Builder(grid)
                            .cost(loss)
                            .phase(x, p, hamiltonian)
                            .control(problem.controlGrid(), hu);
            if (problem.differentiatesTimes() || dynamics.isAutonomous()) {
                made.times(ofSteps, DiscreteAdjoint.lastStretch(problem, grid, ofSteps));
            }
            return checked(made, x0);
        }

        /** Adds what it took, and what the pair thinks of itself. */
        private SweepResult checked(SweepResult.Builder made, double[] x0) {
            double recovery = Math.max(Recovery.error(x0, y), Recovery.error(x0, z));
            Recovery.warn(made, "the reversible wrapper", recovery);
            if (drift > APART) {
                made.warning(
                        String.format(
                                Locale.ROOT,
                                "ADJ-05: the two states of the reversible wrapper drifted apart by"
                                        + " %.1e of their size: the steps are too long for it to"
                                        + " be stable. Try: shorter steps, or a discrete adjoint",
                                drift));
            }
            return made.recovery(recovery)
                    .work(
                            new SweepWork(
                                    dynamics.evaluations(),
                                    dynamics.pullBacks(),
                                    2,
                                    grid.steps(),
                                    0,
                                    8L * n * (4 + 3L * tableau.stages())))
                    .build();
        }

        /** Undoes a step; returns {@code H} of it and what {@code ∂_t} adds here and later. */
        private double[] backStep(int k, double[] py, double[] pz, double[] ofCost, double[] hu) {
            double[] u = theta[interval(k)];
            double h = grid.step(k);
            double t = grid.node(k);
            double end = grid.node(k + 1);
            dynamics.atStep(k + 1);
            increment.add(1, end, -h, y, u, z); // z⁺ becomes z
            increment.pullBack(-1, end, -h, pz, ofCost[1], u, py, hu);
            // of z⁺ = z − Ψ_s(τ, y⁺), s = −h, τ = t + h: ∂_h = ∂_sΨ − ∂_τΨ
            double hamiltonian = increment.byStep();
            double here = -increment.byTime();
            double shift = -increment.byTime();
            double[] before = y.clone();
            addScaled(-(1 - lambda), z, before);
            increment.add(-1, t, h, z, u, before);
            for (int i = 0; i < n; i++) {
                before[i] /= lambda;
            }
            double[] fromY = new double[n];
            increment.pullBack(1, t, h, py, ofCost[0], u, fromY, hu);
            hamiltonian += increment.byStep();
            shift += increment.byTime();
            addScaled(1 - lambda, py, pz);
            addScaled(1, fromY, pz);
            for (int i = 0; i < n; i++) {
                py[i] *= lambda;
            }
            ofCost[1] += (1 - lambda) * ofCost[0];
            ofCost[0] *= lambda;
            y = before;
            return new double[] {hamiltonian, here, shift};
        }

        double tangent(double[] dx0, double[][] dtheta) {
            double[] dy = dx0.clone();
            double[] dz = dx0.clone();
            double[] costs = new double[2];
            double total = 0;
            for (int k = 0; k <= grid.steps(); k++) {
                double[] minusGradient = new double[n];
                problem.jump(grid.node(k), y, minusGradient);
                total -= Dynamics.dot(minusGradient, dy);
                if (k < grid.steps()) {
                    dy = tangentStep(k, dy, dz, dtheta[interval(k)], costs);
                }
            }
            return total + costs[0];
        }

        private double[] tangentStep(int k, double[] dy, double[] dz, double[] du, double[] costs) {
            double[] u = theta[interval(k)];
            double h = grid.step(k);
            double t = grid.node(k);
            double end = grid.node(k + 1);
            double[] next = new double[n];
            double[] dNext = new double[n];
            addScaled(lambda, y, next);
            addScaled(1 - lambda, z, next);
            addScaled(lambda, dy, dNext);
            addScaled(1 - lambda, dz, dNext);
            increment.add(1, t, h, z, u, next);
            double cost = increment.addTangent(1, t, h, dz, u, du, dNext);
            costs[0] = lambda * costs[0] + (1 - lambda) * costs[1] + cost;
            y = next;
            increment.add(-1, end, -h, y, u, z);
            costs[1] -= increment.addTangent(-1, end, -h, dNext, u, du, dz);
            return dNext;
        }
    }
}
