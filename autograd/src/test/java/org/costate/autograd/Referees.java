package org.costate.autograd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Locale;
import org.costate.nets.GradientComparison;
import org.costate.nets.GradientMethod;
import org.costate.nets.TrainingProblem;

/** PyTorch against our sweeps, with the worst disagreement seen so far. */
final class Referees {

    private static final List<GradientMethod> SWEEPS =
            List.of(GradientMethod.costateSweep(), GradientMethod.plainSweep());

    private double worst;
    private String where = "nothing compared";

    /** Skips the test, saying why, where the native library is missing. */
    static GradientMethod pyTorch() {
        var referee = GradientMethod.autograd();
        assumeTrue(
                referee.isPresent(),
                "PyTorch's native library for "
                        + NativeLibrary.platform()
                        + " is not on the class path");
        return referee.orElseThrow();
    }

    void compare(String what, TrainingProblem problem, double[] theta) {
        double[] expected = pyTorch().gradient(problem, theta);
        GradientMethod referee = GradientMethod.named("PyTorch", (p, t) -> expected);
        for (GradientMethod sweep : SWEEPS) {
            GradientComparison gap = GradientComparison.between(sweep, referee, problem, theta);
            if (gap.compared() != theta.length) {
                throw new AssertionError(what + ": NaN in " + gap);
            }
            if (gap.worst() >= worst) {
                worst = gap.worst();
                where = what + ", " + gap.toTable();
            }
        }
    }

    double worst() {
        return worst;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "worst relative error %.2e: %s", worst, where);
    }
}
