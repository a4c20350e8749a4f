package org.costate.plots;

import static org.costate.plots.Paths.each;

/** Pictures of a training, from a small network that is really trained. */
final class GalleryOfTraining {

    private final SmallNetwork network = new SmallNetwork();

    Figure learning() {
        double[] epochs = each(SmallNetwork.EPOCHS, k -> k + 1);
        int best = 0;
        for (int k = 0; k < SmallNetwork.EPOCHS; k++) {
            best = network.course[2][k] < network.course[2][best] ? k : best;
        }
        return LearningCurves.of("cross-entropy")
                .on("training", epochs, network.course[0], network.course[1])
                .on("validation", epochs, network.course[2], network.course[3])
                .bestEpoch(best + 1)
                .figure()
                .titled("Three spiral arms")
                .subtitled("10 residual layers of 5 tanh units, Adam, whole batches")
                .sized(700, 480);
    }

    Figure region() {
        Bounds b = Bounds.of(-1.3, 1.3, -1.3, 1.3);
        double[][][] p = new double[121][121][];
        for (int i = 0; i <= 120; i++) {
            for (int j = 0; j <= 120; j++) {
                double[] point = {-1.3 + 2.6 * j / 120, -1.3 + 2.6 * i / 120};
                p[i][j] = network.probabilities(network.states(point)[SmallNetwork.LAYERS]);
            }
        }
        return Figure.of(
                        Panel.decisionRegion(Labels.axes("x₁", "x₂"), b, p)
                                .classNames("arm 1", "arm 2", "arm 3")
                                .training(network.training, network.trainingClasses)
                                .test(network.test, network.testClasses))
                .titled("How the network divides the plane")
                .subtitled("paler where it is unsure; lines where two classes are equal")
                .sized(560, 606);
    }

    Figure profiles() {
        Profiles panel = Panel.profiles(Labels.axes("layer", "mean ‖p‖"), "epoch").logY();
        for (int epoch : new int[] {1, 3, 10, 30, 60, 120, 240}) {
            panel = panel.at(epoch, network.costates.get(epoch - 1));
        }
        return Figure.of(panel)
                .titled("Costates along the layers")
                .subtitled("they fade as the training converges")
                .sized(660, 380);
    }
}
