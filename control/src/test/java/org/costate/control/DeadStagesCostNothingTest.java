package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A stage that reaches neither the result nor a later live stage is left out on both ways. */
class DeadStagesCostNothingTest {

    /** Counts the calls of a system. */
    private static final class Counting implements ControlSystem {

        private final ControlSystem system = SmoothProblem.coupled().system();
        private int velocities;
        private int pullBacks;

        @Override
        public int stateDimension() {
            return system.stateDimension();
        }

        @Override
        public int controlDimension() {
            return system.controlDimension();
        }

        @Override
        public void velocity(double t, double[] x, double[] u, double[] xDot) {
            velocities++;
            system.velocity(t, x, u, xDot);
        }

        @Override
        public void pullBack(
                double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
            pullBacks++;
            system.pullBack(t, x, p, u, px, pu);
        }
    }

    /** The last stage of the two 5(4) pairs serves the next step or the error only. */
    static Stream<Arguments> liveStages() {
        return Stream.of(
                Arguments.of(Scheme.EULER, 1),
                Arguments.of(Scheme.MIDPOINT, 2),
                Arguments.of(Scheme.RK4, 4),
                Arguments.of(Scheme.LUTHER, 7),
                Arguments.of(Scheme.HIGHAM_HALL_54, 6),
                Arguments.of(Scheme.DORMAND_PRINCE_54, 6),
                Arguments.of(Scheme.DORMAND_PRINCE_853, 12),
                Arguments.of(Schemes.HEUN_3, 3),
                Arguments.of(Schemes.DEAD_STAGE, 3),
                Arguments.of(Schemes.IDLE_START, 1));
    }

    @ParameterizedTest
    @MethodSource("liveStages")
    void onlyLiveStagesAreEvaluated(Scheme scheme, int live) {
        TimeGrid grid = SmoothProblem.GRID;
        Counting system = new Counting();
        SmoothProblem problem = SmoothProblem.coupled();

        OptimalControlProblem.of(system)
                .minimising(problem.terminal())
                .from(grid.start(), problem.start())
                .discretised(grid, scheme)
                .sweep(Schemes.control(grid, 2));

        assertEquals(live * grid.steps(), system.velocities);
        assertEquals(live * grid.steps(), system.pullBacks);
    }
}
