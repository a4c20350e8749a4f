package org.costate.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costate.ode.SolverBudget;

/**
 * Solves a problem with a given switching structure by multiple shooting from a guess.
 *
 * <p>Nodes are placed where a variation has grown by a given factor on the guess, so that stable
 * and unstable problems alike get as many as they need.
 */
final class ArcShooter {

    /**
     * A solved or abandoned structure.
     *
     * @param plan the modes with the times reached
     * @param fractions the nodes of each arc
     * @param scale the size of each component of {@code (x, p)}
     */
    record Shot(
            ArcPlan plan,
            double[][] fractions,
            ShootingPoint point,
            double[] scale,
            DampedNewton.Outcome outcome) {}

    private static final double GROWTH = 60;
    private static final int MOST_SEGMENTS = 4000;

    private final BolzaForm form;
    private final double flowTolerance;
    private final double tolerance;
    private final int newtonSteps;
    private final SolverBudget.Clock clock;

    ArcShooter(
            BolzaForm form,
            double tolerance,
            double flowTolerance,
            int newtonSteps,
            SolverBudget.Clock clock) {
        this.form = form;
        this.tolerance = tolerance;
        this.flowTolerance = flowTolerance;
        this.newtonSteps = newtonSteps;
        this.clock = clock;
    }

    /**
     * Solves from a curve.
     *
     * @param scale the size of each component of {@code (x, p)}
     * @param leastSegments how many segments there should be at least
     * @param single whether each arc is one segment whatever grows
     */
    Shot solve(
            ArcPlan plan,
            StructureDetector.Curve curve,
            double[] scale,
            int leastSegments,
            boolean single) {
        List<ModalArcFlow> flows = flows(plan, curve, scale);
        double[][] fractions = new double[flows.size()][];
        List<double[]> nodes = new ArrayList<>();
        double longest =
                (plan.times()[flows.size()] - plan.times()[0]) / Math.max(1, leastSegments);
        for (int a = 0; a < flows.size(); a++) {
            double s0 = plan.times()[a];
            double s1 = plan.times()[a + 1];
            fractions[a] =
                    single
                            ? new double[] {0, 1}
                            : place(flows.get(a), curve, s0, s1, longest, scale);
            for (int k = 0; k + 1 < fractions[a].length; k++) {
                nodes.add(curve.phasePoint(s0 + fractions[a][k] * (s1 - s0)));
            }
        }
        nodes.add(curve.phasePoint(plan.times()[flows.size()]));
        double[][] points = nodes.toArray(new double[0][]);
        double[] nu = multipliers(plan, points, scale);
        ShootingPoint guess = new ShootingPoint(points, plan.times().clone(), nu);
        Shot shot = iterate(plan, flows, fractions, guess, scale, curve);
        double[] found = PhaseScale.including(scale, shot.point().nodes());
        if (shot.outcome().status().isSuccess() && PhaseScale.differs(scale, found)) {
            return iterate(
                    shot.plan(), flows(plan, curve, found), fractions, shot.point(), found, curve);
        }
        return shot;
    }

    private Shot iterate(
            ArcPlan plan,
            List<ModalArcFlow> flows,
            double[][] fractions,
            ShootingPoint guess,
            double[] scale,
            StructureDetector.Curve curve) {
        ArcShooting system = equations(plan, flows, fractions, guess, scale, curve);
        DampedNewton.Outcome outcome =
                new DampedNewton(system, tolerance, newtonSteps, clock).from(system.pack(guess));
        ShootingPoint point = system.unpack(outcome.point());
        return new Shot(new ArcPlan(plan.modes(), point.times()), fractions, point, scale, outcome);
    }

    /** Returns the equations of a structure with given nodes. */
    ArcShooting equations(
            ArcPlan plan,
            List<ModalArcFlow> flows,
            double[][] fractions,
            ShootingPoint guess,
            double[] scale,
            StructureDetector.Curve curve) {
        double[] ends = plan.times();
        Horizon stated = form.horizon();
        Horizon placed =
                new Horizon(
                        stated.freeStart() ? ends[0] : stated.start(),
                        stated.freeEnd() ? ends[ends.length - 1] : stated.end(),
                        stated.freeStart(),
                        stated.freeEnd());
        return new ArcShooting(
                flows,
                junctions(plan, curve),
                fractions,
                form.ends(),
                placed,
                scale,
                multiplierScale(guess.multipliers(), scale));
    }

    List<ModalArcFlow> flows(ArcPlan plan, StructureDetector.Curve curve, double[] scale) {
        List<ModalArcFlow> flows = new ArrayList<>();
        for (int k = 0; k < plan.modes().size(); k++) {
            double middle = 0.5 * (plan.times()[k] + plan.times()[k + 1]);
            ControlMode mode = plan.modes().get(k);
            flows.add(new ModalArcFlow(form, mode, curve::control, middle, flowTolerance, scale));
        }
        return flows;
    }

