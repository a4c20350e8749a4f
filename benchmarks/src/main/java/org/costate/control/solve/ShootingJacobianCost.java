package org.costate.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;

/**
 * What the Jacobian of a shooting costs, counted in integrations of the trajectory alone at the
 * same tolerance: {@code n = 6}, so {@code 2n = 12} columns. Differences would cost 12.
 */
public final class ShootingJacobianCost {

    private static final int N = 6;
    private static final double[] TOLERANCES = {1e-6, 1e-9, 1e-12};
    private static final double WARM_UP_SECONDS = 3;
    private static final int REPEATS = 200;

    private ShootingJacobianCost() {}

    /** Measures in alternating turns; returns the lines of a table. */
    public static List<String> lines(int turns) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "A transfer in space, n = 6, over a sixth of a turn: z alone, and z with 12"
                        + " variations in one integration; medians of "
                        + turns
                        + " turns, microseconds.");
        lines.add("");
        lines.add("| tolerance | z, µs | z and 12 columns, µs | ratio | steps | steps |");
        lines.add("|---:|---:|---:|---:|---:|---:|");
        for (double tolerance : TOLERANCES) {
            lines.add(line(tolerance, turns));
        }
        return lines;
    }

    private static String line(double tolerance, int turns) {
        double[] scale = new double[2 * N];
        Arrays.fill(scale, 1);
        BolzaForm form = BolzaForm.of(transfer());
        ModalHamiltonian hamiltonian = form.hamiltonian(ControlMode.free(3), new double[3]);
        VariationalFlow flow = new VariationalFlow(hamiltonian, tolerance, scale);
        long begin = System.nanoTime();
        while (1e-9 * (System.nanoTime() - begin) < WARM_UP_SECONDS) {
            micros(flow, false);
            micros(flow, true);
        }
        double[] plain = new double[turns];
        double[] varied = new double[turns];
        double[] ratios = new double[turns];
        int[] steps = new int[2];
        for (int k = 0; k < turns; k++) {
            plain[k] = micros(flow, false);
            steps[0] = flow.steps();
            varied[k] = micros(flow, true);
            steps[1] = flow.steps();
            ratios[k] = varied[k] / plain[k];
        }
        return String.format(
                Locale.ROOT,
                "| %.0e | %.1f | %.1f | %.2f | %d | %d |",
                tolerance,
                median(plain),
                median(varied),
                median(ratios),
                steps[0],
                steps[1]);
    }

    /** Microseconds of an integration, the median of many. */
    private static double micros(VariationalFlow flow, boolean variations) {
        double[] all = new double[REPEATS];
        for (int k = 0; k < REPEATS; k++) {
            double[] z = {1, 0, 0.1, 0.02, 1, 0.05, 0.2, 0.08, -0.03, 0.11, 0.16, 0.04};
            double[][] y = new double[2 * N][2 * N];
            for (int i = 0; i < 2 * N; i++) {
                y[i][i] = 1;
            }
            long begin = System.nanoTime();
            flow.carry(0, z, 1, variations ? y : null);
            all[k] = 1e-3 * (System.nanoTime() - begin);
        }
        return median(all);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static OptimalControlProblem transfer() {
        String cube = "(x^2+y^2+z^2)^1.5";
        return OptimalControlProblem.named("transfer in space")
                .states("x", "y", "z", "vx", "vy", "vz")
                .controls("a", "b", "c")
                .dynamics("vx", "vy", "vz", "a-x/" + cube, "b-y/" + cube, "c-z/" + cube)
                .minimising((t, x, u) -> Formula.parse("(a^2+b^2+c^2)/2"))
                .from(1, 0, 0.1, 0.02, 1, 0.05)
                .over(0, 1);
    }
}
