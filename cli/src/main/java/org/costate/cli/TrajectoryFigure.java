package org.costate.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.LayerReport;
import org.costate.nets.Lift;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.SweepOptions;
import org.costate.nets.data.DataSet;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.Panel;

/**
 * The ways of test samples through the layers: in a plane, and along time.
 *
 * <p>Inputs in the plane behind a padded lift are shown in their own two channels; anything wider
 * in the two principal directions of the terminal states.
 */
final class TrajectoryFigure {

    private static final int SAMPLES = 60;

    private final Outcome outcome;
    private final ResidualNetwork network;
    private final DataSet chosen;

    TrajectoryFigure(Outcome outcome) {
        this.outcome = outcome;
        this.network = outcome.experiment().network();
        DataSet test = outcome.experiment().samples().test();
        this.chosen = test.select(TrainingFigures.spread(test.size(), SAMPLES));
    }

    Figure figure() {
        List<double[]> states = states();
        double[][] axes = axes(states.get(states.size() - 1));
        List<double[][]> paths = paths(states, axes);
        String[] names = axisNames();
        double[] times = network.grid().toArray();
        var inTime =
                Panel.trajectoriesInTime(
                        Labels.of("Along time", "time t", names[0]), times, paths, groups(), 0);
        Figure figure = Figure.of(inTime.classNames(groupNames()));
        if (axes.length > 1) {
            var inPlane =
                    Panel.trajectoriesInPlane(
                            Labels.of("In the plane", names[0], names[1]), paths, groups(), 0, 1);
            figure =
                    Figure.grid(
                            2, inPlane.classNames(groupNames()), inTime.classNames(groupNames()));
        }
        return figure.titled("How the layers move the samples")
                .subtitled(chosen.size() + " test samples through " + network);
    }

    private List<double[]> states() {
        Ensemble ensemble = Samples.ensemble(chosen);
        try (EnsembleSweep sweep =
                EnsembleSweep.of(network, outcome.experiment().loss(), SweepOptions.standard())) {
            LayerReport report = sweep.observe(outcome.training().weights(), ensemble);
            return report.states();
        }
    }

    private boolean showsInputs() {
        return network.lift() instanceof Lift.Padded && chosen.featureCount() <= 2;
    }

    private String[] axisNames() {
        return showsInputs()
                ? new String[] {"x₁", "x₂"}
                : new String[] {"first principal direction", "second principal direction"};
    }

    private double[][] axes(double[] terminal) {
        int width = network.width();
        if (showsInputs() && network.lift() instanceof Lift.Padded padded) {
            double[][] axes = new double[chosen.featureCount()][width];
            for (int j = 0; j < axes.length; j++) {
                axes[j][padded.channel(j)] = 1;
            }
            return axes;
        }
        return PrincipalDirections.of(terminal, width, Math.min(2, width));
    }

    private List<double[][]> paths(List<double[]> states, double[][] axes) {
        int width = network.width();
        List<double[][]> paths = new ArrayList<>();
        for (int s = 0; s < chosen.size(); s++) {
            double[][] path = new double[states.size()][axes.length];
            for (int k = 0; k < path.length; k++) {
                for (int a = 0; a < axes.length; a++) {
                    for (int i = 0; i < width; i++) {
                        path[k][a] += axes[a][i] * states.get(k)[s * width + i];
                    }
                }
            }
            paths.add(path);
        }
        return paths;
    }

    /** The classes, or thirds of a real target. */
    private int[] groups() {
        if (outcome.isForClasses()) {
            return chosen.labelsUnsafe().clone();
        }
        int[] groups = new int[chosen.size()];
        double[] sorted = new double[chosen.size()];
        Arrays.setAll(sorted, i -> chosen.target(i, 0));
        Arrays.sort(sorted);
        for (int i = 0; i < groups.length; i++) {
            int rank = Arrays.binarySearch(sorted, chosen.target(i, 0));
            groups[i] = Math.min(2, 3 * Math.max(0, rank) / groups.length);
        }
        return groups;
    }

    private String[] groupNames() {
        return outcome.isForClasses()
                ? chosen.classNames().toArray(String[]::new)
                : new String[] {"low target", "middle", "high"};
    }
}