    /** Returns the conditions between the arcs of a plan. */
    List<SwitchingFunction> junctions(ArcPlan plan, StructureDetector.Curve curve) {
        Junctions chooser = new Junctions(form);
        List<SwitchingFunction> junctions = new ArrayList<>();
        for (int a = 0; a + 1 < plan.modes().size(); a++) {
            double s = plan.times()[a + 1];
            double left = Math.max(1e-3 * (s - plan.times()[a]), 0);
            double right = Math.max(1e-3 * (plan.times()[a + 2] - s), 0);
            junctions.add(
                    chooser.between(
                            plan.modes().get(a),
                            plan.modes().get(a + 1),
                            stationary(plan.modes().get(a), curve, s - left),
                            stationary(plan.modes().get(a + 1), curve, s + right)));
        }
        return junctions;
    }

    /** The control of a mode at a point of the guess; what the guess says if there is none. */
    private double[] stationary(ControlMode mode, StructureDetector.Curve curve, double t) {
        double[] near = curve.control(t);
        double[] z = curve.phasePoint(t);
        double[] u = new double[form.m()];
        int n = form.n();
        form.hamiltonian(mode, near)
                .between(form.kinks(), near)
                .control(t, Arrays.copyOf(z, n), Arrays.copyOfRange(z, n, 2 * n), u);
        return DormandPrinceStep.finite(u) ? u : near;
    }

    /** Marches along the guess and sets a node wherever a variation has grown too much. */
    private double[] place(
            ModalArcFlow flow,
            StructureDetector.Curve curve,
            double s0,
            double s1,
            double longest,
            double[] scale) {
        List<Double> places = new ArrayList<>();
        places.add(0.0);
        double length = s1 - s0;
        double here = 0;
        double step = length > longest ? 1 / Math.ceil(length / longest) : 1;
        double largest = step;
        while (here < 1 && places.size() < MOST_SEGMENTS && length > 0) {
            double next = here + step > 1 - 1e-3 * step ? 1 : here + step;
            double growth = growth(flow, curve, s0 + here * length, s0 + next * length, scale);
            if (growth > GROWTH && next - here > 1e-6) {
                step = 0.5 * (next - here);
                continue;
            }
            places.add(next);
            here = next;
            step = Math.min(largest, growth < 0.3 * GROWTH ? 1.5 * step : step);
        }
        if (places.get(places.size() - 1) < 1) {
            places.add(1.0);
        }
        return places.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double growth(
            ModalArcFlow flow,
            StructureDetector.Curve curve,
            double t0,
            double t1,
            double[] scale) {
        double[] z = curve.phasePoint(t0);
        double[] target = curve.phasePoint(t1);
        int k = z.length;
        double[][] y = new double[k][k];
        for (int i = 0; i < k; i++) {
            y[i][i] = scale[i];
        }
        try {
            flow.carry(t0, z, t1, y);
        } catch (FlowFailure failure) {
            return Double.POSITIVE_INFINITY;
        }
        double growth = 0;
        for (int i = 0; i < k; i++) {
            growth = Math.max(growth, Math.abs(z[i] - target[i]) / scale[i]);
            for (int j = 0; j < k; j++) {
                growth = Math.max(growth, Math.abs(y[i][j]) / scale[i]);
            }
        }
        return growth;
    }

    /** Multipliers that come closest to transversality at the ends of the guess. */
    double[] multipliers(ArcPlan plan, double[][] nodes, double[] scale) {
        int q = form.conditions();
        int n = form.n();
        double[] v = new double[2 * n + 2];
        double[] z0 = nodes[0];
        double[] z1 = nodes[nodes.length - 1];
        v[0] = plan.times()[0];
        v[n + 1] = plan.times()[plan.modes().size()];
        System.arraycopy(z0, 0, v, 1, n);
        System.arraycopy(z1, 0, v, n + 2, n);
        double[] y = new double[q + 1];
        double[][] dy = new double[q + 1][2 * n + 2];
        form.ends().jacobian(v, y, dy);
        double[][] a = new double[2 * n][q];
        double[] b = new double[2 * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < q; j++) {
                a[i][j] = dy[1 + j][1 + i] / scale[n + i];
                a[n + i][j] = dy[1 + j][n + 2 + i] / scale[n + i];
            }
            b[i] = (z0[n + i] - dy[0][1 + i]) / scale[n + i];
            b[n + i] = (-z1[n + i] - dy[0][n + 2 + i]) / scale[n + i];
        }
        double[] nu = new double[q];
        if (q > 0) {
            HouseholderQr qr = HouseholderQr.pivoted(a, q);
            qr.applyTranspose(b);
            qr.solve(b, Math.min(qr.rank(1e-12), 2 * n), nu);
        }
        return nu;
    }

    double[] multiplierScale(double[] guess, double[] scale) {
        double largest = 0;
        int n = form.n();
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, scale[n + i]);
        }
        double[] size = new double[guess.length];
        for (int j = 0; j < size.length; j++) {
            size[j] = Math.max(Math.abs(guess[j]), 1e-3 * largest);
        }
        return size;
    }
}
