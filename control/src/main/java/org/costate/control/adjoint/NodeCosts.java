package org.costate.control.adjoint;

import java.util.List;
import org.costate.control.SecondOrderEnd;
import org.costate.control.TerminalCost;
import org.costate.control.adjoint.AdjointProblem.DataCost;

/** The costs charged at single times, where the costate jumps: {@code φ} at the end, and data. */
record NodeCosts(double end, TerminalCost terminal, List<DataCost> data) {

    /** What is done with each cost at a node. */
    private interface Use {
        void of(TerminalCost cost);
    }

    private void forEach(double t, Use use) {
        if (t == end) {
            use.of(terminal);
        }
        for (DataCost one : data) {
            if (one.time() == t) {
                use.of(one.cost());
            }
        }
    }

    double value(double t, double[] x) {
        double[] sum = new double[1];
        forEach(t, cost -> sum[0] += cost.value(x));
        return sum[0];
    }

    void subtractGradient(double t, double[] x, double[] p) {
        double[] g = new double[p.length];
        forEach(
                t,
                cost -> {
                    cost.gradient(x, g);
                    Dynamics.addScaled(-1, g, p);
                });
    }

    void subtractHessianProduct(double t, double[] x, double[] dx, double[] dp) {
        forEach(
                t,
                cost -> {
                    double[] product = new double[dp.length];
                    if (cost instanceof SecondOrderEnd second) {
                        second.hessianProduct(x, dx, product);
                    } else {
                        Differences.along(cost::gradient, x, dx, product);
                    }
                    Dynamics.addScaled(-1, product, dp);
                });
    }
}
