package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.control.SmoothMap;

/** Carries paths into the vectors of a transcription, and solutions out of them. */
final class PathTransfer {

    private static final double LEAST_SLACK = 1e-3;

    private PathTransfer() {}

    /** Writes a path as a point of a program. */
    static void load(DiscretePath path, Transcription program, double[] v) {
        Layout at = program.layout();
        Horizon horizon = program.horizon();
        for (int a = 0; a < at.q(); a++) {
            v[a] = horizon.isStart(a) ? path.start() : path.end();
        }
        for (int k = 0; k <= at.intervals(); k++) {
            states(path, program.grid()[k], v, at.node(k));
            for (int j = 0; k < at.intervals() && j < at.s(); j++) {
                double tau = program.tau(k, j);
                states(path, tau, v, at.state(k, j));
                DiscretePath.interpolate(
                        path.stageTau(), path.controls(), tau, v, at.control(k, j));
            }
        }
        if (at.r() > 0) {
            slacks(program, v);
        }
    }

    private static void states(DiscretePath path, double tau, double[] v, int to) {
        DiscretePath.interpolate(path.tau(), path.states(), tau, v, to);
    }

    private static void slacks(Transcription program, double[] v) {
        Layout at = program.layout();
        SmoothMap walls = program.problem().path();
        if (walls == null) {
            return;
        }
        double[] in = new double[1 + at.n() + at.m()];
        double[] c = new double[at.r()];
        double t0 = program.horizon().start(v);
        double tf = program.horizon().end(v);
        for (int k = 0; k < at.intervals(); k++) {
            for (int j = 0; j < at.s(); j++) {
                in[0] = t0 + program.tau(k, j) * (tf - t0);
                System.arraycopy(v, at.state(k, j), in, 1, at.n() + at.m());
                walls.value(in, c);
                for (int r = 0; r < c.length; r++) {
                    v[at.slack(k, j) + r] = Double.isNaN(c[r]) ? 1 : Math.max(LEAST_SLACK, -c[r]);
                }
            }
        }
    }

    /** Returns first multipliers of a program from a path; empty if the path has no costates. */
    static double[] multipliers(DiscretePath path, Transcription program) {
        if (!path.hasCostates()) {
            return new double[0];
        }
        Layout at = program.layout();
        double[] y = new double[at.constraints()];
        System.arraycopy(path.multipliers(), 0, y, 0, at.b());
        double[] left = new double[at.n()];
        double[] right = new double[at.n()];
        for (int k = 0; k < at.intervals(); k++) {
            costates(path, program.grid()[k], left);
            costates(path, program.grid()[k + 1], right);
            for (int i = 0; i < at.n(); i++) {
                y[at.continuityRow(k) + i] = -right[i];
                for (int j = 0; j < at.s(); j++) {
                    y[at.stageRow(k, j) + i] = program.scheme().b()[j] * (right[i] - left[i]);
                }
            }
        }
        return y;
    }

    private static void costates(DiscretePath path, double tau, double[] to) {
        DiscretePath.interpolate(path.tau(), path.costates(), tau, to, 0);
    }

    /** Returns a solution as a path through nodes and stages. */
    static DiscretePath unload(Transcription program, double[] v, double[] y) {
        Layout at = program.layout();
        int points = at.intervals() * (at.s() + 1) + 1;
        double[] tau = new double[points];
        double[][] x = new double[points][];
        double[][] p = new double[points][at.n()];
        double[] stageTau = new double[at.intervals() * at.s()];
        double[][] u = new double[stageTau.length][];
        int to = 0;
        for (int k = 0; k <= at.intervals(); k++) {
            tau[to] = program.grid()[k];
            x[to] = Arrays.copyOfRange(v, at.node(k), at.node(k) + at.n());
            program.nodeCostate(y, k, p[to++]);
            for (int j = 0; k < at.intervals() && j < at.s(); j++) {
                int stage = k * at.s() + j;
                stageTau[stage] = program.tau(k, j);
                int from = at.control(k, j);
                u[stage] = Arrays.copyOfRange(v, from, from + at.m());
                tau[to] = program.tau(k, j);
                x[to] = Arrays.copyOfRange(v, at.state(k, j), from);
                program.stageCostate(y, k, j, p[to++]);
            }
        }
        double[] nu = Arrays.copyOf(y, at.b());
        double t0 = program.horizon().start(v);
        return new DiscretePath(t0, program.horizon().end(v), tau, x, p, stageTau, u, nu);
    }
}
