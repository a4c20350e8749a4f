package org.costate.ode.boundary.problems;

import static org.hipparchus.util.FastMath.PI;
import static org.hipparchus.util.FastMath.cos;
import static org.hipparchus.util.FastMath.exp;
import static org.hipparchus.util.FastMath.sin;
import static org.hipparchus.util.FastMath.sqrt;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.costate.ode.boundary.SecondOrderFormula;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.special.Erf;

/** The linear problems of the set, 1 to 18 and 35: layers at ends, inside, and turning points. */
final class LinearProblems {

    private static final Double[] EPSILONS = {0.1, 0.01, 0.001};

    private LinearProblems() {}

    static List<TestProblem> all() {
        return List.of(
                on(
                                0,
                                1,
                                "BVP01",
                                "eps y'' = y, y(0)=1, y(1)=0",
                                e -> (x, y, v) -> y.divide(e),
                                1,
                                0)
                        .with(closedForm(0, 1, LinearProblems::decay), EPSILONS),
                on(
                                0,
                                1,
                                "BVP02",
                                "eps y'' = y', y(0)=1, y(1)=0",
                                e -> (x, y, v) -> v.divide(e),
                                1,
                                0)
                        .with(
                                closedForm(
                                        0,
                                        1,
                                        (x, e) ->
                                                x.subtract(1)
                                                        .divide(e)
                                                        .expm1()
                                                        .divide(Math.expm1(-1 / e))),
                                EPSILONS),
                on(
                                -1,
                                1,
                                "BVP03",
                                "eps y'' + (2+cos(pi x)) y' - y = -(1+eps pi^2) cos(pi x)"
                                        + " - (2+cos(pi x)) pi sin(pi x), y(-1)=y(1)=-1",
                                e ->
                                        (x, y, v) ->
                                                y.subtract(v.multiply(2 + cos(PI * x)))
                                                        .subtract((1 + e * PI * PI) * cos(PI * x))
                                                        .subtract(
                                                                (2 + cos(PI * x))
                                                                        * PI
                                                                        * sin(PI * x))
                                                        .divide(e),
                                -1,
                                -1)
                        .with(closedForm(-1, 1, LinearProblems::cosine), EPSILONS),
                new Scalars(
                                "BVP04",
                                "eps y'' + y' = (1+eps) y, y(-1)=1+exp(-2),"
                                        + " y(1)=1+exp(-2(1+eps)/eps)",
                                "eps",
                                -1,
                                1,
                                e -> (x, y, v) -> y.multiply(1 + e).subtract(v).divide(e),
                                e -> 1 + exp(-2.0),
                                e -> 1 + exp(-2 * (1 + e) / e))
                        .with(
                                closedForm(
                                        -1,
                                        1,
                                        (x, e) ->
                                                x.subtract(1)
                                                        .exp()
                                                        .add(
                                                                x.add(1)
                                                                        .multiply(-(1 + e) / e)
                                                                        .exp())),
                                EPSILONS),
                on(
                                -1,
                                1,
                                "BVP05",
                                "eps y'' - x y' - y = -(1+eps pi^2) cos(pi x) + pi x sin(pi x),"
                                        + " y(-1)=y(1)=-1",
                                e ->
                                        (x, y, v) ->
                                                y.add(v.multiply(x))
                                                        .subtract((1 + e * PI * PI) * cos(PI * x))
                                                        .add(PI * x * sin(PI * x))
                                                        .divide(e),
                                -1,
                                -1)
                        .with(closedForm(-1, 1, LinearProblems::cosine), EPSILONS),
                on(
                                -1,
                                1,
                                "BVP06",
                                "eps y'' + x y' = -eps pi^2 cos(pi x) - pi x sin(pi x),"
                                        + " y(-1)=-2, y(1)=0",
                                e ->
                                        (x, y, v) ->
                                                v.multiply(-x)
                                                        .subtract(e * PI * PI * cos(PI * x))
                                                        .subtract(PI * x * sin(PI * x))
                                                        .divide(e),
                                -2,
                                0)
                        .with(closedForm(-1, 1, (x, e) -> cosine(x, e).add(shock(x, e))), EPSILONS),
                on(
                                -1,
                                1,
                                "BVP07",
                                "eps y'' + x y' - y = -(1+eps pi^2) cos(pi x) - pi x sin(pi x),"
                                        + " y(-1)=-1, y(1)=1",
                                e ->
                                        (x, y, v) ->
                                                y.subtract(v.multiply(x))
                                                        .subtract((1 + e * PI * PI) * cos(PI * x))
                                                        .subtract(PI * x * sin(PI * x))
                                                        .divide(e),
                                -1,
                                1)
                        .with(closedForm(-1, 1, LinearProblems::corner), EPSILONS),
                on(
                                0,
                                1,
                                "BVP08",
                                "eps y'' = -y', y(0)=1, y(1)=2",
                                e -> (x, y, v) -> v.divide(-e),
                                1,
                                2)
                        .with(
                                closedForm(
                                        0,
                                        1,
                                        (x, e) ->
                                                x.divide(-e)
                                                        .expm1()
                                                        .divide(Math.expm1(-1 / e))
                                                        .add(1)),
                                EPSILONS),
                new Scalars(
                                "BVP09",
                                "(eps+x^2) y'' + 4 x y' + 2 y = 0, y(-1)=y(1)=1/(1+eps)",
                                "eps",
                                -1,
                                1,
                                e ->
                                        (x, y, v) ->
                                                v.multiply(4 * x)
                                                        .add(y.multiply(2))
                                                        .divide(-(e + x * x)),
                                e -> 1 / (1 + e),
                                e -> 1 / (1 + e))
                        .with(
                                closedForm(-1, 1, (x, e) -> x.square().add(e).reciprocal()),
                                EPSILONS),
                on(
                                -1,
                                1,
                                "BVP10",
                                "eps y'' + x y' = 0, y(-1)=0, y(1)=2",
                                e -> (x, y, v) -> v.multiply(-x / e),
                                0,
                                2)
                        .with(closedForm(-1, 1, (x, e) -> shock(x, e).add(1)), EPSILONS),
                driven("BVP11", -1, -1, 0, 0),
                driven("BVP12", -1, 0, 0, 1),
                driven("BVP13", 0, -1, 1, 0),
                driven("BVP14", 0, 0, 1, 1),
                on(
                                -1,
                                1,
                                "BVP15",
                                "eps y'' = x y, y(-1)=y(1)=1",
                                e -> (x, y, v) -> y.multiply(x / e),
                                1,
                                1)
                        .with(Table.of("BVP15"), 0.1, 0.01, 0.003),
                new Scalars(
                                "BVP16",
                                "eps^2 y'' = -pi^2 y / 4, y(0)=0, y(1)=sin(pi/(2 eps))",
                                "eps",
                                0,
                                1,
                                e -> (x, y, v) -> y.multiply(-PI * PI / (4 * e * e)),
                                e -> 0,
                                e -> sin(PI / (2 * e)))
                        .with(
                                closedForm(0, 1, (x, e) -> x.multiply(PI / (2 * e)).sin()),
                                0.11,
                                0.0142)
                        .singularWhere(e -> isWhole(0.5 / e)),
                new Scalars(
                                "BVP17",
                                "y'' = -3 eps y/(eps+x^2)^2, y(0.1)=-y(-0.1)=0.1/sqrt(eps+0.01)",
                                "eps",
                                -0.1,
                                0.1,
                                e -> (x, y, v) -> y.multiply(-3 * e / ((e + x * x) * (e + x * x))),
                                e -> -0.1 / sqrt(e + 0.01),
                                e -> 0.1 / sqrt(e + 0.01))
                        .with(
                                closedForm(-0.1, 0.1, (x, e) -> x.divide(x.square().add(e).sqrt())),
                                0.01,
                                0.001,
                                0.0001)
                        // cos 2φ / cos φ with x = √eps tan φ solves it too, and vanishes at √eps.
                        .singularWhere(e -> e == 0.01),
                new Scalars(
                                "BVP18",
                                "eps y'' = -y', y(0)=1, y(1)=exp(-1/eps)",
                                "eps",
                                0,
                                1,
                                e -> (x, y, v) -> v.divide(-e),
                                e -> 1,
                                e -> exp(-1 / e))
                        .with(closedForm(0, 1, (x, e) -> x.divide(-e).exp()), EPSILONS),
                on(
                                -1,
                                1,
                                "BVP35",
                                "eps y'' = x y' - y, y(-1)=1, y(1)=2",
                                e -> (x, y, v) -> v.multiply(x).subtract(y).divide(e),
                                1,
                                2)
                        .with(Table.of("BVP35"), 1.0, 0.1, 0.05));
    }

