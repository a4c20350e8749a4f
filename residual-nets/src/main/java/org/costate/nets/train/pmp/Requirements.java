package org.costate.nets.train.pmp;

import org.costate.control.transcription.Damping;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.Fitting;
import org.costate.nets.TrainingProblem;

/** What the methods of this package ask of a problem. */
final class Requirements {

    private Requirements() {}

    static TrainingProblem network(Fitting problem, String method) {
        if (problem instanceof TrainingProblem training) {
            return training;
        }
        throw new IllegalArgumentException(
                "METHOD-01: " + method + " trains residual networks only. Try: adam or lbfgs");
    }

    static void linear(TrainingProblem problem, Damping damping) {
        if (!problem.network().block().isLinearInMatrices() || damping != Damping.CONTROL) {
            throw new IllegalArgumentException(
                    "METHOD-01: over finitely many weights the Hamiltonian is maximised in closed"
                            + " form, which needs a block that is linear in its matrices and damping"
                            + " by the control, got "
                            + problem.network().block().family()
                            + " and "
                            + damping
                            + ". Try: block pre-activation and Damping.CONTROL");
        }
    }

    static int threads(EnsembleGradient engine) {
        return engine instanceof EnsembleSweep sweep ? sweep.options().threads() : 1;
    }
}
