package org.costate.control.transcription;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.costate.control.problems.ControlProblem;
import org.costate.control.problems.ControlProblems;
import org.costate.ode.SolverBudget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a cold start every problem of the library is solved near enough to start shooting. */
class LibraryIsEstimatedTest {

    static Stream<ControlProblem> all() {
        return ControlProblems.all().stream().filter(p -> !p.isAdversarial());
    }

    static void print(ControlProblem p, DiscreteExtremal e) {
        double known = p.reference().objective().orElse(Double.NaN);
        System.out.printf(
                Locale.ROOT,
                "%-24s %-12s %4d it %6.3f s  J %.10g error %.1e  p0 error %.1e%n",
                p.id(),
                e.status(),
                e.report().iterations(),
                e.report().seconds(),
                e.objective(),
                Math.abs(e.objective() - known) / Math.max(1e-2, Math.abs(known)),
                costateError(p, e));
    }

    private static double costateError(ControlProblem p, DiscreteExtremal e) {
        List<Double> known = p.reference().initialCostate();
        double worst = 0;
        double size = 1e-300;
        for (int i = 0; i < known.size(); i++) {
            worst = Math.max(worst, Math.abs(known.get(i) - e.costate(0).get(i)));
            size = Math.max(size, Math.abs(known.get(i)));
        }
        return known.isEmpty() ? Double.NaN : worst / size;
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("all")
    void objectiveIsNear(ControlProblem p) {
        var e = DirectCollocation.standard().solve(p.problem(), SolverBudget.ofIterations(3000));
        print(p, e);
    }
}
