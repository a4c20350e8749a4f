package org.costate.control.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.control.Boundary;
import org.costate.control.OptimalControlProblem;
import org.costate.control.SmoothMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The statements of the library, as lambdas, equal the same problems as text. */
class StatementsEqualTheirTextTest {

    static Stream<ControlProblem> texts() throws IOException {
        try (InputStream in =
                StatementsEqualTheirTextTest.class.getResourceAsStream("control-problems.json")) {
            List<Map<String, Object>> all =
                    new ObjectMapper().readValue(in, new TypeReference<>() {});
            assertEquals(44, all.size());
            return all.stream().map(ProblemReader::read).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void inValuesAndDerivatives(ControlProblem text) {
        OptimalControlProblem expected = text.problem();
        OptimalControlProblem actual = ControlProblems.named(text.id()).problem();

        assertEquals(expected.states(), actual.states());
        assertEquals(expected.controls(), actual.controls());
        assertEquals(expected.isMaximised(), actual.isMaximised());
        assertEquals(expected.isAutonomous(), actual.isAutonomous());
        same(expected.dynamicsAndCost(), actual.dynamicsAndCost());
        same(expected.ends(), actual.ends());
        assertEquals(expected.pathConstraints().size(), actual.pathConstraints().size());
        for (int i = 0; i < expected.pathConstraints().size(); i++) {
            assertEquals(
                    expected.pathConstraints().get(i).kind(),
                    actual.pathConstraints().get(i).kind());
        }
        if (!expected.pathConstraints().isEmpty()) {
            same(expected.pathConstraintMap(), actual.pathConstraintMap());
        }
    }

    private static void same(SmoothMap expected, SmoothMap actual) {
        int k = expected.inputs();
        int q = expected.outputs();
        assertEquals(k, actual.inputs());
        assertEquals(q, actual.outputs());
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 20; trial++) {
            double[] v = random.doubles(k, 0.2, 1.4).toArray();
            double[] w = random.doubles(q, -1, 1).toArray();
            double[][] y = new double[2][q];
            double[][][] dy = new double[2][q][k];
            double[][][] h = new double[2][k][k];
            expected.jacobian(v, y[0], dy[0]);
            actual.jacobian(v, y[1], dy[1]);
            close(y[0], y[1]);
            actual.value(v, y[0]);
            close(y[1], y[0]);
            for (int i = 0; i < q; i++) {
                close(dy[0][i], dy[1][i]);
            }
            expected.hessian(v, w, h[0]);
            actual.hessian(v, w, h[1]);
            for (int i = 0; i < k; i++) {
                close(h[0][i], h[1][i]);
            }
        }
    }

    /** A formula written in another order: a dozen roundings of the largest terms. */
    private static void close(double[] expected, double[] actual) {
        double scale = 1;
        for (double e : expected) {
            scale = Math.max(scale, Math.abs(e));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-13 * scale);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void inBoundaryAndControlSet(ControlProblem text) {
        OptimalControlProblem actual = ControlProblems.named(text.id()).problem();
        Boundary e = text.problem().boundary();
        Boundary a = actual.boundary();

        assertEquals(text.problem().controlSet().toString(), actual.controlSet().toString());
        assertEquals(e.startTime(), a.startTime());
        assertEquals(e.endTime(), a.endTime());
        assertEquals(e.endTimeIsFree(), a.endTimeIsFree());
        assertEquals(e.functions(), a.functions());
        for (int i = 0; i < e.dimension(); i++) {
            assertEquals(e.initialIsFixed(i), a.initialIsFixed(i));
            assertEquals(e.finalIsFixed(i), a.finalIsFixed(i));
            if (e.initialIsFixed(i)) {
                assertEquals(e.initialValue(i), a.initialValue(i), 1e-15);
            }
            if (e.finalIsFixed(i)) {
                assertEquals(e.finalValue(i), a.finalValue(i), 1e-15);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void andSoDoTheReferences(ControlProblem text) {
        ControlProblem stored = ControlProblems.named(text.id());
        Reference e = text.reference();
        Reference a = stored.reference();

        assertEquals(text.classes(), stored.classes());
        assertEquals(e.objective(), a.objective());
        assertEquals(e.initialCostate(), a.initialCostate());
        assertEquals(e.switchingTimes(), a.switchingTimes());
        assertEquals(e.finalTime(), a.finalTime());
        assertEquals(e.digits(), a.digits());
        assertTrue(a.tolerance() < 1e-2);
    }
}
