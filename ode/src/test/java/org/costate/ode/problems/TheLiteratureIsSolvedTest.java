package org.costate.ode.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.Integration;
import org.costate.ode.SolverStatus;
import org.costate.ode.problems.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Published problems end where they were published to end, by one setting for all of them. */
class TheLiteratureIsSolvedTest {

    private static final int STEPS = 5_000_000; // RING takes two million

    static Stream<InitialValueProblem> shortOnes() {
        return InitialValueProblems.all().stream().filter(p -> !p.isLong());
    }

    static Stream<InitialValueProblem> longOnes() {
        return InitialValueProblems.all().stream().filter(InitialValueProblem::isLong);
    }

    static Stream<InitialValueProblem> nonstiff() {
        return InitialValueProblems.all().stream().filter(p -> !p.isStiff());
    }

    static Stream<InitialValueProblem> stiff() {
        return shortOnes().filter(InitialValueProblem::isStiff);
    }

    private static String describe(Verdict verdict) {
        return verdict.problem() + ": " + verdict.outcome() + ", " + verdict.reason();
    }

    private static void assertPassed(
            InitialValueProblem problem, Optional<AdaptiveIntegrator> method) {
        Verdict verdict = Verdict.on(problem, method, STEPS);
        assertEquals(Outcome.PASSED, verdict.outcome(), () -> describe(verdict));
    }

    @Test
    void thereAreFortyOfThem() {
        List<String> names =
                InitialValueProblems.all().stream().map(InitialValueProblem::name).toList();
        assertEquals(40, names.stream().distinct().count());
        assertEquals(25, names.stream().filter(name -> name.startsWith("DETEST-")).count());
    }

    @ParameterizedTest
    @MethodSource("shortOnes")
    void atItsPassLine(InitialValueProblem problem) {
        assertPassed(problem, Optional.empty());
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("longOnes")
    void atItsPassLineInMinutes(InitialValueProblem problem) {
        assertPassed(problem, Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("nonstiff")
    void byDormandPrince853Alone(InitialValueProblem problem) {
        assertPassed(problem, Optional.of(AdaptiveIntegrator.DORMAND_PRINCE_853));
    }

    @ParameterizedTest
    @MethodSource("stiff")
    void byRadauAlone(InitialValueProblem problem) {
        assertPassed(problem, Optional.of(AdaptiveIntegrator.RADAU_5));
    }

    /** The Radau method is no specialist: it solves the easy ones too, at what its order allows. */
    @ParameterizedTest
    @MethodSource("nonstiff")
    void byRadauAtFourAndSevenDigits(InitialValueProblem problem) {
        for (double tolerance : new double[] {1e-4, 1e-7}) {
            if (!problem.name().startsWith("DETEST")) {
                continue; // their lines are too fine for order 5 in a test
            }
            Integration end =
                    problem.flow(tolerance)
                            .by(AdaptiveIntegrator.RADAU_5)
                            .carry(0, problem.start(), problem.end());
            double error = PassLine.Measure.MIXED.error(end.state(), problem.exact().orElseThrow());
            assertTrue(
                    error <= 100 * tolerance,
                    () -> String.format(Locale.ROOT, "%s: error %.2e", problem, error));
        }
    }

    /** Explicit methods either get there or say why not; none goes on for ever. */
    @ParameterizedTest
    @MethodSource("stiff")
    void anExplicitMethodIsHonest(InitialValueProblem problem) {
        for (AdaptiveIntegrator method :
                List.of(
                        AdaptiveIntegrator.DORMAND_PRINCE_54,
                        AdaptiveIntegrator.DORMAND_PRINCE_853)) {
            Verdict verdict =
                    assertTimeout(
                            Duration.ofSeconds(20),
                            () -> Verdict.on(problem, Optional.of(method), 100_000));
            assertNotEquals(Outcome.FAILED, verdict.outcome(), () -> describe(verdict));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = AdaptiveIntegrator.class,
            names = {"DORMAND_PRINCE_54", "DORMAND_PRINCE_853", "HIGHAM_HALL_54"})
    void vanDerPolIsCalledStiff(AdaptiveIntegrator method) {
        InitialValueProblem problem = InitialValueProblems.vanDerPol(1000);
        Integration end = problem.flow(1e-6).by(method).carry(0, problem.start(), problem.end());

        assertEquals(SolverStatus.STIFF, end.status(), end::message);
        assertEquals(10_000, end.effort().steps()); // ten looks in turn, one every thousand steps
        assertTrue(end.message().startsWith("STIFF-01: 10000 steps reached t="), end::message);
    }

    /** Starved of steps, nothing ever claims to have arrived. */
    @ParameterizedTest
    @MethodSource("shortOnes")
    void noFalseSuccessOnASmallBudget(InitialValueProblem problem) {
        for (int budget : new int[] {1, 3, 9}) {
            Integration end =
                    problem.flow(1e-6).within(budget).carry(0, problem.start(), problem.end());
            assertTrue(!end.status().isSuccess(), () -> problem + ": " + end);
            assertTrue(Math.abs(end.time()) < Math.abs(problem.end()), () -> problem + ": " + end);
            assertTrue(end.effort().steps() <= budget, () -> problem + ": " + end);
        }
    }

    /** Other parameters, ends and starts: two methods that share nothing agree. */
    @Test
    void variantsAreSolvedToo() {
        for (double mu : new double[] {0.3, 5, 60, 1e4, 1e6}) {
            assertMethodsAgree(InitialValueProblems.vanDerPol(mu).until(Math.max(9, 0.7 * mu)));
        }
        for (String name : List.of("HIRES", "ROBER", "OREGO", "POLLU")) {
            InitialValueProblem problem = InitialValueProblems.named(name).orElseThrow();
            assertMethodsAgree(problem.until(0.37 * problem.end()));
        }
        assertMethodsAgree(
                InitialValueProblems.named("orego").orElseThrow().from(4, 1.1, 4).until(500));
    }

    private static void assertMethodsAgree(InitialValueProblem problem) {
        Integration coarse = problem.flow(1e-6).carry(0, problem.start(), problem.end());
        Integration fine =
                problem.flow(1e-9)
                        .by(AdaptiveIntegrator.RADAU_5)
                        .carry(0, problem.start(), problem.end());
        assertEquals(SolverStatus.OPTIMAL, coarse.status(), coarse::message);
        assertEquals(SolverStatus.OPTIMAL, fine.status(), fine::message);
        double gap = PassLine.Measure.RELATIVE.error(coarse.state(), fine.state());
        assertTrue(gap < 1e-4, () -> problem + " to " + problem.end() + ": " + gap);
    }

    @Test
    void aVariantHasNoPublishedEnd() {
        InitialValueProblem problem = InitialValueProblems.named("DETEST-A1").orElseThrow();

        assertTrue(problem.until(3).exact().isEmpty());
        assertTrue(problem.from(0.5).exact().isEmpty());
        assertEquals(
                Outcome.PASSED,
                Verdict.on(problem.from(0.5).until(3), Optional.empty(), STEPS).outcome());
    }
}
