package org.costate.control;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.costate.control.formula.Derivatives;
import org.costate.control.formula.Formula;
import org.costate.control.formula.KinkedFormula;

/**
 * The interval of one control, cut at the kinks of {@code H}: breakpoints {@code b_0 < … < b_K} and
 * the signs of the kinks on each piece. Position {@code 2i} is breakpoint {@code i}, {@code 2k + 1}
 * the inside of piece {@code k}.
 */
final class ScalarPieces {

    final int control;
    final double[] breakpoints;
    private final int[] signPlaces;
    private final double[][] signs;

    private ScalarPieces(int control, double[] breakpoints, int[] signPlaces, double[][] signs) {
        this.control = control;
        this.breakpoints = breakpoints;
        this.signPlaces = signPlaces;
        this.signs = signs;
    }

    static ScalarPieces of(
            ControlPrograms programs, int j, double lower, double upper, double[] constants) {
        String name = programs.name(j);
        List<KinkedFormula.Kink> all = programs.kinks();
        SortedMap<Double, Integer> cuts = new TreeMap<>();
        int[] places = new int[all.size()];
        double[][] lines = new double[all.size()][];
        int count = 0;
        for (int i = 0; i < all.size(); i++) {
            if (Derivatives.dependsOn(all.get(i).argument(), name)) {
                lines[count] = line(programs, all.get(i).argument(), name, constants);
                places[count++] = constants.length + i;
            }
        }
        for (int i = 0; i < count; i++) {
            double cut = -lines[i][0] / lines[i][1];
            if (cut > lower && cut < upper) {
                cuts.put(cut, i);
            }
        }
        double[] b = new double[cuts.size() + 2];
        b[0] = lower;
        int k = 1;
        for (double cut : cuts.keySet()) {
            b[k++] = cut;
        }
        b[k] = upper;
        double[][] signs = new double[b.length - 1][count];
        for (int piece = 0; piece + 1 < b.length; piece++) {
            double middle = inside(b[piece], b[piece + 1]);
            for (int i = 0; i < count; i++) {
                signs[piece][i] = Math.signum(lines[i][0] + lines[i][1] * middle);
            }
        }
        return new ScalarPieces(j, b, Arrays.copyOf(places, count), signs);
    }

    /** Returns value at zero and slope of an argument that is affine in one control alone. */
    private static double[] line(
            ControlPrograms programs, Formula argument, String name, double[] constants) {
        Formula slope = Derivatives.derivative(argument, name);
        Formula zero = argument.with(Map.of(name, Formula.number(0)));
        List<String> known = programs.hamiltonian().constantNames();
        if (!known.containsAll(slope.symbols()) || !known.containsAll(zero.symbols())) {
            throw new IllegalArgumentException(
                    "PROBLEM-11: the kink at "
                            + argument
                            + " = 0 moves with states or other controls, so no law is derived."
                            + " Try: a law of your own");
        }
        return new double[] {programs.number(zero, constants), programs.number(slope, constants)};
    }

    private static double inside(double a, double b) {
        if (Double.isInfinite(a)) {
            return Double.isInfinite(b) ? 0 : b - 1;
        }
        return Double.isInfinite(b) ? a + 1 : 0.5 * (a + b);
    }

    int pieces() {
        return signs.length;
    }

    /** Sets the signs of this control's kinks to those of a piece. */
    void enter(int piece, LawPoint at) {
        for (int i = 0; i < signPlaces.length; i++) {
            at.constants[signPlaces[i]] = signs[piece][i];
        }
    }

    ArcKind kind(int position) {
        if (position % 2 == 1) {
            return ArcKind.INTERIOR;
        }
        return position == 0
                ? ArcKind.LOWER
                : position == 2 * pieces() ? ArcKind.UPPER : ArcKind.KINK;
    }
}
