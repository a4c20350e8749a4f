package org.costate.ode.boundary;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * The small dense system that ties the two ends and the parameters, scaled by rows and columns.
 *
 * <p>It is factored by LU with row exchanges. Where a pivot is lost in rounding the conditions do
 * not fix the solution; then the solution of least norm is taken, so that one of many can be shown,
 * and the system says that it is deficient.
 */
final class EndSystem {

    private static final double SUSPECT = 1e-10;
    private static final double RANK = 1e-13;

    private final int size;
    private final double[][] given;
    private final double[][] entries;
    private final double[] rowScales;
    private final double[] columnScales;
    private final int[] pivots;
    private @Nullable RealMatrix leastNorm;

    EndSystem(int size) {
        this.size = size;
        this.given = new double[size][size];
        this.entries = new double[size][size];
        this.rowScales = new double[size];
        this.columnScales = new double[size];
        this.pivots = new int[size];
    }

    void set(int i, int j, double value) {
        given[i][j] = value;
    }

    /** Says whether the last factorisation found the system deficient. */
    boolean isDeficient() {
        return leastNorm != null;
    }

    /** Factors; returns whether all entries are finite and no row is zero. */
    boolean factor() {
        leastNorm = null;
        if (!scale()) {
            return false;
        }
        double largest = 0;
        double smallest = Double.MAX_VALUE;
        for (int p = 0; p < size; p++) {
            double pivot = eliminate(p);
            largest = Math.max(largest, pivot);
            smallest = Math.min(smallest, pivot);
        }
        if (!(smallest > SUSPECT * largest)) {
            decompose();
        }
        return true;
    }

    private boolean scale() {
        Arrays.fill(columnScales, 0);
        for (int i = 0; i < size; i++) {
            double largest = 0;
            for (double entry : given[i]) {
                largest = Math.abs(entry) <= largest ? largest : Math.abs(entry);
            }
            if (!(largest > 0 && largest <= Double.MAX_VALUE)) {
                return false;
            }
            rowScales[i] = 1 / largest;
            for (int j = 0; j < size; j++) {
                entries[i][j] = rowScales[i] * given[i][j];
                columnScales[j] = Math.max(columnScales[j], Math.abs(entries[i][j]));
            }
        }
        for (int j = 0; j < size; j++) {
            columnScales[j] = columnScales[j] > 0 ? 1 / columnScales[j] : 1;
            for (int i = 0; i < size; i++) {
                entries[i][j] *= columnScales[j];
            }
        }
        return true;
    }

    /** One step of the elimination; returns the size of its pivot. */
    private double eliminate(int p) {
        int pivot = p;
        for (int i = p + 1; i < size; i++) {
            if (Math.abs(entries[i][p]) > Math.abs(entries[pivot][p])) {
                pivot = i;
            }
        }
        pivots[p] = pivot;
        double[] row = entries[pivot];
        entries[pivot] = entries[p];
        entries[p] = row;
        if (row[p] == 0) {
            return 0;
        }
        for (int i = p + 1; i < size; i++) {
            double factor = entries[i][p] / row[p];
            entries[i][p] = factor;
            for (int j = p + 1; j < size; j++) {
                entries[i][j] -= factor * row[j];
            }
        }
        return Math.abs(row[p]);
    }

    private void decompose() {
        double[][] scaled = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                scaled[i][j] = rowScales[i] * given[i][j] * columnScales[j];
            }
        }
        SingularValueDecomposition values =
                new SingularValueDecomposition(new Array2DRowRealMatrix(scaled, false));
        double[] singular = values.getSingularValues();
        if (singular[size - 1] <= RANK * singular[0]) {
            leastNorm = pseudoInverse(values, RANK * singular[0]);
        }
    }

    private static RealMatrix pseudoInverse(SingularValueDecomposition values, double least) {
        double[] singular = values.getSingularValues();
        RealMatrix scaled = values.getV().copy();
        for (int j = 0; j < singular.length; j++) {
            double inverse = singular[j] > least ? 1 / singular[j] : 0;
            for (int i = 0; i < scaled.getRowDimension(); i++) {
                scaled.multiplyEntry(i, j, inverse);
            }
        }
        return scaled.multiply(values.getUT());
    }

    /** Replaces a right-hand side by the solution. */
    void solve(double[] x) {
        for (int i = 0; i < size; i++) {
            x[i] *= rowScales[i];
        }
        RealMatrix deficient = leastNorm;
        if (deficient != null) {
            double[] solution = deficient.operate(x);
            System.arraycopy(solution, 0, x, 0, size);
        } else {
            substitute(x);
        }
        for (int j = 0; j < size; j++) {
            x[j] *= columnScales[j];
        }
    }

    private void substitute(double[] x) {
        for (int p = 0; p < size; p++) {
            double kept = x[pivots[p]];
            x[pivots[p]] = x[p];
            x[p] = kept;
        }
        for (int i = 1; i < size; i++) {
            for (int p = 0; p < i; p++) {
                x[i] -= entries[i][p] * x[p];
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int j = i + 1; j < size; j++) {
                x[i] -= entries[i][j] * x[j];
            }
            x[i] /= entries[i][i];
        }
    }
}
