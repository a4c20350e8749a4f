package org.costate.control.adjoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costate.control.SweepResult;
import org.costate.control.SweepStorage;
import org.costate.control.SweepWork;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.SolverStatus;

/**
 * Every adjoint held against two references on one problem, or one batch: how far from the gradient
 * of the exact flow, how far from that of the loss it computes, and at what price.
 *
 * <p>The exact-in-time gradient is that of forward sensitivities at tolerance {@value #TIGHT} where
 * there are at most {@value #MOST_DIRECTIONS} directions, which no adjoint has a hand in; beyond
 * that, of the frozen adjoint at that tolerance. The gradient of the computed loss is met in
 * tangents along the same steps: along every unit direction, or {@value #SAMPLED} random ones.
 * Errors are {@code |g − g*|₂ / |g*|₂}. Seconds are the median of three runs.
 *
 * @param reference which method made the exact-in-time gradient
 * @param rows one a method, in the order asked
 */
public record AdjointReport(String reference, List<Row> rows) {

    /** The tolerance of the exact-in-time reference. */
    public static final double TIGHT = 1e-12;

    /** The most directions that forward sensitivities are asked for. */
    public static final int MOST_DIRECTIONS = 64;

    /** The random directions along which a computed loss is differentiated beyond that. */
    public static final int SAMPLED = 24;

    private static final long SEED = 20261121L;
    private static final int RUNS = 3;
    static final double EXACT = 1e-10; // of the computed loss: rounding of a long sweep

    /**
     * How one method fared.
     *
     * @param method its name
     * @param status {@link SolverStatus#OPTIMAL} if there is a gradient, {@link
     *     SolverStatus#DIVERGING} if it is farther from the exact one than that is long, else why
     *     there is none
     * @param loss as it computes it
     * @param errorInTime against the exact-in-time gradient
     * @param errorOfLoss against the derivative of the loss it computes; NaN if that has no tangent
     * @param seconds of one gradient
     * @param work evaluations, peak states and bytes, steps again
     * @param recoveryError {@link SweepResult#recoveryError}, of the worst sample
     * @param remarks warnings, or the message of a failure
     */
    public record Row(
            String method,
            SolverStatus status,
            double loss,
            double errorInTime,
            double errorOfLoss,
            double seconds,
            SweepWork work,
            double recoveryError,
            List<String> remarks) {

        /** Says whether there are numbers, good or bad. */
        public boolean hasGradient() {
            return !Double.isNaN(loss);
        }

        /** Says whether there is a gradient, and it is that of the computed loss to rounding. */
        public boolean isExact() {
            return status.isSuccess() && errorOfLoss <= EXACT;
        }
    }

    /**
     * Returns the report of one problem; gradients are with respect to {@code θ} and {@code x₀}.
     */
    public static AdjointReport of(AdjointProblem problem, AdjointMethod... methods) {
        return report(AdjointBatch.of(List.of(problem)), true, methods);
    }

    /**
     * Returns the report of a batch, every sample on steps of its own; gradients are those of the
     * mean loss with respect to {@code θ}.
     */
    public static AdjointReport of(AdjointBatch batch, AdjointMethod... methods) {
        return report(batch, false, methods);
    }

    /**
     * Returns the methods a report usually holds together.
     *
     * @param perInterval fixed steps between breaks
     * @param tolerance of the adaptive ones
     */
    public static AdjointMethod[] standardMethods(int perInterval, double tolerance) {
        var dp = AdaptiveIntegrator.DORMAND_PRINCE_54;
        var rk4 = Scheme.RK4;
        var storage = SweepStorage.squareRoot();
        return new AdjointMethod[] {
            AdjointMethod.discrete(rk4, perInterval),
            AdjointMethod.discrete(rk4, perInterval).storing(storage),
            AdjointMethod.discrete(rk4, perInterval).storing(SweepStorage.revolve(4)),
            AdjointMethod.discrete(ButcherTableau.gauss(2), perInterval),
            AdjointMethod.reversible(rk4, perInterval),
            AdjointMethod.frozen(dp, tolerance),
            AdjointMethod.frozen(dp, tolerance).online(4),
            AdjointMethod.interpolated(dp, tolerance),
            AdjointMethod.checkpointedInterpolated(dp, tolerance, 4),
            AdjointMethod.backsolve(dp, tolerance),
            AdjointMethod.interpolated(AdaptiveIntegrator.GRAGG_BULIRSCH_STOER, tolerance),
            AdjointMethod.tangent(rk4, perInterval)
        };
    }

