package org.costate.benchmarks;

import java.util.List;
import org.costate.ode.boundary.BoundaryConditions;
import org.costate.ode.boundary.BoundaryValueProblem;
import org.costate.ode.boundary.DifferentialSystem;
import org.costate.ode.boundary.EndValue;
import org.costate.ode.boundary.SecondOrderFormula;
import org.hipparchus.analysis.differentiation.Gradient;

/**
 * A problem both sides know by name; the other side's is in {@code scipy_bvp.py}.
 *
 * @param name its name there
 * @param problem the problem
 */
record BoundaryValueCase(String name, BoundaryValueProblem problem) {

    static List<BoundaryValueCase> all() {
        return List.of(
                scalar("layer", (t, y, v) -> y.divide(1e-3), 1, 0),
                scalar("troesch", (t, y, v) -> y.multiply(5).sinh().multiply(5), 0, 1),
                scalar("bratu", (t, y, v) -> y.exp().negate(), 0, 0),
                extremal(
                        "double-integrator",
                        1,
                        -1,
                        DifferentialSystem.smooth(
                                4,
                                (t, z) ->
                                        new Gradient[] {
                                            z[1], z[3], z[0].newInstance(0), z[2].negate()
                                        })),
                extremal("van-der-pol", 10, 1, DifferentialSystem.smooth(4, (t, z) -> vdp(z))));
    }

    private static BoundaryValueCase scalar(
            String name, SecondOrderFormula formula, double atStart, double atEnd) {
        return new BoundaryValueCase(
                name,
                BoundaryValueProblem.of(
                        0,
                        1,
                        DifferentialSystem.secondOrder(formula),
                        BoundaryConditions.of(EndValue.start(0, atStart), EndValue.end(0, atEnd))));
    }

    /** From {@code (x, 0)} to rest at zero with the least energy of {@code u = p₂}. */
    private static BoundaryValueCase extremal(
            String name, double length, double x, DifferentialSystem system) {
        return new BoundaryValueCase(
                name,
                BoundaryValueProblem.of(
                        0,
                        length,
                        system,
                        BoundaryConditions.of(
                                EndValue.start(0, x),
                                EndValue.start(1, 0),
                                EndValue.end(0, 0),
                                EndValue.end(1, 0))));
    }

    private static Gradient[] vdp(Gradient[] z) {
        Gradient damping = z[0].square().negate().add(1);
        return new Gradient[] {
            z[1],
            damping.multiply(z[1]).subtract(z[0]).add(z[3]),
            z[0].multiply(z[1]).multiply(2).add(1).multiply(z[3]),
            z[2].add(z[3].multiply(damping)).negate()
        };
    }
}
