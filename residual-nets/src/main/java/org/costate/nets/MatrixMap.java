package org.costate.nets;

/**
 * How a block's effective matrix depends on its weights: an affine map {@code θ ↦ A(θ)} and the
 * transpose of its linear part.
 *
 * <p>Matrices are row-major; {@code offset} is where the weight matrix lies in the control of a
 * step.
 */
sealed interface MatrixMap {

    /** Returns the rows of the effective matrix. */
    int rows();

    /** Returns the columns of the effective matrix. */
    int cols();

    /** Writes {@code A(θ)} into {@code a}. */
    void matrix(double[] theta, int at, double[] a);

    /** Adds the pull-back of {@code g = ∂J/∂A} to {@code ∂J/∂θ} at {@code out[at …]}. */
    void addPullBack(double[] g, double[] out, int at);

    /** {@code A = K}, {@code rows × cols} at {@code offset}. */
    record Direct(int offset, int rows, int cols) implements MatrixMap {
        @Override
        public void matrix(double[] theta, int at, double[] a) {
            System.arraycopy(theta, at + offset, a, 0, rows * cols);
        }

        @Override
        public void addPullBack(double[] g, double[] out, int at) {
            for (int i = 0; i < rows * cols; i++) {
                out[at + offset + i] += g[i];
            }
        }
    }

    /** {@code A = K − Kᵀ − γI}: eigenvalues on {@code Re = −γ}. */
    record Antisymmetric(int offset, int n, double damping) implements MatrixMap {
        @Override
        public int rows() {
            return n;
        }

        @Override
        public int cols() {
            return n;
        }

        @Override
        public void matrix(double[] theta, int at, double[] a) {
            int k = at + offset;
            for (int i = 0; i < n; i++) {
                a[i * n + i] = -damping;
                for (int j = 0; j < i; j++) {
                    double difference = theta[k + i * n + j] - theta[k + j * n + i];
                    a[i * n + j] = difference;
                    a[j * n + i] = -difference;
                }
            }
        }

        @Override
        public void addPullBack(double[] g, double[] out, int at) {
            int k = at + offset;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    double difference = g[i * n + j] - g[j * n + i];
                    out[k + i * n + j] += difference;
                    out[k + j * n + i] -= difference;
                }
            }
        }
    }

    /** {@code A = ±Kᵀ} of a {@code cols × rows} weight matrix. */
    record Transposed(int offset, int rows, int cols, double sign) implements MatrixMap {
        @Override
        public void matrix(double[] theta, int at, double[] a) {
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < cols; j++) {
                    a[i * cols + j] = sign * theta[at + offset + j * rows + i];
                }
            }
        }

        @Override
        public void addPullBack(double[] g, double[] out, int at) {
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < cols; j++) {
                    out[at + offset + j * rows + i] += sign * g[i * cols + j];
                }
            }
        }
    }

    /**
     * {@code A = J Kᵀ}, {@code J = (0 I; −I 0)}, of an {@code n × n} weight matrix, {@code n} even.
     */
    record SymplecticTransposed(int offset, int n) implements MatrixMap {
        @Override
        public int rows() {
            return n;
        }

        @Override
        public int cols() {
            return n;
        }

        private int source(int i) {
            return i < n / 2 ? i + n / 2 : i - n / 2;
        }

        private double sign(int i) {
            return i < n / 2 ? 1 : -1;
        }

        @Override
        public void matrix(double[] theta, int at, double[] a) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i * n + j] = sign(i) * theta[at + offset + j * n + source(i)];
                }
            }
        }

        @Override
        public void addPullBack(double[] g, double[] out, int at) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    out[at + offset + j * n + source(i)] += sign(i) * g[i * n + j];
                }
            }
        }
    }

    /** {@code A = I}, whatever the weights. */
    record Identity(int n) implements MatrixMap {
        @Override
        public int rows() {
            return n;
        }

        @Override
        public int cols() {
            return n;
        }

        @Override
        public void matrix(double[] theta, int at, double[] a) {
            for (int i = 0; i < n * n; i++) {
                a[i] = i % (n + 1) == 0 ? 1 : 0;
            }
        }

        @Override
        public void addPullBack(double[] g, double[] out, int at) {}
    }
}
