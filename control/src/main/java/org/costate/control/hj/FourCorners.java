package org.costate.control.hj;

import java.util.ArrayList;
import java.util.List;

/**
 * The commutative diagram of a layer, each corner and each arrow a function.
 *
 * <pre>
 *      network f_ε ── ε → 0 ──▶ tropical f_0      rows: vanishing temperature, vanishing viscosity
 *         │ ▲                       │ ▲
 *  |x|²/4t − ·                 |x|²/4t − ·        columns: exact, both ways
 *         ▼ │                       ▼ │
 *      viscous u_ε ── ε → 0 ──▶ Hopf–Lax u_0
 * </pre>
 *
 * <p>The fourth corner, the convex programme, stands at either end of both rows: {@code f_ε = max
 * π·z + εH(π)} and {@code u_ε = min π·E − εH(π)}, a linear programme at {@code ε = 0}. The columns
 * are evaluated from different data, {@code (W, b)} and {@code (y, g)}, so that their agreement is
 * measured. {@code u} is the raw function, as a layer gives it.
 */
public final class FourCorners {

    private final LseLayer layer;
    private final HopfColeDictionary dictionary;
    private final AtomMeasure atoms;

    private FourCorners(LseLayer layer, HopfColeDictionary dictionary) {
        this.layer = layer;
        this.dictionary = dictionary;
        this.atoms = dictionary.atoms(layer);
    }

    /** Returns the diagram of a layer read at time {@code t} under {@code H = |p|²}. */
    public static FourCorners of(LseLayer layer, double t) {
        return new FourCorners(layer, HopfColeDictionary.at(t, layer.dimension()));
    }

    /** The upper left corner. */
    public double network(double... x) {
        return layer.value(x);
    }

    /** The upper right corner. */
    public double tropical(double... x) {
        return layer.atTemperature(0).value(x);
    }

    /** The lower left corner, from the atoms. */
    public double viscous(double... x) {
        return HopfColeSolution.of(atoms, layer.temperature()).raw(x, dictionary.t());
    }

    /** The lower right corner, from the atoms. */
    public double hopfLax(double... x) {
        return HopfColeSolution.of(atoms, 0).raw(x, dictionary.t());
    }

    /** The convex programme of the network: {@code max π·z + εH(π)}, solved as such. */
    public double networkProgramme(double... x) {
        return EntropicProgramme.of(layer.logits(x), layer.temperature()).maximum().value();
    }

    /** The convex programme of the solution: {@code min π·E − εH(π)}, solved as such. */
    public double solutionProgramme(double... x) {
        double[] e = HopfColeSolution.of(atoms, 0).energies(x, dictionary.t());
        double[] scores = LegendreTransform.negative(e);
        return -EntropicProgramme.of(scores, layer.temperature()).maximum().value();
    }

    /** Both columns, downwards and upwards: {@code |x|²/(4t) − value}. */
    public double column(double[] x, double value) {
        return dictionary.kinetic(x) - value;
    }

    /** Both rows: this diagram at another temperature. */
    public FourCorners atTemperature(double epsilon) {
        return new FourCorners(layer.atTemperature(epsilon), dictionary);
    }

    /**
     * What the diagram does at one temperature, each number the largest over the points.
     *
     * @param epsilon the temperature
     * @param leftColumn {@code |x|²/4t − f_ε − u_ε}
     * @param rightColumn {@code |x|²/4t − f_0 − u_0}
     * @param networkRow {@code f_ε − f_0}
     * @param solutionRow {@code u_0 − u_ε}
     * @param commutation the difference of the two ways from {@code f_ε} to {@code u_0}'s corner:
     *     {@code (f_ε − f_0) − (u_0 − u_ε)}
     * @param programmes the larger of {@code f_ε} and {@code u_ε} against their convex programmes
     * @param sharpBound {@code ε log(1 + (N−1)e^{−Δ/ε})}
     * @param bound {@code ε log N}
     */
    public record Row(
            double epsilon,
            double leftColumn,
            double rightColumn,
            double networkRow,
            double solutionRow,
            double commutation,
            double programmes,
            double sharpBound,
            double bound) {}

    /** Measures the diagram at temperatures. Unit weights: the programmes know no others. */
    public List<Row> table(double[][] points, double... epsilons) {
        if (layer.isWeighted()) {
            throw new IllegalArgumentException(
                    "HJ-06: the table takes a layer of unit weights. Try: add ε log w to b");
        }
        List<Row> rows = new ArrayList<>();
        for (double epsilon : epsilons) {
            rows.add(atTemperature(epsilon).row(points));
        }
        return rows;
    }

    private Row row(double[][] points) {
        double epsilon = layer.temperature();
        double[] worst = new double[7];
        for (double[] x : points) {
            double f = network(x);
            double f0 = tropical(x);
            double u = viscous(x);
            double u0 = hopfLax(x);
            raise(worst, 0, column(x, f) - u);
            raise(worst, 1, column(x, f0) - u0);
            raise(worst, 2, f - f0);
            raise(worst, 3, u0 - u);
            raise(worst, 4, (f - f0) - (u0 - u));
            raise(worst, 5, f - networkProgramme(x));
            raise(worst, 5, u - solutionProgramme(x));
            raise(worst, 6, LogSumExp.at(epsilon).excessBound(layer.logits(x)));
        }
        double bound = epsilon * Math.log(layer.neurons());
        return new Row(
                epsilon, worst[0], worst[1], worst[2], worst[3], worst[4], worst[5], worst[6],
                bound);
    }

    private static void raise(double[] worst, int i, double error) {
        worst[i] = Math.max(worst[i], Math.abs(error));
    }
}