    // ---------------------------------------------------------------- measuring

    private static AdjointReport report(
            AdjointBatch batch, boolean withInitialState, AdjointMethod... methods) {
        AdjointProblem first = batch.samples().get(0);
        int size = flat(batch, withInitialState, first.parameters(), new double[0][]).length;
        AdjointMethod tight =
                size <= MOST_DIRECTIONS
                        ? AdjointMethod.tangent(AdaptiveIntegrator.DORMAND_PRINCE_853, TIGHT)
                        : AdjointMethod.frozen(AdaptiveIntegrator.DORMAND_PRINCE_853, TIGHT);
        String name = tight.name();
        double[] exact;
        try {
            exact = gradient(batch.each(tight), withInitialState);
        } catch (AdjointException e) {
            exact = new double[0];
            name = "none, since " + e.getMessage();
        }
        List<Row> rows = new ArrayList<>();
        for (AdjointMethod method : methods) {
            rows.add(row(batch, withInitialState, method, exact));
        }
        return new AdjointReport(name, List.copyOf(rows));
    }

    private static double[] flat(
            AdjointBatch batch, boolean withInitialState, double[][] theta, double[][] dx0) {
        double[] rows = Arrays.stream(theta).flatMapToDouble(Arrays::stream).toArray();
        int n = withInitialState ? batch.samples().get(0).system().stateDimension() : 0;
        double[] all = Arrays.copyOf(rows, rows.length + n);
        if (dx0.length > 0) {
            System.arraycopy(dx0[0], 0, all, rows.length, n);
        }
        return all;
    }

    private static double[] gradient(List<SweepResult> results, boolean withInitialState) {
        double[] mean = AdjointBatch.meanGradient(results);
        if (!withInitialState) {
            return mean;
        }
        double[] x0 = results.get(0).initialStateGradient();
        double[] all = Arrays.copyOf(mean, mean.length + x0.length);
        System.arraycopy(x0, 0, all, mean.length, x0.length);
        return all;
    }

    private static Row row(
            AdjointBatch batch, boolean withInitialState, AdjointMethod method, double[] exact) {
        try {
            double[] seconds = new double[RUNS];
            List<SweepResult> results = List.of();
            for (int run = 0; run < RUNS; run++) {
                long begin = System.nanoTime();
                results = batch.each(method);
                seconds[run] = 1e-9 * (System.nanoTime() - begin);
            }
            Arrays.sort(seconds);
            double[] gradient = gradient(results, withInitialState);
            double inTime = exact.length == 0 ? Double.NaN : relative(gradient, exact);
            return new Row(
                    method.name(),
                    inTime > 1 ? SolverStatus.DIVERGING : SolverStatus.OPTIMAL,
                    AdjointBatch.meanLoss(results),
                    inTime,
                    errorOfLoss(batch, withInitialState, method, gradient),
                    seconds[RUNS / 2],
                    AdjointBatch.work(results),
                    results.stream().mapToDouble(SweepResult::recoveryError).max().orElseThrow(),
                    remarks(results));
        } catch (AdjointException e) {
            return failed(method, e.status(), e);
        } catch (IllegalArgumentException e) {
            return failed(method, SolverStatus.USER_ERROR, e);
        }
    }

    private static Row failed(AdjointMethod method, SolverStatus status, RuntimeException e) {
        double none = Double.NaN;
        return new Row(
                method.name(),
                status,
                none,
                none,
                none,
                none,
                SweepWork.NONE,
                none,
                List.of(String.valueOf(e.getMessage())));
    }

    /** Returns the warning of the sample that was worst off, if any has one. */
    private static List<String> remarks(List<SweepResult> results) {
        return results.stream()
                .filter(result -> !result.warnings().isEmpty())
                .max(Comparator.comparingDouble(result -> Advice.known(result.recoveryError())))
                .map(SweepResult::warnings)
                .orElse(List.of());
    }

    private static double relative(double[] got, double[] reference) {
        double[] gap = got.clone();
        Dynamics.addScaled(-1, reference, gap);
        double size = norm(reference);
        return size == 0 ? norm(gap) : norm(gap) / size;
    }

