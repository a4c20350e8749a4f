package org.costate.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.costate.ode.ButcherTableau;
import org.costate.ode.FixedStepFlow;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/** Our fixed steps against Hipparchus's per evaluation, and against SciPy for the same accuracy. */
final class FixedStepRace {

    /** Largest first: loops that were compiled on short states are not vectorised for long ones. */
    private static final int[] SIZES = {100_000, 1000, 50, 6, 2};

    private static final double NANO = 1e9;
    private static final double MICRO = 1e6;
    private static final double FINER = 1.1;

    private final Turns turns;
    private final ScipyPeer scipy;

    FixedStepRace(Turns turns, ScipyPeer scipy) {
        this.turns = turns;
        this.scipy = scipy;
    }

    /** Returns the rows of the comparison with Hipparchus, RK4 on both sides. */
    String hipparchus() {
        StringJoiner rows = new StringJoiner("\n", "", "\n");
        rows.add("| n | own, ns an evaluation | Hipparchus, ns | ratio |")
                .add("|---:|---:|---:|---:|");
        for (int n : SIZES) {
            RingOfStates ring = new RingOfStates(n);
            int steps = n >= 100_000 ? 10 : 200;
            Turns.Times times = turns.time(ring.own(Scheme.RK4, steps), ring.hipparchus(steps));
            double scale = NANO / (4.0 * steps);
            rows.add(
                    String.format(
                            Locale.ROOT,
                            "| %d | %.3g | %.3g | **%.1f** |",
                            n,
                            scale * times.median(0),
                            scale * times.median(1),
                            times.ratio(1, 0)));
        }
        return rows.toString();
    }

    /** A tableau and the fewest steps, within a tenth, that meet an error. */
    private record Plan(ButcherTableau tableau, int steps, double error) {}

    /** Returns the rows of the comparison with SciPy: whole solves, ours no less accurate. */
    String scipy() {
        StringJoiner rows = new StringJoiner("\n", "", "\n");
        rows.add(
                "| n | SciPy | its µs | its error | own | own µs | own error | ratio |\n"
                        + "|---:|---|---:|---:|---|---:|---:|---:|");
        for (int n : SIZES) {
            RingOfStates ring = new RingOfStates(n);
            double[] exact = ring.reference();
            for (ScipyPeer.Result peer : scipy.solve(n, ring.end())) {
                rows.add(row(ring, exact, peer));
            }
        }
        return rows.toString();
    }

    private String row(RingOfStates ring, double[] exact, ScipyPeer.Result peer) {
        List<ButcherTableau> tableaus =
                List.of(Scheme.RK4, Scheme.DORMAND_PRINCE_54, Scheme.DORMAND_PRINCE_853);
        Plan best = plan(ring, exact, tableaus.get(0), peer.error());
        for (ButcherTableau tableau : tableaus) {
            Plan plan = plan(ring, exact, tableau, peer.error());
            if (plan.steps() * plan.tableau().stages() < best.steps() * best.tableau().stages()) {
                best = plan;
            }
        }
        double seconds = turns.time(ring.own(best.tableau(), best.steps())).median(0);
        return String.format(
                Locale.ROOT,
                "| %d | %s | %.0f | %.1e | %s, %d steps | %.3g | %.1e | **%.1f** |",
                ring.n(),
                peer.method(),
                MICRO * peer.seconds(),
                peer.error(),
                best.tableau(),
                best.steps(),
                MICRO * seconds,
                best.error(),
                peer.seconds() / seconds);
    }

    private static Plan plan(
            RingOfStates ring, double[] exact, ButcherTableau tableau, double error) {
        FixedStepFlow flow = FixedStepFlow.of(tableau, ring.n());
        for (int steps = 4; ; steps = (int) Math.ceil(FINER * steps)) {
            double[] x = ring.start();
            flow.carry(RingOfStates.FIELD, TimeGrid.uniform(0, ring.end(), steps), x);
            double reached = RingOfStates.distance(x, exact);
            if (reached <= error) {
                return new Plan(tableau, steps, reached);
            }
        }
    }
}
