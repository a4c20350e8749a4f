package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The flow of a Hamiltonian network with frozen weights, {@code H = Σ log cosh(Kx + a) + Σ log
 * cosh(Lp + b)}, over a depth of 100: symplectic steps keep the error of the energy bounded, others
 * let it grow.
 */
class EnergyDriftTellsSymplecticMethodsTest {

    private static final double[][] K = {{1.95, -0.6}, {0.75, 1.35}};
    private static final double[][] L = {{1.2, 0.45}, {-0.9, 1.65}};
    private static final double[] A = {0.2, -0.1};
    private static final double[] B = {-0.3, 0.15};
    private static final double[] START = {0.9, -0.5, 0.4, 1.1};

    private static double potential(double[][] m, double[] b, double[] z, int from) {
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            sum += Math.log(Math.cosh(m[i][0] * z[from] + m[i][1] * z[from + 1] + b[i]));
        }
        return sum;
    }

    private static double energy(double[] z) {
        return potential(K, A, z, 0) + potential(L, B, z, 2);
    }

    /** Adds {@code scale · mᵀ tanh(m z + b)} to two components. */
    private static void pull(
            double[][] m, double[] b, double[] z, int from, double scale, double[] d, int to) {
        for (int i = 0; i < 2; i++) {
            double s = scale * Math.tanh(m[i][0] * z[from] + m[i][1] * z[from + 1] + b[i]);
            d[to] += s * m[i][0];
            d[to + 1] += s * m[i][1];
        }
    }

    private static void velocity(double t, double[] z, double[] d) {
        java.util.Arrays.fill(d, 0);
        pull(L, B, z, 2, 1, d, 0);
        pull(K, A, z, 0, -1, d, 2);
    }

    /** The largest error of the energy until 10 and until 100. */
    private record Drift(double early, double late) {}

    private interface Stepper {
        void step(double t, double h, double[] z);
    }

    private static Drift drift(Stepper stepper, double h) {
        double[] z = START.clone();
        double begin = energy(z);
        double worst = 0;
        double early = 0;
        int steps = (int) Math.round(100 / h);
        for (int k = 0; k < steps; k++) {
            stepper.step(k * h, h, z);
            worst = Math.max(worst, Math.abs(energy(z) - begin));
            early = (k + 1) * h <= 10 + h / 2 ? worst : early;
        }
        return new Drift(early, worst);
    }

    private static Stepper of(Splitting splitting) {
        return (t, h, z) -> {
            for (int j = 0; j < splitting.stages(); j++) {
                double wh = splitting.weight(j) * h;
                if (splitting.part(j) == 0) {
                    pull(L, B, z, 2, wh, z, 0);
                } else {
                    pull(K, A, z, 0, -wh, z, 2);
                }
            }
        };
    }

    private static Stepper of(ButcherTableau tableau) {
        FixedStepFlow flow = FixedStepFlow.of(tableau, 4);
        return (t, h, z) -> flow.step(EnergyDriftTellsSymplecticMethodsTest::velocity, t, h, z);
    }

    @Test
    void verletIsBoundedAndOfSecondOrder() {
        Drift coarse = drift(of(Scheme.STORMER_VERLET), 0.05);
        Drift fine = drift(of(Scheme.STORMER_VERLET), 0.025);

        assertTrue(coarse.late() <= 1.05 * coarse.early(), coarse::toString);
        assertTrue(fine.late() <= 1.05 * fine.early(), fine::toString);
        assertEquals(4, coarse.late() / fine.late(), 0.5);
    }

    @Test
    void rungeKuttaDrifts() {
        Drift rk4 = drift(of(Scheme.RK4), 0.05);
        Drift euler = drift(of(Scheme.EULER), 0.05);

        assertTrue(rk4.late() >= 5 * rk4.early(), rk4::toString);
        assertTrue(euler.late() > 1, euler::toString);
    }

    static Stream<Arguments> implicitOnes() {
        return Stream.of(
                Arguments.of("gauss-1", supplier(() -> new GaussLegendreIntegrator(1, 0.1))),
                Arguments.of("gauss-2", supplier(() -> new GaussLegendreIntegrator(2, 0.1))),
                Arguments.of("gauss-3", supplier(() -> new GaussLegendreIntegrator(3, 0.2))),
                Arguments.of("lobatto-2", supplier(() -> new LobattoIIIABIntegrator(2, 0.1))),
                Arguments.of("lobatto-3", supplier(() -> new LobattoIIIABIntegrator(3, 0.1))),
                Arguments.of("lobatto-4", supplier(() -> new LobattoIIIABIntegrator(4, 0.2))));
    }

    private static Supplier<ODEIntegrator> supplier(Supplier<ODEIntegrator> integrators) {
        return integrators;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("implicitOnes")
    void implicitSymplecticMethodsAreBounded(String name, Supplier<ODEIntegrator> integrators) {
        Velocity f = EnergyDriftTellsSymplecticMethodsTest::velocity;
        OrdinaryDifferentialEquation equation = f.equation(4);
        double begin = energy(START);
        double[] worst = {0, 0};
        ODEIntegrator integrator = integrators.get();
        integrator.addStepHandler(
                step -> {
                    var now = step.getCurrentState();
                    double error = Math.abs(energy(now.getPrimaryState()) - begin);
                    int part = now.getTime() <= 100 ? 0 : 1;
                    worst[part] = Math.max(worst[part], error);
                });
        integrator.integrate(equation, new ODEState(0, START), 400);

        // the error is hᵖ times a function of the point: a hundred units show most of the orbit
        assertTrue(worst[1] <= 1.3 * worst[0] + 1e-13, () -> worst[0] + ", then " + worst[1]);
        assertTrue(worst[0] < 0.03, () -> "early " + worst[0]);
    }
}
