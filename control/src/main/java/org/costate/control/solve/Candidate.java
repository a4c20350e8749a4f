package org.costate.control.solve;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A solved structure with its certificate.
 *
 * @param objective of the minimisation
 */
record Candidate(StructureSolver.Outcome outcome, OptimalityReport report, double objective) {

    /** Strict minima first, then extremals, then the smaller cost. */
    boolean betterThan(@Nullable Candidate other) {
        if (other == null || rank() != other.rank()) {
            return other == null || rank() < other.rank();
        }
        return objective < other.objective;
    }

    Extremal curve() {
        return Objects.requireNonNull(outcome.extremal());
    }

    boolean is(OptimalityReport.Verdict verdict) {
        return report.verdict() == verdict;
    }

    private int rank() {
        return report.verdict().ordinal();
    }
}
