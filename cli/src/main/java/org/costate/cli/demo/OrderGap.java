package org.costate.cli.demo;

import java.util.function.Function;

/** Which two gradients are held against each other over depth. */
enum OrderGap {
    /** The reference has an error of its own, some 5e-15. */
    EXACT("Discrete against the exact flow's", 2e-13, OrderRun::discrete),
    /** Two ways along the same steps. */
    BACKSOLVE("Backsolve against discrete", 5e-14, OrderRun::backsolve),
    /** Limited by the cubic Hermite interpolant. */
    INTERPOLATED("Interpolated against discrete", 5e-14, OrderRun::interpolated);

    private static final int INTERPOLANT = 4;

    private final String title;
    private final double floor;
    private final Function<OrderRun, double[]> errors;

    OrderGap(String title, double floor, Function<OrderRun, double[]> errors) {
        this.title = title;
        this.floor = floor;
        this.errors = errors;
    }

    String title() {
        return title;
    }

    /** Returns the error below which rounding bends the slope. */
    double floor() {
        return floor;
    }

    double[] of(OrderRun run) {
        return errors.apply(run);
    }

    /** Returns the order it ought to have. */
    int order(OrderRun run) {
        return this == INTERPOLATED ? Math.min(run.order(), INTERPOLANT) : run.order();
    }

    /** Returns the finest depth with an error above the floor, by its place; 1 or more. */
    int finest(OrderRun run) {
        double[] e = of(run);
        int k = 1;
        while (k + 1 < e.length && e[k + 1] > floor) {
            k++;
        }
        return k;
    }

    /** Returns the slope between the finest two depths above the floor. */
    double slope(OrderRun run) {
        int k = finest(run);
        double[] e = of(run);
        return Math.log(e[k - 1] / e[k]) / Math.log((double) run.depths()[k] / run.depths()[k - 1]);
    }
}
