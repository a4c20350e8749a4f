package org.costate.control.hj.landscape;

import org.hipparchus.util.FastMath;

/** Reads the kind and the normal form of a singular point off its jet. */
final class NormalFormAt {

    private static final double NOTHING = 1e-5;

    private final double[] x;
    private final double[] vector;
    private final double epsilon;
    private final EntropyJet jet;
    private final double[] v;
    private final double[][] h;
    private final double[] rate;
    private final double[][] third;

    NormalFormAt(EntropyLandscape landscape, double[] x, double[] vector, double epsilon) {
        this.x = x;
        this.vector = vector;
        this.epsilon = epsilon;
        jet = landscape.jet(x, epsilon);
        int d = jet.d;
        v = jet.toFrame(vector);
        h = jet.hessian();
        third = jet.thirdTimes(v);
        rate = new double[d];
        double[] g = jet.gradient();
        for (int a = 0; a < d; a++) {
            double full = FastMath.exp(jet.scale[a]);
            rate[a] = full * (-g[a] - h[a][d]) / epsilon;
            for (int b = 0; b <= d; b++) {
                h[a][b] *= full;
                third[a][b] *= full;
            }
        }
    }

    private double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < jet.d; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** {@code H_vv·}. */
    private double[] second() {
        double[] q = new double[jet.d];
        for (int a = 0; a < jet.d; a++) {
            q[a] = dot(third[a], v);
        }
        return q;
    }

    BifurcationEvent fold(double residual, int steps) {
        var form =
                new BifurcationEvent.NormalForm(
                        dot(second(), v), dot(rate, v), Double.NaN, Double.NaN);
        return new BifurcationEvent(x, vector, epsilon, foldKind(), form, residual, steps);
    }

    private EventKind foldKind() {
        int d = jet.d;
        if (d == 1) {
            return EventKind.MINIMUM_MAXIMUM;
        }
        double[][] square = new double[d][];
        for (int a = 0; a < d; a++) {
            square[a] = java.util.Arrays.copyOf(h[a], d);
        }
        double[] values = new Spectrum(square).values();
        int least = 0;
        int negative = 0;
        for (int i = 0; i < d; i++) {
            least = Math.abs(values[i]) < Math.abs(values[least]) ? i : least;
            negative += values[i] < 0 ? 1 : 0;
        }
        negative -= values[least] < 0 ? 1 : 0;
        return negative == 0
                ? EventKind.MINIMUM_SADDLE
                : negative == d - 1 ? EventKind.MAXIMUM_SADDLE : EventKind.SADDLE_SADDLE;
    }

    BifurcationEvent bifurcation(boolean settled, double residual, int steps) {
        double[] q = second();
        double a = dot(q, v);
        double[] across = project(q);
        double quartic = jet.fourthAlong(v) - 3 * dot(across, inverse(across));
        double[] drift = inverse(project(rate));
        double[] column = new double[jet.d];
        for (int i = 0; i < jet.d; i++) {
            column[i] = third[i][jet.d];
        }
        double crossing = -dot(column, v) / epsilon - dot(q, drift);
        var form = new BifurcationEvent.NormalForm(a, dot(rate, v), crossing, quartic);
        EventKind kind =
                !settled
                        ? EventKind.UNRESOLVED
                        : Math.abs(a) < NOTHING * cube()
                                ? EventKind.PITCHFORK
                                : EventKind.TRANSCRITICAL;
        return new BifurcationEvent(x, vector, epsilon, kind, form, residual, steps);
    }

    private double cube() {
        double[] s = jet.along(v);
        double cube = 0;
        for (int j = 0; j < s.length; j++) {
            double size = 2 + Math.abs(jet.ell[j]);
            cube += jet.pi[j] > 0 ? jet.pi[j] * size * Math.abs(s[j] * s[j] * s[j]) : 0;
        }
        return cube;
    }

    private double[] project(double[] q) {
        double[] p = q.clone();
        double along = dot(q, v);
        for (int i = 0; i < p.length; i++) {
            p[i] -= along * v[i];
        }
        return p;
    }

    /** {@code J⁺q} for {@code q ⊥ v}, by the bordered system. */
    private double[] inverse(double[] q) {
        int d = jet.d;
        double[][] matrix = new double[d + 1][d + 1];
        double[] right = new double[d + 1];
        for (int a = 0; a < d; a++) {
            System.arraycopy(h[a], 0, matrix[a], 0, d);
            matrix[a][d] = v[a];
            matrix[d][a] = v[a];
            right[a] = q[a];
        }
        double[] solution = NewtonStep.solve(matrix, right);
        return solution.length == 0 ? new double[d] : java.util.Arrays.copyOf(solution, d);
    }
}
