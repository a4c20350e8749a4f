package org.costate.control.adjoint;

import java.util.ArrayList;
import java.util.List;
import org.costate.control.SweepResult;
import org.costate.ode.TimeGrid;

/** Phase points gathered from the end to the start, handed out from left to right. */
final class CostatePath {

    private final List<Double> times = new ArrayList<>();
    private final List<double[]> states = new ArrayList<>();
    private final List<double[]> costates = new ArrayList<>();
    private final List<Double> hamiltonian = new ArrayList<>();
    private double right;

    /** The end, its costate behind the jump there. */
    void begin(double t, double[] x, double[] p) {
        times.add(t);
        states.add(x.clone());
        costates.add(p.clone());
    }

    /** {@code H} where the next step back begins. */
    void hamiltonian(double h) {
        right = h;
    }

    /** A step back to {@code t}, where the Hamiltonian is {@code h}. */
    void step(double t, double[] x, double[] p, double h) {
        int last = times.size() - 1;
        if (times.get(last) == t && !hamiltonian.isEmpty()) { // a sliver at the end of a segment
            states.set(last, x.clone());
            costates.set(last, p.clone());
            return;
        }
        begin(t, x, p);
        hamiltonian.add(0.5 * (right + h));
        right = h;
    }

    /** The costate behind the jump at the last point. */
    void jump(double[] p) {
        costates.set(costates.size() - 1, p.clone());
    }

    /** Starts a result with these points. */
    SweepResult.Builder into(TimeGrid intervals, double[][] integratedHu) {
        int points = times.size();
        double[] t = new double[points];
        double[][] x = new double[points][];
        double[][] p = new double[points][];
        double[] h = new double[points - 1];
        for (int i = 0; i < points; i++) {
            t[i] = times.get(points - 1 - i);
            x[i] = states.get(points - 1 - i);
            p[i] = costates.get(points - 1 - i);
        }
        for (int i = 0; i < h.length; i++) {
            h[i] = hamiltonian.get(h.length - 1 - i);
        }
        return new SweepResult.Builder(TimeGrid.of(t))
                .phase(x, p, h)
                .control(intervals, integratedHu);
    }
}
