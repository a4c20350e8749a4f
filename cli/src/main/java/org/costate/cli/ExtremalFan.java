package org.costate.cli;

import java.util.ArrayList;
import java.util.List;
import org.costate.control.ControlLaw;
import org.costate.control.OptimalControlProblem;
import org.costate.control.solve.Extremal;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.Costate;
import org.costate.ode.Hamiltonian;
import org.costate.ode.HamiltonianFlow;
import org.costate.ode.IntegrationException;
import org.costate.ode.PhasePoint;
import org.costate.ode.Trajectory;
import org.costate.plots.Fan;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.Panel;

/**
 * A fan of extremals: the flow of the maximised Hamiltonian from the same state, the first costate
 * turned a little; the solution is the one that meets the end.
 */
final class ExtremalFan {

    private static final int CURVES = 21;
    private static final int POINTS = 300;
    private static final double WIDEST = 0.5; // radians, or the share of a single costate

    private final OptimalControlProblem problem;
    private final Extremal extremal;
    private final HamiltonianFlow flow;

    ExtremalFan(OptimalControlProblem problem, Extremal extremal) {
        this.problem = problem;
        this.extremal = extremal;
        Hamiltonian h = problem.maximisedBy(ControlLaw.maximising(problem));
        this.flow = HamiltonianFlow.of(h, AdaptiveIntegrator.DORMAND_PRINCE_853.at(1e-9));
    }

    /** Draws the fan in the plane of the first two states, or over time if there is one. */
    Figure figure() {
        boolean plane = problem.stateDimension() > 1;
        String first = problem.states().get(0);
        Labels labels =
                plane
                        ? Labels.of("Extremals from one state", first, problem.states().get(1))
                        : Labels.of("Extremals from one state", "time t", first);
        Fan fan = Panel.fan(labels, plane ? "turn of p(t₀), rad" : "change of p(t₀)");
        for (int i = 0; i < CURVES; i++) {
            double turn = WIDEST * (2.0 * i / (CURVES - 1) - 1);
            double[][] xy = follow(turned(turn), plane);
            if (xy[0].length > 1) {
                fan = fan.curve(turn, xy[0], xy[1]);
            }
        }
        double[][] solution = sampled(extremal.sampleTimes(POINTS), plane, extremal::at);
        return Figure.of(fan.highlight("solution", solution[0], solution[1]))
                .titled(problem.name());
    }

    private double[] turned(double angle) {
        double[] p = extremal.costate(extremal.start()).toArray();
        if (p.length == 1) {
            return new double[] {p[0] * (1 + angle)};
        }
        double first = p[0];
        p[0] = Math.cos(angle) * first - Math.sin(angle) * p[1];
        p[1] = Math.sin(angle) * first + Math.cos(angle) * p[1];
        return p;
    }

    private double[][] follow(double[] p, boolean plane) {
        PhasePoint start =
                new PhasePoint(extremal.start(), extremal.state(extremal.start()), Costate.of(p));
        try {
            Trajectory curve = flow.trajectory(start, extremal.end());
            double[] t = new double[POINTS + 1];
            for (int k = 0; k <= POINTS; k++) {
                t[k] = curve.start() + (curve.end() - curve.start()) * k / POINTS;
            }
            t[POINTS] = curve.end();
            return sampled(t, plane, curve::at);
        } catch (IntegrationException leaves) {
            return new double[2][0]; // an extremal that blows up has no place in the picture
        }
    }

    private static double[][] sampled(
            double[] t, boolean plane, java.util.function.DoubleFunction<PhasePoint> at) {
        List<double[]> points = new ArrayList<>();
        for (double s : t) {
            double[] x = at.apply(s).x().toArray();
            points.add(plane ? new double[] {x[0], x[1]} : new double[] {s, x[0]});
        }
        return new double[][] {
            points.stream().mapToDouble(q -> q[0]).toArray(),
            points.stream().mapToDouble(q -> q[1]).toArray()
        };
    }
}
