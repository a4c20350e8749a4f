package org.costate.cli.theory;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.HopfColeSolution;
import org.costate.control.hj.LseLayer;

/** Every derivative of a layer and of its solution against central differences. */
final class LayerDerivatives {

    private static final double T = 0.8;
    private static final double EPSILON = 0.3;

    private LayerDerivatives() {}

    static TheoryRow row(SplittableRandom random) {
        double worst = 0;
        AtomMeasure atoms = Line.randomAtoms(5, 2, random);
        for (double[] x : Line.randomPoints(20, 2, 2, random)) {
            worst = Math.max(worst, ofLayer(atoms.layer(T, EPSILON), x));
            worst = Math.max(worst, ofSolution(atoms, x));
        }
        return TheoryRow.atMost(
                "T1.8", "ten derivatives of f and u against differences", "–", 1e-8, worst);
    }

    /** Extrapolated central difference: {@code O(h⁴)}. */
    private static double difference(DoubleUnaryOperator f, double at) {
        double h = 1e-3;
        double wide = (f.applyAsDouble(at + h) - f.applyAsDouble(at - h)) / (2 * h);
        double near = (f.applyAsDouble(at + h / 2) - f.applyAsDouble(at - h / 2)) / h;
        return (4 * near - wide) / 3;
    }

    private static double[] moved(double[] x, int i, double to) {
        double[] moved = x.clone();
        moved[i] = to;
        return moved;
    }

    private static double ofLayer(LseLayer f, double[] x) {
        double worst =
                Math.abs(
                        f.temperatureDerivative(x)
                                - difference(e -> f.atTemperature(e).value(x), f.temperature()));
        for (int i = 0; i < 2; i++) {
            int axis = i;
            worst =
                    worst(
                            worst,
                            f.gradient(x)[i],
                            difference(s -> f.value(moved(x, axis, s)), x[i]));
            for (int k = 0; k < 2; k++) {
                int other = k;
                worst =
                        worst(
                                worst,
                                f.hessian(x)[i][k],
                                difference(s -> f.gradient(moved(x, other, s))[axis], x[k]));
            }
        }
        double[][] w = f.weights();
        double[] b = f.biases();
        for (int j = 0; j < b.length; j++) {
            int row = j;
            worst =
                    worst(
                            worst,
                            f.gibbs(x).probability(j),
                            difference(
                                    s -> LseLayer.of(w, moved(b, row, s), EPSILON).value(x), b[j]));
            worst =
                    worst(
                            worst,
                            f.weightGradient(x)[j][1],
                            difference(
                                    s -> {
                                        double[][] other = f.weights();
                                        other[row][1] = s;
                                        return LseLayer.of(other, b, EPSILON).value(x);
                                    },
                                    w[j][1]));
        }
        return worst;
    }

    private static double ofSolution(AtomMeasure atoms, double[] x) {
        HopfColeSolution u = HopfColeSolution.of(atoms, EPSILON);
        double worst = worst(0, u.timeDerivative(x, T), difference(s -> u.value(x, s), T));
        for (int i = 0; i < 2; i++) {
            int axis = i;
            worst =
                    worst(
                            worst,
                            u.gradient(x, T)[i],
                            difference(s -> u.value(moved(x, axis, s), T), x[i]));
            worst =
                    worst(
                            worst,
                            u.hessian(x, T)[i][1 - i],
                            difference(s -> u.gradient(moved(x, 1 - axis, s), T)[axis], x[1 - i]));
        }
        double[][] y = atoms.positions();
        double[] g = atoms.initialValues();
        for (int j = 0; j < g.length; j++) {
            int atom = j;
            worst =
                    worst(
                            worst,
                            u.initialValueGradient(x, T)[j],
                            difference(s -> raw(AtomMeasure.of(y, moved(g, atom, s)), x), g[j]));
            worst =
                    worst(
                            worst,
                            u.positionGradient(x, T)[j][0],
                            difference(
                                    s -> {
                                        double[][] other = atoms.positions();
                                        other[atom][0] = s;
                                        return raw(AtomMeasure.of(other, g), x);
                                    },
                                    y[j][0]));
        }
        return worst;
    }

    private static double raw(AtomMeasure atoms, double[] x) {
        return HopfColeSolution.of(atoms, EPSILON).raw(x, T);
    }

    private static double worst(double before, double exact, double difference) {
        return Math.max(before, Math.abs(exact - difference));
    }
}
