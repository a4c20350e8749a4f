package org.costate.cli;

import java.util.ArrayList;
import java.util.List;
import org.costate.control.OptimalControlProblem;
import org.costate.control.solve.Extremal;

/**
 * An extremal as comma-separated values: time, states, costates, controls, switching functions, H.
 */
final class ExtremalCsv {

    private ExtremalCsv() {}

    static String of(OptimalControlProblem problem, Extremal extremal, int points) {
        List<String> header = new ArrayList<>(List.of("t"));
        header.addAll(problem.states());
        problem.states().forEach(name -> header.add("p_" + name));
        header.addAll(problem.controls());
        problem.controls().forEach(name -> header.add("dH/d" + name));
        header.add("H");
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        for (double t : extremal.sampleTimes(points)) {
            text.append(t);
            append(text, extremal.state(t).toArray());
            append(text, extremal.costate(t).toArray());
            append(text, extremal.control(t));
            for (int i = 0; i < extremal.controlDimension(); i++) {
                text.append(',').append(extremal.switchingFunction(i, t));
            }
            text.append(',').append(extremal.hamiltonian(t)).append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, double[] values) {
        for (double value : values) {
            text.append(',').append(value);
        }
    }
}
