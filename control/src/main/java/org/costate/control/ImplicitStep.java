package org.costate.control;

import org.costate.ode.ButcherTableau;
import org.costate.ode.TimeGrid;

/**
 * The step of an implicit tableau: the space solves for the stages on the way forward and for their
 * weighted costates on the way back.
 *
 * <pre>
 *   V_i = b_i p_{k+1} + h Σ_j a_ji ∂ₓH(X_j, V_j, −b_j),    p_k = p_{k+1} + h Σ_i ∂ₓH(X_i, V_i, −b_i)
 * </pre>
 *
 * <p>The same formulas as an explicit step, no longer triangular. Slot 0 of a place is {@code x_k},
 * slot {@code i + 1} the stage {@code X_i}.
 */
final class ImplicitStep implements SweepStep {

    private final TimeGrid grid;
    private final ButcherTableau tableau;
    private final boolean watched;
    private final int s;
    private int costate;

    ImplicitStep(TimeGrid grid, ButcherTableau tableau, boolean watched) {
        this.grid = grid;
        this.tableau = tableau;
        this.watched = watched;
        this.s = tableau.stages();
    }

    @Override
    public int stages() {
        return s + 1;
    }

    // Work slots: p, V_i, Ĝ.

    @Override
    public int prepare(SweepSpace space, int slot) {
        costate = slot;
        return force() + 1;
    }

    private int stageCostate(int i) {
        return costate + 1 + i;
    }

    private int force() {
        return stageCostate(s);
    }

    @Override
    public boolean keepsVelocities() {
        return true;
    }

    @Override
    public int velocities() {
        return s;
    }

    private double time(int k, int i) {
        return grid.node(k) + tableau.c(i) * grid.step(k);
    }

    @Override
    public void forward(SweepSpace space, int k, Place at) {
        double h = grid.step(k);
        space.solveStages(
                tableau, grid.node(k), h, k, at.start(), at.stage(1), at.velocity(), at.record());
        space.copy(at.start(), at.end());
        for (int i = 0; i < s; i++) {
            if (tableau.b(i) != 0) {
                space.addScaled(h * tableau.b(i), at.velocity() + i, at.end());
            }
        }
    }

    @Override
    public double runningCost(SweepSpace space, int k, Place at) {
        double cost = 0;
        for (int i = 0; i < s; i++) {
            if (tableau.b(i) != 0) {
                double rate =
                        space.runningCost(-1, time(k, i), at.stage(i + 1), k, at.velocity() + i);
                cost += grid.step(k) * tableau.b(i) * rate;
            }
        }
        return cost;
    }

    @Override
    public double backward(SweepSpace space, int k, Place at) {
        double h = grid.step(k);
        space.solveStageCostates(
                tableau, grid.node(k), h, k, at.stage(1), costate, stageCostate(0));
        double hamiltonian = 0;
        space.zero(force());
        for (int i = 0; i < s; i++) {
            int x = at.stage(i + 1);
            int f = at.velocity() + i;
            int v = stageCostate(i);
            if (watched) {
                hamiltonian += space.dot(v, f);
                if (tableau.b(i) != 0 && space.hasRunningCost()) {
                    hamiltonian -= tableau.b(i) * space.runningCost(-1, time(k, i), x, k, f);
                }
            }
            space.pullBack(-1, time(k, i), x, k, v, tableau.b(i), h, f, at.record() + i, force());
        }
        space.addScaled(1.0, force(), costate);
        return hamiltonian;
    }
}
