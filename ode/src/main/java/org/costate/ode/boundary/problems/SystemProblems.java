package org.costate.ode.boundary.problems;

import java.util.List;
import org.costate.ode.boundary.BoundaryConditions;
import org.costate.ode.boundary.BoundaryValueProblem;
import org.costate.ode.boundary.DifferentialSystem;
import org.costate.ode.boundary.EndValue;
import org.hipparchus.analysis.differentiation.Gradient;

/** The systems of the set, 31 to 33: a bent shell, a flow in a channel, swirling discs. */
final class SystemProblems {

    private SystemProblems() {}

    static List<TestProblem> all() {
        return List.of(
                new TestProblem(
                        "BVP31",
                        "y' = sin(th), th' = M, eps M' = -Q, eps Q' = (y-1) cos(th) - M T,"
                                + " T = sec(th) + eps Q tan(th), y=M=0 at 0 and 1",
                        "eps",
                        List.of(1.0, 0.5, 0.2, 0.1, 0.05),
                        SystemProblems::shell,
                        Table.of("BVP31")),
                new TestProblem(
                                "BVP32",
                                "eps y'''' = y' y'' - y y''', y(0)=y'(0)=0, y(1)=1, y'(1)=0",
                                "eps",
                                List.of(0.1, 0.01, 0.002, 0.001),
                                SystemProblems::channel,
                                Table.of("BVP32"))
                        .accurateTo(1e-10),
                new TestProblem(
                                "BVP33",
                                "eps y'''' = -y y''' - z z', eps z'' = y' z - y z',"
                                        + " y=y'=0 at 0 and 1, z(0)=-1, z(1)=1",
                                "eps",
                                List.of(0.1, 0.01, 0.001),
                                SystemProblems::discs,
                                Table.of("BVP33"))
                        .accurateTo(1e-10));
    }

    private static BoundaryValueProblem shell(double eps) {
        return BoundaryValueProblem.named(
                List.of("y", "theta", "M", "Q"),
                0,
                1,
                DifferentialSystem.smooth(
                        4,
                        (t, s) -> {
                            Gradient tension =
                                    s[1].cos()
                                            .reciprocal()
                                            .add(s[3].multiply(s[1].tan()).multiply(eps));
                            return new Gradient[] {
                                s[1].sin(),
                                s[2],
                                s[3].divide(-eps),
                                s[0].subtract(1)
                                        .multiply(s[1].cos())
                                        .subtract(s[2].multiply(tension))
                                        .divide(eps)
                            };
                        }),
                BoundaryConditions.of(
                        EndValue.start(0, 0),
                        EndValue.start(2, 0),
                        EndValue.end(0, 0),
                        EndValue.end(2, 0)));
    }

    private static BoundaryValueProblem channel(double eps) {
        return BoundaryValueProblem.named(
                List.of("y", "y'", "y''", "y'''"),
                0,
                1,
                DifferentialSystem.smooth(
                        4,
                        (t, s) ->
                                new Gradient[] {
                                    s[1],
                                    s[2],
                                    s[3],
                                    s[1].multiply(s[2]).subtract(s[0].multiply(s[3])).divide(eps)
                                }),
                BoundaryConditions.of(
                        EndValue.start(0, 0),
                        EndValue.start(1, 0),
                        EndValue.end(0, 1),
                        EndValue.end(1, 0)));
    }

    private static BoundaryValueProblem discs(double eps) {
        return BoundaryValueProblem.named(
                List.of("y", "y'", "y''", "y'''", "z", "z'"),
                0,
                1,
                DifferentialSystem.smooth(
                        6,
                        (t, s) ->
                                new Gradient[] {
                                    s[1],
                                    s[2],
                                    s[3],
                                    s[0].multiply(s[3]).add(s[4].multiply(s[5])).divide(-eps),
                                    s[5],
                                    s[1].multiply(s[4]).subtract(s[0].multiply(s[5])).divide(eps)
                                }),
                BoundaryConditions.of(
                        EndValue.start(0, 0),
                        EndValue.start(1, 0),
                        EndValue.start(4, -1),
                        EndValue.end(0, 0),
                        EndValue.end(1, 0),
                        EndValue.end(4, 1)));
    }
}
