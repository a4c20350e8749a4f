package org.costate.control;

import org.costate.ode.ButcherTableau;
import org.costate.ode.TimeGrid;

/**
 * The sweep of an explicit tableau, in the form that never divides by a weight.
 *
 * <pre>
 *   V_i = b_i p_{k+1} + Σ_{j&gt;i} a_ji Ĝ_j,    Ĝ_i = h ∂ₓH(X_i, V_i, −b_i),    p_k = p_{k+1} + Σ_i Ĝ_i
 * </pre>
 *
 * <p>Stages that reach neither the result nor a later live stage (the last one of an FSAL pair on a
 * fixed grid) are left out on both ways.
 */
final class RungeKuttaSweep implements CostateSweep {

    private final TimeGrid grid;
    private final ButcherTableau tableau;
    private final boolean watched;
    private final boolean[] live;
    private final int stages;
    private final int steps;
    private boolean keepsVelocities;

    RungeKuttaSweep(TimeGrid grid, ButcherTableau tableau, boolean watched) {
        this.grid = grid;
        this.tableau = tableau;
        this.watched = watched;
        this.stages = tableau.stages();
        this.steps = grid.steps();
        this.live = liveStages(tableau);
    }

    private static boolean[] liveStages(ButcherTableau tableau) {
        int s = tableau.stages();
        boolean[] live = new boolean[s];
        for (int j = s - 1; j >= 0; j--) {
            live[j] = tableau.b(j) != 0;
            for (int i = j + 1; i < s; i++) {
                live[j] |= live[i] && tableau.a(i, j) != 0;
            }
        }
        return live;
    }

    @Override
    public void prepare(SweepSpace space) {
        keepsVelocities = watched || space.needsVelocity();
        int velocities = keepsVelocities ? steps * stages : stages;
        space.reserve(firstVelocity() + velocities, steps * stages);
    }

    // Slots: stage states, x_N, p, V, Ĝ_i, then the velocities.

    private int stage(int k, int i) {
        return k * stages + i;
    }

    @Override
    public int initialState() {
        return 0;
    }

    @Override
    public int terminalState() {
        return steps * stages;
    }

    @Override
    public int costate() {
        return terminalState() + 1;
    }

    private int stageCostate() {
        return costate() + 1;
    }

    private int force(int i) {
        return stageCostate() + 1 + i;
    }

    private int firstVelocity() {
        return force(stages);
    }

    private int velocity(int k, int i) {
        return firstVelocity() + (keepsVelocities ? stage(k, i) : i);
    }

    @Override
    public int storedStates() {
        return steps * stages + 1;
    }

    @Override
    public int storedRecords() {
        return steps * stages;
    }

    @Override
    public double forward(SweepSpace space) {
        double cost = 0;
        for (int k = 0; k < steps; k++) {
            if (stages == 1 && !keepsVelocities && !space.hasRunningCost()) {
                space.advance(
                        -1,
                        grid.node(k),
                        stage(k, 0),
                        k,
                        grid.step(k),
                        stage(k + 1, 0),
                        k,
                        velocity(k, 0));
            } else {
                cost += step(space, k);
            }
        }
        return cost;
    }

    private double step(SweepSpace space, int k) {
        double h = grid.step(k);
        double cost = 0;
        for (int i = 0; i < stages; i++) {
            if (live[i]) {
                stageState(space, k, i, h);
                double t = grid.node(k) + tableau.c(i) * h;
                int x = stage(k, i);
                space.velocity(-1, t, x, k, velocity(k, i), x);
                if (tableau.b(i) != 0 && space.hasRunningCost()) {
                    cost += h * tableau.b(i) * space.runningCost(-1, t, x, k, velocity(k, i));
                }
            }
        }
        int next = stage(k + 1, 0);
        space.copy(stage(k, 0), next);
        for (int i = 0; i < stages; i++) {
            if (tableau.b(i) != 0) {
                space.addScaled(h * tableau.b(i), velocity(k, i), next);
            }
        }
        return cost;
    }

    private void stageState(SweepSpace space, int k, int i, double h) {
        if (i == 0) {
            return;
        }
        space.copy(stage(k, 0), stage(k, i));
        for (int j = 0; j < i; j++) {
            if (tableau.a(i, j) != 0) {
                space.addScaled(h * tableau.a(i, j), velocity(k, j), stage(k, i));
            }
        }
    }

    @Override
    public void backward(SweepSpace space, SweepObserver observer) {
        observer.phasePoint(steps, terminalState(), costate());
        for (int k = steps - 1; k >= 0; k--) {
            double hamiltonian = stages == 1 ? eulerBack(space, k) : stepBack(space, k);
            if (watched) {
                observer.hamiltonian(k, hamiltonian);
            }
            observer.phasePoint(k, stage(k, 0), costate());
        }
    }

    /** One stage of weight one: {@code V = p}, so the costate is updated where it lies. */
    private double eulerBack(SweepSpace space, int k) {
        double hamiltonian = stageHamiltonian(space, k, 0, costate());
        pullBack(space, k, 0, costate(), costate());
        return hamiltonian;
    }

    private double stepBack(SweepSpace space, int k) {
        double hamiltonian = 0;
        for (int i = stages - 1; i >= 0; i--) {
            if (live[i]) {
                stageCostate(space, i);
                hamiltonian += stageHamiltonian(space, k, i, stageCostate());
                space.zero(force(i));
                pullBack(space, k, i, stageCostate(), force(i));
            }
        }
        for (int i = 0; i < stages; i++) {
            if (live[i]) {
                space.addScaled(1.0, force(i), costate());
            }
        }
        return hamiltonian;
    }

    private void stageCostate(SweepSpace space, int i) {
        space.zero(stageCostate());
        if (tableau.b(i) != 0) {
            space.addScaled(tableau.b(i), costate(), stageCostate());
        }
        for (int j = i + 1; j < stages; j++) {
            if (live[j] && tableau.a(j, i) != 0) {
                space.addScaled(tableau.a(j, i), force(j), stageCostate());
            }
        }
    }

    private void pullBack(SweepSpace space, int k, int i, int v, int g) {
        double h = grid.step(k);
        double t = grid.node(k) + tableau.c(i) * h;
        int x = stage(k, i);
        int f = keepsVelocities ? velocity(k, i) : -1;
        space.pullBack(-1, t, x, k, v, tableau.b(i), h, f, x, g);
    }

    private double stageHamiltonian(SweepSpace space, int k, int i, int v) {
        if (!watched) {
            return 0;
        }
        int f = velocity(k, i);
        double value = space.dot(v, f);
        if (tableau.b(i) != 0 && space.hasRunningCost()) {
            double t = grid.node(k) + tableau.c(i) * grid.step(k);
            value -= tableau.b(i) * space.runningCost(-1, t, stage(k, i), k, f);
        }
        return value;
    }
}
