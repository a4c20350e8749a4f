package org.costate.control;

import org.costate.ode.ButcherTableau;
import org.costate.ode.TimeGrid;

/**
 * The step of an explicit tableau, in the form that never divides by a weight.
 *
 * <pre>
 *   V_i = b_i p_{k+1} + Σ_{j&gt;i} a_ji Ĝ_j,    Ĝ_i = h ∂ₓH(X_i, V_i, −b_i),    p_k = p_{k+1} + Σ_i Ĝ_i
 * </pre>
 *
 * <p>Stages that reach neither the result nor a later live stage (the last one of an FSAL pair on a
 * fixed grid) are left out on both ways.
 */
final class RungeKuttaStep implements SweepStep {

    private final TimeGrid grid;
    private final ButcherTableau tableau;
    private final boolean watched;
    private final boolean[] live;
    private final int stages;
    private boolean keepsVelocities;
    private int costate;

    RungeKuttaStep(TimeGrid grid, ButcherTableau tableau, boolean watched) {
        this.grid = grid;
        this.tableau = tableau;
        this.watched = watched;
        this.stages = tableau.stages();
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
    public int stages() {
        return stages;
    }

    // Work slots: p, V, Ĝ_i.

    @Override
    public int prepare(SweepSpace space, int slot) {
        keepsVelocities = watched || space.needsVelocity();
        costate = slot;
        return force(stages);
    }

    private int stageCostate() {
        return costate + 1;
    }

    private int force(int i) {
        return stageCostate() + 1 + i;
    }

    @Override
    public boolean keepsVelocities() {
        return keepsVelocities;
    }

    @Override
    public int velocities() {
        return stages;
    }

    private double time(int k, int i) {
        return grid.node(k) + tableau.c(i) * grid.step(k);
    }

    @Override
    public void forward(SweepSpace space, int k, Place at) {
        double h = grid.step(k);
        if (stages == 1 && !keepsVelocities && !space.hasRunningCost()) {
            space.advance(-1, grid.node(k), at.start(), k, h, at.end(), at.record(), at.velocity());
            return;
        }
        for (int i = 0; i < stages; i++) {
            if (live[i]) {
                stageState(space, h, i, at);
                int x = at.stage(i);
                space.velocity(-1, time(k, i), x, k, at.velocity() + i, at.record() + i);
            }
        }
        space.copy(at.start(), at.end());
        for (int i = 0; i < stages; i++) {
            if (tableau.b(i) != 0) {
                space.addScaled(h * tableau.b(i), at.velocity() + i, at.end());
            }
        }
    }

    private void stageState(SweepSpace space, double h, int i, Place at) {
        if (i == 0) {
            return;
        }
        space.copy(at.start(), at.stage(i));
        for (int j = 0; j < i; j++) {
            if (tableau.a(i, j) != 0) {
                space.addScaled(h * tableau.a(i, j), at.velocity() + j, at.stage(i));
            }
        }
    }

    @Override
    public double runningCost(SweepSpace space, int k, Place at) {
        double cost = 0;
        for (int i = 0; i < stages; i++) {
            if (tableau.b(i) != 0) {
                double rate = space.runningCost(-1, time(k, i), at.stage(i), k, at.velocity() + i);
                cost += grid.step(k) * tableau.b(i) * rate;
            }
        }
        return cost;
    }

    @Override
    public double backward(SweepSpace space, int k, Place at) {
        return stages == 1 ? eulerBack(space, k, at) : stepBack(space, k, at);
    }

    /** One stage of weight one: {@code V = p}, so the costate is updated where it lies. */
    private double eulerBack(SweepSpace space, int k, Place at) {
        double hamiltonian = stageHamiltonian(space, k, 0, at, costate);
        pullBack(space, k, 0, at, costate, costate);
        return hamiltonian;
    }

    private double stepBack(SweepSpace space, int k, Place at) {
        double hamiltonian = 0;
        for (int i = stages - 1; i >= 0; i--) {
            if (live[i]) {
                stageCostate(space, i);
                hamiltonian += stageHamiltonian(space, k, i, at, stageCostate());
                space.zero(force(i));
                pullBack(space, k, i, at, stageCostate(), force(i));
            }
        }
        for (int i = 0; i < stages; i++) {
            if (live[i]) {
                space.addScaled(1.0, force(i), costate);
            }
        }
        return hamiltonian;
    }

    private void stageCostate(SweepSpace space, int i) {
        space.zero(stageCostate());
        if (tableau.b(i) != 0) {
            space.addScaled(tableau.b(i), costate, stageCostate());
        }
        for (int j = i + 1; j < stages; j++) {
            if (live[j] && tableau.a(j, i) != 0) {
                space.addScaled(tableau.a(j, i), force(j), stageCostate());
            }
        }
    }

    private void pullBack(SweepSpace space, int k, int i, Place at, int v, int g) {
        double h = grid.step(k);
        int x = at.stage(i);
        int f = keepsVelocities ? at.velocity() + i : -1;
        space.pullBack(-1, time(k, i), x, k, v, tableau.b(i), h, f, at.record() + i, g);
    }

    private double stageHamiltonian(SweepSpace space, int k, int i, Place at, int v) {
        if (!watched) {
            return 0;
        }
        int f = at.velocity() + i;
        double value = space.dot(v, f);
        if (tableau.b(i) != 0 && space.hasRunningCost()) {
            value -= tableau.b(i) * space.runningCost(-1, time(k, i), at.stage(i), k, f);
        }
        return value;
    }
}
