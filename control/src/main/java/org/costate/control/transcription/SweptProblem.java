package org.costate.control.transcription;

import java.util.Arrays;
import java.util.Locale;
import org.costate.control.Boundary;
import org.costate.control.ControlHamiltonian;
import org.costate.control.ControlSet;
import org.costate.control.DiscreteProblem;
import org.costate.control.OptimalControlProblem;
import org.costate.control.SmoothMap;
import org.costate.control.TerminalCost;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/**
 * A problem behind the second door with its conditions at the end moved into the cost: {@code φ +
 * ⟨ν, ψ⟩ + ½ ρ |ψ|²}.
 */
final class SweptProblem {

    private final OptimalControlProblem stated;
    private final ControlHamiltonian hamiltonian;
    private final ControlSet set;
    private final TimeGrid grid;
    private final Scheme scheme;
    private final SmoothMap ends;
    private final int[] conditions;
    private final int n;
    private final double[] z;

    /**
     * Prepares a problem.
     *
     * @param method the name of the method that will sweep it, for messages
     * @throws IllegalArgumentException METHOD-01 if it has a free time, a start that is not one
     *     point, or path constraints
     */
    SweptProblem(OptimalControlProblem stated, TimeGrid grid, Scheme scheme, String method) {
        this.stated = stated;
        this.grid = grid;
        this.scheme = scheme;
        Boundary b = stated.boundary();
        refuse(stated, b, grid, method);
        n = b.dimension();
        hamiltonian = stated.hamiltonian();
        set = stated.controlSet().ofDimension(stated.controlDimension());
        PinnedEnds pinned = new PinnedEnds(stated.ends(), b, stated.states());
        ends = pinned;
        conditions = new int[pinned.outputs() - 1 - n];
        Arrays.setAll(conditions, r -> 1 + n + r);
        z = new double[2 * n + 2];
        z[0] = grid.start();
        z[n + 1] = grid.end();
        System.arraycopy(stated.initialState().toArray(), 0, z, 1, n);
    }

    private static void refuse(
            OptimalControlProblem stated, Boundary b, TimeGrid grid, String method) {
        String what = "";
        if (b.startTimeIsFree() || b.endTimeIsFree()) {
            what = "a free time at an end, sweeps need a fixed horizon";
        } else if (!b.startsAtAPoint()) {
            what = "an initial state that is not fixed, sweeps start from one point";
        } else if (!stated.pathConstraints().isEmpty()) {
            what = "constraints on the state along the way, sweeps keep the control set only";
        }
        if (!what.isEmpty()) {
            throw new IllegalArgumentException(
                    "METHOD-01: " + method + " cannot take " + what + ". Try: DirectCollocation");
        }
        double slack = 1e-12 * Math.max(1, Math.abs(b.endTime()));
        if (grid.start() != b.startTime() || Math.abs(grid.end() - b.endTime()) > slack) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "PROBLEM-02: the grid covers [%.6g, %.6g], the problem [%.6g, %.6g]",
                            grid.start(),
                            grid.end(),
                            b.startTime(),
                            b.endTime()));
        }
    }

    ControlHamiltonian hamiltonian() {
        return hamiltonian;
    }

    ControlSet set() {
        return set;
    }

    TimeGrid grid() {
        return grid;
    }

    OptimalControlProblem stated() {
        return stated;
    }

    /** Says whether the costate of the step's end belongs to its control: for Euler's rule. */
    boolean isEuler() {
        return scheme == Scheme.EULER;
    }

    /** Returns how many conditions the end has. */
    int conditions() {
        return conditions.length;
    }

    /** Writes {@code ψ(x_f)}. */
    void miss(double[] xf, double[] psi) {
        double[] y = new double[ends.outputs()];
        ends.value(at(xf), y);
        for (int r = 0; r < psi.length; r++) {
            psi[r] = y[conditions[r]];
        }
    }

    /** Returns {@code φ(x_f)}. */
    double terminalCost(double[] xf) {
        double[] y = new double[ends.outputs()];
        ends.value(at(xf), y);
        return y[0];
    }

    private double[] at(double[] xf) {
        double[] v = z.clone();
        System.arraycopy(xf, 0, v, n + 2, n);
        return v;
    }

    /** Returns the discrete problem with the conditions in its cost. */
    DiscreteProblem discrete(double[] nu, double rho) {
        return OptimalControlProblem.of(hamiltonian.system())
                .minimising(hamiltonian.runningCost())
                .minimising(new AugmentedEnd(nu.clone(), rho))
                .from(grid.start(), stated.initialState())
                .discretised(grid, scheme);
    }

    /** {@code φ + ⟨ν, ψ⟩ + ½ ρ |ψ|²}. */
    private final class AugmentedEnd implements TerminalCost {

        private final double[] nu;
        private final double rho;

        private AugmentedEnd(double[] nu, double rho) {
            this.nu = nu;
            this.rho = rho;
        }

        @Override
        public double value(double[] x) {
            double[] y = new double[ends.outputs()];
            ends.value(at(x), y);
            double sum = y[0];
            for (int r = 0; r < nu.length; r++) {
                double psi = y[conditions[r]];
                sum += nu[r] * psi + 0.5 * rho * psi * psi;
            }
            return sum;
        }

        @Override
        public void gradient(double[] x, double[] gradient) {
            double[] y = new double[ends.outputs()];
            double[][] dy = new double[ends.outputs()][2 * n + 2];
            ends.jacobian(at(x), y, dy);
            for (int i = 0; i < n; i++) {
                gradient[i] = dy[0][n + 2 + i];
                for (int r = 0; r < nu.length; r++) {
                    double weight = nu[r] + rho * y[conditions[r]];
                    gradient[i] += weight * dy[conditions[r]][n + 2 + i];
                }
            }
        }
    }
}
