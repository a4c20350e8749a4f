package org.costate.control.transcription;

import java.util.List;
import java.util.Locale;

/** The sentence that goes with the end of a direct search. */
record DirectAdvice(
        Transcription program,
        InteriorPoint.Outcome outcome,
        Scaling units,
        List<String> conditions,
        double tolerance,
        int iterations,
        double objective) {

    private static final double MISS = 1e-5;

    String text() {
        return switch (outcome.status()) {
            case OPTIMAL -> "";
            case ACCEPTABLE -> stalled("no further progress (rounding). Try: a looser tolerance");
            case LINE_SEARCH ->
                    stalled(
                            "no step makes progress. Try: more intervals, or formulas without kinks");
            case INFEASIBLE -> missed();
            case DIVERGING ->
                    "OCP-02: the objective falls without bound while constraints hold: the"
                            + " problem looks unbounded. Try: bounds on the control, or a cost that"
                            + " penalises it";
            case SECOND_ORDER_FAILED ->
                    "OCP-03: stationary point found, but the cost falls along a"
                            + " direction through it: not a minimum. Try: another seed";
            case NON_FINITE ->
                    "NONFINITE-01: dynamics, cost or their derivatives were not finite on"
                            + " every first path. Try: another guess of the final time, or bounds on the"
                            + " states that keep them where the formulas are defined";
            default ->
                    String.format(
                            Locale.ROOT,
                            "TIME-01: stopped (%s) after %d iterations; best objective %.6g saved; optimality"
                                    + " %.1e. Try: a larger budget, or fewer intervals",
                            outcome.status(),
                            iterations,
                            objective,
                            outcome.error());
        };
    }

    private String stalled(String why) {
        return String.format(
                Locale.ROOT,
                "OCP-06: reached %.1e, asked %.1e; %s",
                outcome.error(),
                tolerance,
                why);
    }

    /** Names the condition that is missed by most. */
    private String missed() {
        double[] v = outcome.v();
        double[] c = new double[program.constraints()];
        program.evaluate(v, c);
        int worst = 0;
        for (int r = 1; r < conditions.size(); r++) {
            worst = Math.abs(c[r]) > Math.abs(c[worst]) ? r : worst;
        }
        if (conditions.isEmpty() || Math.abs(c[worst]) <= MISS) {
            return "OCP-01: no control found that meets the conditions along the path. Try: looser"
                    + " path constraints";
        }
        return String.format(
                Locale.ROOT,
                "OCP-01: no control found that meets the end condition; smallest miss %.4g in %s at"
                        + " t=%.4g. Try: a later or free final time, or wider bounds on the control",
                Math.abs(c[worst]) * units.condition(worst),
                conditions.get(worst),
                program.horizon().end(v) * units.time());
    }
}
