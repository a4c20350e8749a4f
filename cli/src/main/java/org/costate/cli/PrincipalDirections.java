package org.costate.cli;

/** The directions in which points vary most, by power iteration with deflation. */
final class PrincipalDirections {

    private static final int ITERATIONS = 200;

    private PrincipalDirections() {}

    /**
     * Returns orthonormal directions, most varied first.
     *
     * @param points rows of {@code width} numbers
     */
    static double[][] of(double[] points, int width, int count) {
        double[] covariance = covariance(points, width);
        double[][] found = new double[count][width];
        for (int c = 0; c < count; c++) {
            double[] v = found[c];
            for (int i = 0; i < width; i++) {
                v[i] = 1 + 0.1 * ((i * 7 + c * 3) % 11); // any vector not orthogonal to the answer
            }
            for (int iteration = 0; iteration < ITERATIONS; iteration++) {
                double[] next = product(covariance, v);
                for (int d = 0; d < c; d++) {
                    removeFrom(next, found[d]);
                }
                if (!normalise(next)) {
                    break; // no variance is left: keep the direction it has
                }
                System.arraycopy(next, 0, v, 0, width);
            }
            for (int d = 0; d < c; d++) {
                removeFrom(v, found[d]);
            }
            normalise(v);
        }
        return found;
    }

    private static double[] covariance(double[] points, int width) {
        int count = points.length / width;
        double[] mean = new double[width];
        for (int i = 0; i < points.length; i++) {
            mean[i % width] += points[i] / count;
        }
        double[] covariance = new double[width * width];
        for (int s = 0; s < count; s++) {
            for (int i = 0; i < width; i++) {
                double gap = points[s * width + i] - mean[i];
                for (int j = 0; j < width; j++) {
                    covariance[i * width + j] += gap * (points[s * width + j] - mean[j]);
                }
            }
        }
        return covariance;
    }

    private static double[] product(double[] matrix, double[] v) {
        double[] y = new double[v.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < v.length; j++) {
                y[i] += matrix[i * v.length + j] * v[j];
            }
        }
        return y;
    }

    private static void removeFrom(double[] v, double[] direction) {
        double share = 0;
        for (int i = 0; i < v.length; i++) {
            share += v[i] * direction[i];
        }
        for (int i = 0; i < v.length; i++) {
            v[i] -= share * direction[i];
        }
    }

    private static boolean normalise(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        double norm = Math.sqrt(sum);
        if (!(norm > 1e-150) || !Double.isFinite(norm)) {
            return false;
        }
        for (int i = 0; i < v.length; i++) {
            v[i] /= norm;
        }
        return true;
    }
}