    private static Scalars on(
            double start,
            double end,
            String name,
            String statement,
            DoubleFunction<SecondOrderFormula> formula,
            double atStart,
            double atEnd) {
        DoubleUnaryOperator first = e -> atStart;
        return new Scalars(name, statement, "eps", start, end, formula, first, e -> atEnd);
    }

    private static boolean isWhole(double z) {
        return Math.abs(z - Math.rint(z)) < 1e-12 * z;
    }

    /** Problems 11 to 14 differ by their layers: none, right, left, both. */
    private static TestProblem driven(
            String name, double atStart, double atEnd, double left, double right) {
        return on(
                        -1,
                        1,
                        name,
                        "eps y'' - y = -(eps pi^2+1) cos(pi x), y(-1)="
                                + (int) atStart
                                + ", y(1)="
                                + (int) atEnd,
                        e -> (x, y, v) -> y.subtract((e * PI * PI + 1) * cos(PI * x)).divide(e),
                        atStart,
                        atEnd)
                .with(
                        closedForm(
                                -1,
                                1,
                                (x, e) ->
                                        cosine(x, e)
                                                .add(layer(x.add(1), e).multiply(left))
                                                .add(layer(x.negate().add(1), e).multiply(right))),
                        EPSILONS);
    }

    /** Solves {@code eps y'' = y}, 1 at distance 0, 0 at distance 2. */
    private static Gradient layer(Gradient distance, double e) {
        double s = sqrt(e);
        return distance.divide(-s)
                .exp()
                .subtract(distance.subtract(4).divide(s).exp())
                .divide(-Math.expm1(-4 / s));
    }

    private static Gradient decay(Gradient x, double e) {
        double s = sqrt(e);
        return x.divide(-s)
                .exp()
                .subtract(x.subtract(2).divide(s).exp())
                .divide(-Math.expm1(-2 / s));
    }

    private static Gradient cosine(Gradient x, double e) {
        return x.multiply(PI).cos();
    }

    private static Gradient shock(Gradient x, double e) {
        double r = sqrt(2 * e);
        return erf(x.divide(r)).divide(Erf.erf(1 / r));
    }

    /** The error function; the library's own loses its derivative at zero. */
    private static Gradient erf(Gradient z) {
        double at = z.getValue();
        return z.compose(Erf.erf(at), 2 / sqrt(PI) * exp(-at * at));
    }

    private static Gradient corner(Gradient x, double e) {
        double r = sqrt(2 * e);
        double s = r / sqrt(PI);
        Gradient rounded =
                erf(x.divide(r)).multiply(x).add(x.divide(r).square().negate().exp().multiply(s));
        return cosine(x, e).add(x).add(rounded.divide(Erf.erf(1 / r) + s * exp(-1 / (r * r))));
    }

    private static Reference closedForm(double start, double end, Reference.ClosedForm form) {
        return Reference.closedForm(start, end, form);
    }
}