    private static double norm(double[] v) {
        return Math.sqrt(Dynamics.dot(v, v));
    }

    /** {@code |e|² = d E⟨e, v⟩²} for unit vectors {@code v}, all of a basis or random ones. */
    private static double errorOfLoss(
            AdjointBatch batch, boolean withInitialState, AdjointMethod method, double[] g) {
        List<LossTangent> tangents = new ArrayList<>();
        for (AdjointProblem sample : batch.samples()) {
            Optional<LossTangent> tangent = method.lossTangent(sample);
            if (tangent.isEmpty()) {
                return Double.NaN;
            }
            tangents.add(tangent.get());
        }
        int d = g.length;
        boolean all = d <= MOST_DIRECTIONS;
        SplittableRandom random = new SplittableRandom(SEED);
        double sum = 0;
        int directions = all ? d : SAMPLED;
        for (int i = 0; i < directions; i++) {
            double[] v = new double[d];
            if (all) {
                v[i] = 1;
            } else {
                Arrays.setAll(v, j -> random.nextBoolean() ? 1 : -1);
            }
            double gap = Dynamics.dot(g, v) - along(batch, tangents, v);
            sum += gap * gap * (all ? 1 : 1.0 / directions);
        }
        double size = norm(g);
        return size == 0 ? Math.sqrt(sum) : Math.sqrt(sum) / size;
    }

    private static double along(AdjointBatch batch, List<LossTangent> tangents, double[] v) {
        AdjointProblem first = batch.samples().get(0);
        int m = first.system().controlDimension();
        int intervals = first.parameters().length;
        double[][] dtheta = new double[intervals][];
        for (int q = 0; q < intervals; q++) {
            dtheta[q] = Arrays.copyOfRange(v, q * m, (q + 1) * m);
        }
        int n = first.system().stateDimension();
        double[] dx0 =
                v.length > intervals * m
                        ? Arrays.copyOfRange(v, intervals * m, v.length)
                        : new double[n];
        return tangents.stream().mapToDouble(t -> t.along(dx0, dtheta)).sum() / tangents.size();
    }

    // ------------------------------------------------------------------ reading

    /**
     * Returns what to take, and what to leave, in one sentence made of the rows: the exact method
     * of least memory among those no more than twice as far from the exact flow as the best of
     * them, and the worst offender.
     */
    public String advice() {
        return Advice.from(rows);
    }

    static String bytes(long bytes) {
        if (bytes < 10_000) {
            return bytes + " B";
        }
        return bytes < 10_000_000
                ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }

    /** Returns the table, its remarks and the advice. */
    @Override
    public String toString() {
        int wide = rows.stream().mapToInt(row -> row.method().length()).max().orElse(6);
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-" + wide + "s %9s %9s %9s %8s %8s %7s %8s %8s %9s%n",
                        "adjoint",
                        "in time",
                        "of loss",
                        "ms",
                        "f",
                        "pull",
                        "states",
                        "bytes",
                        "again",
                        "x(0) off"));
        for (Row row : rows) {
            text.append(String.format(Locale.ROOT, "%-" + wide + "s ", row.method()));
            text.append(row.hasGradient() ? numbers(row) : "");
            text.append(row.status().isSuccess() ? "" : "  " + row.status());
            text.append(System.lineSeparator());
        }
        text.append("exact in time: ").append(reference).append(System.lineSeparator());
        IntStream.range(0, rows.size())
                .filter(i -> !rows.get(i).remarks().isEmpty())
                .forEach(
                        i ->
                                text.append(rows.get(i).method())
                                        .append(": ")
                                        .append(String.join("; ", rows.get(i).remarks()))
                                        .append(System.lineSeparator()));
        return text.append(advice()).toString();
    }

    private static String numbers(Row row) {
        SweepWork work = row.work();
        return String.format(
                Locale.ROOT,
                "%9s %9s %9.3f %8d %8d %7d %8s %8d %9s",
                number(row.errorInTime()),
                number(row.errorOfLoss()),
                1e3 * row.seconds(),
                work.evaluations(),
                work.pullBacks(),
                work.storedStates(),
                bytes(work.bytes()),
                work.repeatedSteps(),
                number(row.recoveryError()));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1e", value);
    }
}
