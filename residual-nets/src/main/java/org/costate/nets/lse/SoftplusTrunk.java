package org.costate.nets.lse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.costate.kernels.Team;
import org.costate.nets.Ensemble;
import org.costate.nets.WeightTensor;

/**
 * Layers {@code z_{k+1} = softplus(U_k z_k + A_k x + c_k)}, {@code z_0} empty.
 *
 * <p>Free: {@code A_k = 0} after the first layer and {@code h = z_K}. Input-convex: every layer
 * sees {@code x}, {@code U_k = log(1 + e^·) > 0} entry by entry, and {@code h = (z_K, x)}; then
 * {@code z_K} is convex in {@code x}, and so is every read-out that rises with {@code z_K}.
 */
final class SoftplusTrunk implements Trunk {

    /** Samples of a task; fixed, so that sums do not depend on the threads. */
    private static final int CHUNK = 128;

    private final int inputs;
    private final int[] widths;
    private final boolean convex;

    SoftplusTrunk(int inputs, int[] widths, boolean convex) {
        if (widths.length == 0 || Arrays.stream(widths).anyMatch(w -> w < 1)) {
            throw new IllegalArgumentException(
                    "HJ-06: softplus layers of widths "
                            + Arrays.toString(widths)
                            + ", expected at least one, each of at least 1");
        }
        this.inputs = inputs;
        this.widths = widths.clone();
        this.convex = convex;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int width() {
        return widths[widths.length - 1] + (convex ? inputs : 0);
    }

    @Override
    public int positive() {
        return convex ? widths[widths.length - 1] : 0;
    }

    private int before(int k) {
        return k == 0 ? 0 : widths[k - 1];
    }

    private boolean sees(int k) {
        return k == 0 || convex;
    }

    private int columns(int k) {
        return before(k) + (sees(k) ? inputs : 0);
    }

    @Override
    public List<WeightTensor> tensors() {
        List<WeightTensor> all = new ArrayList<>();
        for (int k = 0; k < widths.length; k++) {
            all.add(WeightTensor.matrix("softplus." + k + ".weight", widths[k], columns(k), 0));
            all.add(WeightTensor.bias("softplus." + k + ".bias", widths[k], 0));
        }
        return all;
    }

    @Override
    public void draw(SplittableRandom random, double[] theta) {
        int at = 0;
        for (int k = 0; k < widths.length; k++) {
            for (int i = 0; i < widths[k]; i++) {
                for (int j = 0; j < columns(k); j++) {
                    double draw = random.nextGaussian() / Math.sqrt(columns(k));
                    boolean raised = convex && j < before(k);
                    theta[at++] = raised ? Softplus.inverse(1.0 / before(k)) + 0.3 * draw : draw;
                }
            }
            for (int i = 0; i < widths[k]; i++) {
                theta[at++] = random.nextGaussian();
            }
        }
    }

    @Override
    public Sweep open(int threads) {
        return new Sweeping(Team.of(threads));
    }

    /** The layers of one sample, in the scratch space of one task. */
    private final class Sample {

        private final double[][] pre = new double[widths.length][];
        private final double[][] z = new double[widths.length][];
        private final double[][] q = new double[widths.length][];

        Sample() {
            for (int k = 0; k < widths.length; k++) {
                pre[k] = new double[widths[k]];
                z[k] = new double[widths[k]];
                q[k] = new double[widths[k]];
            }
        }

        void forward(double[] maps, double[] x, int row) {
            int at = 0;
            for (int k = 0; k < widths.length; k++) {
                int columns = columns(k);
                int bias = at + widths[k] * columns;
                for (int i = 0; i < widths[k]; i++) {
                    double u = maps[bias + i];
                    int here = at + i * columns;
                    for (int j = 0; j < before(k); j++) {
                        u += maps[here + j] * z[k - 1][j];
                    }
                    for (int j = before(k); j < columns; j++) {
                        u += maps[here + j] * x[row + j - before(k)];
                    }
                    pre[k][i] = u;
                    z[k][i] = Softplus.value(u);
                }
                at = bias + widths[k];
            }
        }

        /** Adds the gradient in the maps; {@code q[K−1]} holds {@code ∂J/∂z_K}. */
        void backward(double[] maps, double[] x, int row, double[] gradient) {
            int end = maps.length;
            for (int k = widths.length - 1; k >= 0; k--) {
                int columns = columns(k);
                int bias = end - widths[k];
                int at = bias - widths[k] * columns;
                if (k > 0) {
                    Arrays.fill(q[k - 1], 0);
                }
                for (int i = 0; i < widths[k]; i++) {
                    double share = q[k][i] * Softplus.slope(pre[k][i]);
                    int here = at + i * columns;
                    gradient[bias + i] += share;
                    for (int j = 0; j < before(k); j++) {
                        gradient[here + j] += share * z[k - 1][j];
                        q[k - 1][j] += share * maps[here + j];
                    }
                    for (int j = before(k); j < columns; j++) {
                        gradient[here + j] += share * x[row + j - before(k)];
                    }
                }
                end = at;
            }
        }
    }

    private int length() {
        int length = 0;
        for (int k = 0; k < widths.length; k++) {
            length += widths[k] * (columns(k) + 1);
        }
        return length;
    }

    /** Applies a function to the entries of the positive maps. */
    private void raise(double[] maps, java.util.function.IntConsumer change) {
        int at = 0;
        for (int k = 0; k < widths.length && convex; k++) {
            for (int i = 0; i < widths[k]; i++) {
                for (int j = 0; j < before(k); j++) {
                    change.accept(at + i * columns(k) + j);
                }
            }
            at += widths[k] * (columns(k) + 1);
        }
    }

    private double[] maps(double[] theta) {
        double[] maps = Arrays.copyOf(theta, length());
        raise(maps, i -> maps[i] = Softplus.value(theta[i]));
        return maps;
    }

    private final class Sweeping implements Sweep {

        private final Team team;

        Sweeping(Team team) {
            this.team = team;
        }

        @Override
        public double[] features(double[] theta, Ensemble ensemble) {
            double[] maps = maps(theta);
            double[] h = new double[ensemble.samples() * width()];
            int last = widths.length - 1;
            team.run(
                    (ensemble.samples() + CHUNK - 1) / CHUNK,
                    task -> {
                        Sample sample = new Sample();
                        int end = Math.min(ensemble.samples(), (task + 1) * CHUNK);
                        for (int s = task * CHUNK; s < end; s++) {
                            sample.forward(maps, ensemble.inputs(), s * inputs);
                            int at = s * width();
                            System.arraycopy(sample.z[last], 0, h, at, widths[last]);
                            if (convex) {
                                System.arraycopy(
                                        ensemble.inputs(),
                                        s * inputs,
                                        h,
                                        at + widths[last],
                                        inputs);
                            }
                        }
                    });
            return h;
        }

        @Override
        public void pullBack(double[] theta, Ensemble e, double[] covectors, double[] gradient) {
            double[] maps = maps(theta);
            int tasks = (e.samples() + CHUNK - 1) / CHUNK;
            double[][] parts = new double[tasks][length()];
            int last = widths.length - 1;
            team.run(
                    tasks,
                    task -> {
                        Sample sample = new Sample();
                        int end = Math.min(e.samples(), (task + 1) * CHUNK);
                        for (int s = task * CHUNK; s < end; s++) {
                            sample.forward(maps, e.inputs(), s * inputs);
                            System.arraycopy(
                                    covectors, s * width(), sample.q[last], 0, widths[last]);
                            sample.backward(maps, e.inputs(), s * inputs, parts[task]);
                        }
                    });
            Arrays.fill(gradient, 0, length(), 0);
            for (double[] part : parts) {
                for (int i = 0; i < part.length; i++) {
                    gradient[i] += part[i];
                }
            }
            raise(maps, i -> gradient[i] *= Softplus.slope(theta[i]));
        }

        @Override
        public void close() {
            team.close();
        }
    }
}
