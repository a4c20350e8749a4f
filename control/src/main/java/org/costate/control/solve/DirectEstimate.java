package org.costate.control.solve;

import java.util.ArrayList;
import java.util.List;
import org.costate.control.transcription.DiscreteExtremal;

/** Reads an estimate off a discretised solution: its nodes and its stages. */
final class DirectEstimate {

    private DirectEstimate() {}

    static Estimate of(DiscreteExtremal discrete) {
        List<Double> times = new ArrayList<>();
        List<double[]> x = new ArrayList<>();
        List<double[]> p = new ArrayList<>();
        List<double[]> u = new ArrayList<>();
        int steps = discrete.grid().steps();
        int stages = discrete.stages() / steps;
        for (int k = 0; k <= steps; k++) {
            double t = discrete.grid().node(k);
            times.add(t);
            x.add(discrete.state(k).toArray());
            p.add(discrete.costate(k).toArray());
            u.add(discrete.controlAt(t));
            for (int l = k * stages; k < steps && l < (k + 1) * stages; l++) {
                times.add(discrete.stageTime(l));
                x.add(discrete.stageState(l).toArray());
                p.add(discrete.stageCostate(l).toArray());
                u.add(discrete.control(l));
            }
        }
        return new Estimate(
                times.stream().mapToDouble(Double::doubleValue).toArray(),
                x.toArray(new double[0][]),
                p.toArray(new double[0][]),
                u.toArray(new double[0][]));
    }
}
