package org.costate.control.hj.landscape;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.util.FastMath;

/** A point where {@code ∇H = 0}, with the eigenvalues of {@code ∇²H}. */
public final class CriticalPoint {

    private static final double SINGULAR = 1e-9;

    private final double[] x;
    private final double temperature;
    private final double entropy;
    private final double[] eigenvalues;
    private final int index;
    private final boolean degenerate;

    private CriticalPoint(
            double[] x, EntropyJet jet, double[] eigenvalues, int index, boolean degenerate) {
        this.x = x;
        this.temperature = jet.temperature;
        this.entropy = Math.max(jet.entropy, 0);
        this.eigenvalues = eigenvalues;
        this.index = index;
        this.degenerate = degenerate;
    }

    /** Classifies a point at which the gradient vanishes. */
    static CriticalPoint at(EntropyLandscape landscape, double[] x) {
        EntropyJet jet = landscape.jet(x, landscape.temperature());
        double[][] graded = jet.hessian();
        int d = x.length;
        double[][] balanced = new double[d][d];
        double[][] plain = new double[d][d];
        for (int a = 0; a < d; a++) {
            for (int b = 0; b <= a; b++) {
                double half = 0.5 * (jet.scale[a] - jet.scale[b]);
                balanced[a][b] = balanced[b][a] = graded[a][b] * FastMath.exp(half);
                plain[a][b] = plain[b][a] = graded[a][b] * FastMath.exp(jet.scale[a]);
            }
        }
        double[] signs = new Spectrum(balanced).values();
        double least = Arrays.stream(signs).map(Math::abs).min().getAsDouble();
        double size = Arrays.stream(signs).map(Math::abs).max().getAsDouble();
        int index = (int) Arrays.stream(signs).filter(s -> s < 0).count();
        return new CriticalPoint(
                x.clone(), jet, new Spectrum(plain).values(), index, !(least > SINGULAR * size));
    }

    /** Returns the place, {@code d} numbers, fresh. */
    public double[] point() {
        return x.clone();
    }

    /** Returns {@code ε}. */
    public double temperature() {
        return temperature;
    }

    /** Returns {@code H} there. */
    public double entropy() {
        return entropy;
    }

    /** Returns the eigenvalues of {@code ∇²H} in rising order, fresh. */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /** Returns the number of negative eigenvalues (of a congruent matrix of balanced rows). */
    public int morseIndex() {
        return index;
    }

    /**
     * Returns {@code sign det ∇²H = (−1)^index}, the degree of an isolated zero; 0 if degenerate.
     */
    public int degree() {
        return degenerate ? 0 : index % 2 == 0 ? 1 : -1;
    }

    /** Returns the kind. */
    public CriticalKind kind() {
        if (degenerate) {
            return CriticalKind.DEGENERATE;
        }
        return index == 0
                ? CriticalKind.MINIMUM
                : index == x.length ? CriticalKind.MAXIMUM : CriticalKind.SADDLE;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s at %s, ε = %.6g, H = %.9g",
                kind(),
                Arrays.toString(x),
                temperature,
                entropy);
    }
}
