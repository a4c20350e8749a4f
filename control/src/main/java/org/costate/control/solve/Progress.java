package org.costate.control.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.costate.control.OptimalControlProblem;
import org.costate.control.transcription.DiscreteExtremal;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.jspecify.annotations.Nullable;

/** What a run was asked, what it has spent, and what it has in hand. */
final class Progress {

    final OptimalControlSolver solver;
    final OptimalControlProblem problem;
    final SolverBudget.Clock clock;
    final List<String> history = new ArrayList<>();
    int spent;
    int newtonSteps;
    @Nullable Estimate estimate;
    @Nullable DiscreteExtremal discrete;
    @Nullable BolzaForm form;

    Progress(OptimalControlSolver solver, OptimalControlProblem problem) {
        this.solver = solver;
        this.problem = problem;
        this.clock = solver.budget().start();
    }

    /** Returns why to stop, {@code OPTIMAL} if there is no reason. */
    SolverStatus stop() {
        return clock.after(spent);
    }

    boolean mayGoOn() {
        return stop() == SolverStatus.OPTIMAL;
    }

    /** Returns the iterations left, at least one. */
    int left() {
        return Math.max(1, solver.budget().iterations() - spent);
    }

    /** Returns the budget left. */
    SolverBudget remaining() {
        return SolverBudget.ofIterations(left())
                .stoppedWhen(() -> clock.after(0) != SolverStatus.OPTIMAL);
    }

    /** Books Newton steps. */
    void step(int count) {
        spent += count;
        newtonSteps += count;
    }

    void note(String line) {
        history.add(line);
        solver.listener().accept(line);
    }

    Estimate inHand() {
        return Objects.requireNonNull(estimate);
    }
}
