package org.costate.ode.boundary;

/**
 * The defect {@code r = S' − F(t, S)} of a collocation polynomial, between the collocation points.
 */
final class Defects {

    private final double[] sizes;
    private double largestSize;
    private double largestRelative;
    private double worst;

    private Defects(int intervals) {
        this.sizes = new double[intervals];
    }

    /** Measures at the extrema between the collocation points of every interval. */
    static Defects of(
            PiecewisePolynomial solution, Discretisation equations, ErrorScale scale, Work work) {
        BoundaryValueProblem problem = equations.problem();
        LobattoScheme scheme = equations.scheme();
        Defects defects = new Defects(equations.intervals());
        double[] q = solution.parameters();
        double[] y = new double[problem.dimension()];
        double[] slope = new double[problem.dimension()];
        double[] field = new double[problem.dimension()];
        for (int i = 0; i < equations.intervals(); i++) {
            double h = equations.step(i);
            for (int check = 0; check < scheme.checks(); check++) {
                double t = equations.mesh()[i] + h * scheme.checkPoint(check);
                solution.value(i, scheme.checkIntegrals(check), y);
                solution.slope(i, scheme.checkSlopes(check), slope);
                work.evaluate(problem, t, y, q, field);
                defects.add(i, t, h * scheme.defectShare(), scale, y, slope, field);
            }
        }
        return defects;
    }

    private void add(
            int i,
            double t,
            double length,
            ErrorScale scale,
            double[] y,
            double[] slope,
            double[] field) {
        for (int c = 0; c < y.length; c++) {
            double defect = slope[c] - field[c];
            double size = scale.size(c, length * defect, y[c]);
            sizes[i] = size <= sizes[i] ? sizes[i] : Double.isNaN(size) ? Double.MAX_VALUE : size;
            if (sizes[i] > largestSize) {
                largestSize = sizes[i];
                worst = t;
            }
            largestRelative =
                    Math.max(largestRelative, Math.abs(defect) / (1 + Math.abs(field[c])));
        }
    }

    /** Returns the error size of every interval. */
    double[] sizes() {
        return sizes;
    }

    double largestSize() {
        return largestSize;
    }

    /** Returns {@code max |r_c| / (1 + |F_c|)}. */
    double largestRelative() {
        return largestRelative;
    }

    /** Returns where the largest is. */
    double worst() {
        return worst;
    }
}
