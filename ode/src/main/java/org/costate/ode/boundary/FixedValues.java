package org.costate.ode.boundary;

import java.util.Arrays;

/** Single components fixed at single ends. */
final class FixedValues implements BoundaryConditions {

    private final EndValue[] values;

    FixedValues(EndValue[] values) {
        this.values = values;
    }

    @Override
    public int count() {
        return values.length;
    }

    @Override
    public void residual(double[] start, double[] end, double[] q, double[] g) {
        for (int i = 0; i < values.length; i++) {
            g[i] = pick(values[i], start, end)[component(values[i], start)] - values[i].value();
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
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(byStart[i], 0);
            Arrays.fill(byEnd[i], 0);
            Arrays.fill(byParameter[i], 0);
            pick(values[i], byStart[i], byEnd[i])[component(values[i], start)] = 1;
        }
    }

    private static double[] pick(EndValue value, double[] start, double[] end) {
        return value.end() == EndValue.End.START ? start : end;
    }

    private static int component(EndValue value, double[] y) {
        int i = value.component();
        if (i < 0 || i >= y.length) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: a boundary condition names component "
                            + i
                            + " of a state of dimension "
                            + y.length
                            + ". Try: an index from 0 to "
                            + (y.length - 1));
        }
        return i;
    }
}
