package org.costate.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costate.cli.flow.Flow;
import org.costate.control.adjoint.AdjointBatch;
import org.costate.control.adjoint.AdjointMethod;
import org.costate.control.adjoint.AdjointReport;
import org.costate.nets.Ensemble;
import org.costate.nets.NetworkAdjoints;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.data.DataSet;
import org.costate.nets.io.Wording;
import org.costate.nets.model.Model;
import org.costate.nets.model.ModelFolder;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.jspecify.annotations.Nullable;

/** What the adjoints are asked about. */
sealed interface AdjointSubject {

    /** Returns what it is, a line each. */
    List<String> lines();

    /** Returns its name, for titles. */
    String title();

    /** Returns the scheme of fixed steps. */
    Scheme scheme();

    /** Returns the grid of fixed steps. */
    TimeGrid grid();

    /** Returns the methods that suit it, unless others are asked for. */
    List<AdjointChoice> usual();

    /** Holds the methods against its references. */
    AdjointReport report(AdjointMethod... methods);

    /**
     * A flow by name.
     *
     * @param flow the flow
     * @param grid fixed steps
     */
    record Named(Flow flow, TimeGrid grid) implements AdjointSubject {

        static Named of(Flow flow, int perInterval) {
            return new Named(flow, flow.problem().grid(perInterval));
        }

        @Override
        public List<String> lines() {
            return List.of(
                    "flow      " + flow.name() + ": " + flow.statement(),
                    "shows     " + flow.lesson(),
                    "steps     " + grid.steps() + " of " + scheme().name());
        }

        @Override
        public String title() {
            return flow.name();
        }

        @Override
        public Scheme scheme() {
            return Scheme.RK4;
        }

        @Override
        public List<AdjointChoice> usual() {
            return List.of(AdjointChoice.values());
        }

        @Override
        public AdjointReport report(AdjointMethod... methods) {
            return AdjointReport.of(flow.problem(), methods);
        }
    }

    /**
     * A saved network and samples of its data.
     *
     * @param model the network with its weights
     * @param samples inputs, scaled, with what is wanted
     */
    record Saved(Model model, DataSet samples) implements AdjointSubject {

        /** Draws samples of the data a network was trained on, or of other data. */
        static Saved of(Path folder, @Nullable String data, int samples, long seed) {
            Model model = ModelFolder.read(folder);
            DataOptions options = new DataOptions();
            options.data = data == null ? model.dataName() : data;
            if (data == null && !options.isNamed()) {
                throw new UsageException(
                        "CLI-01",
                        "the network was trained on "
                                + Wording.quoted(model.dataName())
                                + ", which is no data set by name; where is it?",
                        "--data FILE.");
            }
            DataSet whole = options.load(model.seed());
            requireFit(model, whole);
            int[] rows = IntStream.range(0, whole.size()).toArray();
            SplittableRandom random = new SplittableRandom(seed);
            int count = Math.min(samples, rows.length);
            for (int i = 0; i < count; i++) {
                int j = random.nextInt(i, rows.length);
                int row = rows[j];
                rows[j] = rows[i];
                rows[i] = row;
            }
            DataSet drawn = whole.select(java.util.Arrays.copyOf(rows, count));
            return new Saved(model, model.scaling().apply(drawn));
        }

        private static void requireFit(Model model, DataSet data) {
            boolean fits =
                    data.featureCount() == model.network().features()
                            && data.classNames().equals(model.classNames())
                            && data.targetCount() == model.targetNames().size();
            if (!fits) {
                throw new UsageException(
                        "CONFIG-03",
                        "data set "
                                + Wording.quoted(data.name())
                                + " has "
                                + data.featureCount()
                                + " features and other classes or targets than the network, which"
                                + " takes "
                                + model.network().features()
                                + ".",
                        "the data it was trained on.");
            }
        }

        private ResidualNetwork network() {
            return model.network();
        }

        @Override
        public List<String> lines() {
            return List.of(
                    "network   " + network(),
                    "samples   " + samples.size() + " of " + model.dataName(),
                    "gradient  of the mean loss in the weights of the steps, " + model.loss());
        }

        @Override
        public String title() {
            return "a network of " + grid().steps() + " steps, trained on " + model.dataName();
        }

        @Override
        public Scheme scheme() {
            return network().scheme();
        }

        @Override
        public TimeGrid grid() {
            return network().grid();
        }

        /** Without the forward sweeps: there is one for each weight. */
        @Override
        public List<AdjointChoice> usual() {
            return List.of(
                    AdjointChoice.DISCRETE,
                    AdjointChoice.SQUARE_ROOT,
                    AdjointChoice.REVOLVE,
                    AdjointChoice.REVERSIBLE,
                    AdjointChoice.FROZEN,
                    AdjointChoice.ONLINE,
                    AdjointChoice.INTERPOLATED,
                    AdjointChoice.CHECKPOINTED,
                    AdjointChoice.BACKSOLVE);
        }

        @Override
        public AdjointReport report(AdjointMethod... methods) {
            Ensemble ensemble = Samples.ensemble(samples);
            AdjointBatch batch =
                    NetworkAdjoints.batch(
                            network().fitting(ensemble, model.loss()), model.weights());
            return AdjointReport.of(batch, methods);
        }
    }
}
