package org.costate.control.adjoint;

import org.costate.ode.*;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void go() {
        System.out.println(
                AdjointReport.of(Flows.coupled(), AdjointReport.standardMethods(20, 1e-6)));
        System.out.println(
                AdjointReport.of(
                        Flows.full(Flows.coupled(), 0.1, 0.5, 1.2),
                        AdjointReport.standardMethods(8, 1e-8)));
        for (double g : new double[] {0, 2, 4})
            for (double tol : new double[] {1e-3, 1e-6})
                System.out.println(
                        "gamma "
                                + g
                                + " "
                                + AdjointReport.of(
                                        Flows.net(g, 5), AdjointReport.standardMethods(40, tol)));
    }
}
