package org.costate.ode.boundary;

/**
 * Problems between one that a guess solves and the one asked for: {@code y' = F(t, y, q) − (1 − s)
 * r(t)}, {@code g = (1 − s) g₀}, where {@code r} and {@code g₀} are what the guess leaves over.
 */
final class ResidualPath {

    private static final double DIFFERENCE = 1e-5;

    private final BoundaryValueProblem problem;
    private final Sampled guess;
    private final double[] remainder;

    /** A guess as a function, and its parameters. */
    interface Sampled {
        double[] at(double t);

        double[] parameters();
    }

    ResidualPath(BoundaryValueProblem problem, Sampled guess) {
        this.problem = problem;
        this.guess = guess;
        this.remainder = new double[problem.conditions().count()];
        problem.conditions()
                .residual(
                        guess.at(problem.start()),
                        guess.at(problem.end()),
                        guess.parameters(),
                        remainder);
    }

    BoundaryValueProblem at(double s) {
        return BoundaryValueProblem.named(
                problem.names(),
                problem.start(),
                problem.end(),
                new Between(s),
                new Shifted(problem.conditions(), remainder, 1 - s));
    }

    private final class Between implements DifferentialSystem {
        private final double s;

        Between(double s) {
            this.s = s;
        }

        @Override
        public int dimension() {
            return problem.dimension();
        }

        @Override
        public int parameters() {
            return problem.parameters();
        }

        @Override
        public void derivative(double t, double[] y, double[] q, double[] slope) {
            problem.system().derivative(t, y, q, slope);
            if (s == 1) {
                return;
            }
            double h = DIFFERENCE * (problem.end() - problem.start());
            double left = Math.max(problem.start(), t - h);
            double right = Math.min(problem.end(), t + h);
            double[] before = guess.at(left);
            double[] after = guess.at(right);
            double[] field = new double[slope.length];
            problem.system().derivative(t, guess.at(t), guess.parameters(), field);
            for (int c = 0; c < slope.length; c++) {
                slope[c] -= (1 - s) * (field[c] - (after[c] - before[c]) / (right - left));
            }
        }

        @Override
        public void jacobian(
                double t, double[] y, double[] q, double[][] byState, double[][] byParameter) {
            problem.system().jacobian(t, y, q, byState, byParameter);
        }
    }

    private record Shifted(BoundaryConditions conditions, double[] remainder, double share)
            implements BoundaryConditions {

        @Override
        public int count() {
            return conditions.count();
        }

        @Override
        public void residual(double[] start, double[] end, double[] q, double[] g) {
            conditions.residual(start, end, q, g);
            for (int i = 0; i < g.length; i++) {
                g[i] -= share * remainder[i];
            }
        }

        @Override
        public void jacobian(
                double[] start,
                double[] end,
                double[] q,
                double[][] byStart,
                double[][] byEnd,
                double[][] byParameter) {
            conditions.jacobian(start, end, q, byStart, byEnd, byParameter);
        }
    }
}
