package org.costate.control.solve;

/**
 * The end times of {@code K} arcs as parameters of a boundary-value problem: {@code t₀} if it is
 * free, the {@code K − 1} times between arcs, {@code t_f} if it is free.
 *
 * @param horizon where the ends are if they are fixed
 * @param arcs {@code K}
 */
record ArcTimes(Horizon horizon, int arcs) {

    /** Returns the number of times to be found. */
    int count() {
        return arcs - 1 + (horizon.freeStart() ? 1 : 0) + (horizon.freeEnd() ? 1 : 0);
    }

    /** Returns the place of end {@code j = 0 … K} among the parameters, −1 if it is fixed. */
    int column(int j) {
        if (j == 0 && !horizon.freeStart() || j == arcs && !horizon.freeEnd()) {
            return -1;
        }
        return horizon.freeStart() ? j : j - 1;
    }

    /** Returns end {@code j} of an arc. */
    double at(double[] q, int j) {
        int column = column(j);
        return column >= 0 ? q[column] : j == 0 ? horizon.start() : horizon.end();
    }

    /** Returns the parameters of a plan, followed by multipliers. */
    double[] parameters(ArcPlan plan, double[] nu) {
        double[] q = new double[count() + nu.length];
        for (int j = 0; j <= arcs; j++) {
            if (column(j) >= 0) {
                q[column(j)] = plan.times()[j];
            }
        }
        System.arraycopy(nu, 0, q, count(), nu.length);
        return q;
    }

    /** Returns the ends of all arcs. */
    double[] all(double[] q) {
        double[] times = new double[arcs + 1];
        for (int j = 0; j <= arcs; j++) {
            times[j] = at(q, j);
        }
        return times;
    }
}
