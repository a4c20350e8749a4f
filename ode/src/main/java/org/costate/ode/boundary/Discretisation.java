package org.costate.ode.boundary;

/**
 * The collocation equations of a problem on one mesh, their residual and their Newton correction.
 *
 * <p>A point of this nonlinear system is one array: the values at all collocation points, left to
 * right, neighbours sharing a node, then the parameters.
 */
final class Discretisation {

    private final BoundaryValueProblem problem;
    private final LobattoScheme scheme;
    private final double[] mesh;
    private final int n;
    private final int k;
    private final int points;
    private final Work work;
    private final double[] slopes;
    private final double[] residual;
    private final double[][][] byState;
    private final double[][][] byParameter;
    private final CollocationMatrix matrix;
    private final Ends ends;
    private final double[] state;
    private final double[] slope;
    private final double[] parameters;

    Discretisation(BoundaryValueProblem problem, LobattoScheme scheme, double[] mesh, Work work) {
        this.problem = problem;
        this.scheme = scheme;
        this.mesh = mesh;
        this.work = work;
        this.n = problem.dimension();
        this.k = problem.parameters();
        int intervals = mesh.length - 1;
        this.points = intervals * (scheme.stages() - 1) + 1;
        this.slopes = new double[points * n];
        this.residual = new double[points * n + k];
        this.byState = new double[points][n][n];
        this.byParameter = new double[points][n][k];
        this.matrix = new CollocationMatrix(n, k, scheme.stages(), intervals);
        this.ends = new Ends(n, k);
        this.state = new double[n];
        this.slope = new double[n];
        this.parameters = new double[k];
    }

    private static final class Ends {
        private final double[] start;
        private final double[] end;
        private final double[] values;
        private final double[][] byStart;
        private final double[][] byEnd;
        private final double[][] byParameter;

        Ends(int n, int k) {
            start = new double[n];
            end = new double[n];
            values = new double[n + k];
            byStart = new double[n + k][n];
            byEnd = new double[n + k][n];
            byParameter = new double[n + k][k];
        }
    }

    BoundaryValueProblem problem() {
        return problem;
    }

    LobattoScheme scheme() {
        return scheme;
    }

    double[] mesh() {
        return mesh;
    }

    int intervals() {
        return mesh.length - 1;
    }

    int points() {
        return points;
    }

    int size() {
        return residual.length;
    }

    /** Returns {@code F} at the points of the last evaluation; borrowed. */
    double[] slopes() {
        return slopes;
    }

    double[] residual() {
        return residual;
    }

    double step(int i) {
        return mesh[i + 1] - mesh[i];
    }

    double time(int point) {
        int i = Math.min(point / (scheme.stages() - 1), intervals() - 1);
        int j = point - i * (scheme.stages() - 1);
        return j == scheme.stages() - 1 ? mesh[i + 1] : mesh[i] + step(i) * scheme.point(j);
    }

    /** Evaluates slopes and residual; returns whether all are finite. */
    boolean evaluate(double[] x) {
        System.arraycopy(x, points * n, parameters, 0, k);
        for (int p = 0; p < points; p++) {
            System.arraycopy(x, p * n, state, 0, n);
            work.evaluate(problem, time(p), state, parameters, slope);
            for (int c = 0; c < n; c++) {
                if (!(Math.abs(slope[c]) <= Double.MAX_VALUE)) {
                    work.notFinite(time(p), c, slope[c]);
                    return false;
                }
            }
            System.arraycopy(slope, 0, slopes, p * n, n);
        }
        for (int i = 0; i < intervals(); i++) {
            defects(i, x);
        }
        return boundary(x);
    }

    private void defects(int i, double[] x) {
        int first = i * (scheme.stages() - 1) * n;
        integrate(i, slopes, residual);
        for (int at = first + n; at < first + scheme.stages() * n; at++) {
            residual[at - n] = x[at] - x[first + (at - first) % n] - residual[at - n];
        }
    }

    /** Writes {@code h Σ_m a_jm f_m} of every interval, in the places of its equations. */
    void integrate(double[] f, double[] integrals) {
        for (int i = 0; i < intervals(); i++) {
            integrate(i, f, integrals);
        }
    }

    private void integrate(int i, double[] f, double[] integrals) {
        int stages = scheme.stages();
        int first = i * (stages - 1) * n;
        double h = step(i);
        for (int j = 1; j < stages; j++) {
            double[] a = scheme.integrals(j);
            for (int c = 0; c < n; c++) {
                double sum = 0;
                for (int m = 0; m < stages; m++) {
                    sum += a[m] * f[first + m * n + c];
                }
                integrals[first + (j - 1) * n + c] = h * sum;
            }
        }
    }

    private boolean boundary(double[] x) {
        System.arraycopy(x, 0, ends.start, 0, n);
        System.arraycopy(x, (points - 1) * n, ends.end, 0, n);
        work.conditions(problem, ends.start, ends.end, parameters, ends.values);
        for (int i = 0; i < n + k; i++) {
            if (!(Math.abs(ends.values[i]) <= Double.MAX_VALUE)) {
                return false;
            }
            residual[(points - 1) * n + i] = ends.values[i];
        }
        return true;
    }

    /** Differentiates and factors; returns whether the matrix is regular and finite. */
    boolean linearise(double[] x) {
        System.arraycopy(x, points * n, parameters, 0, k);
        for (int p = 0; p < points; p++) {
            System.arraycopy(x, p * n, state, 0, n);
            work.jacobian(problem, time(p), state, parameters, byState[p], byParameter[p]);
        }
        for (int i = 0; i < intervals(); i++) {
            int first = i * (scheme.stages() - 1);
            matrix.block(i).fill(scheme, step(i), first, byState, byParameter);
        }
        System.arraycopy(x, 0, ends.start, 0, n);
        System.arraycopy(x, (points - 1) * n, ends.end, 0, n);
        work.boundaryJacobian(
                problem,
                ends.start,
                ends.end,
                parameters,
                ends.byStart,
                ends.byEnd,
                ends.byParameter);
        matrix.boundary(ends.byStart, ends.byEnd, ends.byParameter);
        return matrix.factor();
    }

    /** Says whether the matrix of the last linearisation is singular to rounding. */
    boolean isDeficient() {
        return matrix.isDeficient();
    }

    /** Writes {@code |F_c| + Σ_d |∂F_c/∂y_d| |y_d|} at every point, by the last linearisation. */
    void noise(double[] x, double[] sizes) {
        for (int p = 0; p < points; p++) {
            for (int c = 0; c < n; c++) {
                double sum = Math.abs(slopes[p * n + c]);
                for (int d = 0; d < n; d++) {
                    sum += Math.abs(byState[p][c][d] * x[p * n + d]);
                }
                sizes[p * n + c] = sum;
            }
        }
    }

    /** Returns into how many parts each interval must be cut to resolve oscillations. */
    double[] oscillationParts() {
        Oscillation oscillation = new Oscillation(n);
        double[] parts = new double[intervals()];
        for (int p = 0; p < points; p++) {
            int i = Math.min(p / (scheme.stages() - 1), intervals() - 1);
            parts[i] = Math.max(parts[i], oscillation.parts(byState[p], step(i)));
        }
        return parts;
    }

    /** Writes {@code −J⁻¹R} with the last factors and the last residual. */
    void correction(double[] dx) {
        matrix.solve(residual, dx);
        for (int i = 0; i < dx.length; i++) {
            dx[i] = -dx[i];
        }
    }

    /** Solves with the last factors for any right-hand side. */
    void solve(double[] rhs, double[] solution) {
        matrix.solve(rhs, solution);
    }
}
