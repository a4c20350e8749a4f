package org.costate.ode.boundary.problems;

import static org.hipparchus.util.FastMath.PI;
import static org.hipparchus.util.FastMath.exp;
import static org.hipparchus.util.FastMath.log;
import static org.hipparchus.util.FastMath.log1p;
import static org.hipparchus.util.FastMath.sin;
import static org.hipparchus.util.FastMath.sqrt;

import java.util.List;
import java.util.function.DoubleFunction;
import org.costate.ode.boundary.SecondOrderFormula;
import org.hipparchus.analysis.differentiation.Gradient;

/** The scalar nonlinear problems of the set, 19 to 30 and 34. */
final class NonlinearProblems {

    private static final double GAMMA = 1.4;
    private static final Double[] EPSILONS = {1.0, 0.5, 0.2, 0.1, 0.05, 0.02};

    private NonlinearProblems() {}

    static List<TestProblem> all() {
        return List.of(
                on(
                                "BVP19",
                                "eps y'' + exp(y) y' = pi/2 sin(pi x/2) exp(2 y), y(0)=y(1)=0",
                                e ->
                                        (x, y, v) ->
                                                y.multiply(2)
                                                        .exp()
                                                        .multiply(PI / 2 * sin(PI * x / 2))
                                                        .subtract(y.exp().multiply(v))
                                                        .divide(e),
                                0,
                                0)
                        .with(Table.of("BVP19"), 0.1, 0.05, 0.03, 0.01, 0.005),
                new Scalars(
                                "BVP20",
                                "eps y'' + y'^2 = 1, y(0)=1+eps ln cosh(0.745/eps),"
                                        + " y(1)=1+eps ln cosh(0.255/eps)",
                                "eps",
                                0,
                                1,
                                e -> (x, y, v) -> v.square().negate().add(1).divide(e),
                                e -> 1 + e * logCosh(0.745 / e),
                                e -> 1 + e * logCosh(0.255 / e))
                        .with(
                                Reference.closedForm(
                                        0,
                                        1,
                                        (x, e) ->
                                                logCosh(x.subtract(0.745).divide(e))
                                                        .multiply(e)
                                                        .add(1)),
                                0.5,
                                0.1,
                                0.01),
                new Scalars(
                                "BVP21",
                                "eps y'' = y + y^2 - exp(-2x/sqrt(eps)), y(0)=1,"
                                        + " y(1)=exp(-1/sqrt(eps))",
                                "eps",
                                0,
                                1,
                                e ->
                                        (x, y, v) ->
                                                y.add(y.square())
                                                        .subtract(exp(-2 * x / sqrt(e)))
                                                        .divide(e),
                                e -> 1,
                                e -> exp(-1 / sqrt(e)))
                        .with(
                                Reference.closedForm(0, 1, (x, e) -> x.divide(-sqrt(e)).exp()),
                                0.1,
                                0.01,
                                0.001),
                on(
                                "BVP22",
                                "eps y'' + y' + y^2 = 0, y(0)=0, y(1)=1/2",
                                e -> (x, y, v) -> v.add(y.square()).divide(-e),
                                0,
                                0.5)
                        .with(Table.of("BVP22"), 0.5, 0.1, 0.05, 0.02, 0.01),
                new Scalars(
                                "BVP23",
                                "y'' = mu sinh(mu y), y(0)=0, y(1)=1 (Troesch)",
                                "mu",
                                0,
                                1,
                                mu -> (x, y, v) -> y.multiply(mu).sinh().multiply(mu),
                                mu -> 0,
                                mu -> 1)
                        .with(Table.of("BVP23"), 1.0, 3.0, 5.0, 7.0, 9.0)
                        .accurateTo(2e-10),
                on(
                                "BVP24",
                                "eps A y y'' - ((1+g)/2 - eps A') y y' + y'/y"
                                        + " + A'/A (1 - (g-1)/2 y^2) = 0, A=1+x^2, g=1.4,"
                                        + " y(0)=0.9129, y(1)=0.375",
                                e -> (x, y, v) -> nozzle(x, y, v, e),
                                0.9129,
                                0.375)
                        .with(Table.of("BVP24"), 0.05, 0.02, 0.01, 0.005)
                        .accurateTo(1e-10),
                convection("BVP25", "-1/3", -1.0 / 3, "1/3", 1.0 / 3),
                convection("BVP26", "1", 1, "-1/3", -1.0 / 3),
                convection("BVP27", "1", 1, "1/3", 1.0 / 3),
                convection("BVP28", "1", 1, "3/2", 1.5),
                convection("BVP29", "0", 0, "3/2", 1.5),
                convection("BVP30", "-7/6", -7.0 / 6, "3/2", 1.5),
                new Scalars(
                                "BVP34",
                                "y'' = -lambda exp(y), y(0)=y(1)=0 (Bratu)",
                                "lambda",
                                0,
                                1,
                                lambda -> (x, y, v) -> y.exp().multiply(-lambda),
                                lambda -> 0,
                                lambda -> 0)
                        .with(Table.of("BVP34"), 0.1, 1.0, 3.0));
    }

    private static Scalars on(
            String name,
            String statement,
            DoubleFunction<SecondOrderFormula> formula,
            double atStart,
            double atEnd) {
        return new Scalars(name, statement, "eps", 0, 1, formula, e -> atStart, e -> atEnd);
    }

    /** Problems 25 to 30 differ by their boundary values: layers, corners and a shock. */
    private static TestProblem convection(
            String name, String start, double atStart, String end, double atEnd) {
        return on(
                        name,
                        "eps y'' + y y' - y = 0, y(0)=" + start + ", y(1)=" + end,
                        e -> (x, y, v) -> y.subtract(y.multiply(v)).divide(e),
                        atStart,
                        atEnd)
                .with(Table.of(name), EPSILONS);
    }

    /** The flow through a nozzle of cross-section {@code A}, with a shock. */
    private static Gradient nozzle(double x, Gradient y, Gradient v, double e) {
        double area = 1 + x * x;
        double widening = 2 * x;
        return y.multiply(v)
                .multiply((1 + GAMMA) / 2 - e * widening)
                .subtract(v.divide(y))
                .subtract(y.square().multiply(-(GAMMA - 1) / 2).add(1).multiply(widening / area))
                .divide(y.multiply(e * area));
    }

    /** {@code ln cosh z} without overflow. */
    private static double logCosh(double z) {
        return Math.abs(z) + log1p(exp(-2 * Math.abs(z))) - log(2.0);
    }

    private static Gradient logCosh(Gradient z) {
        Gradient size = z.abs();
        return size.add(size.multiply(-2).exp().log1p()).subtract(log(2.0));
    }
}
