package org.costate.ode;

import java.util.Locale;

/**
 * A composition of Euler steps of the parts of a separable system {@code f = f_0 + f_1 + …}.
 *
 * <p>Substep {@code j} is {@code x ← x + w_j h f_{part_j}(x)}. When each part only reads what it
 * does not write, as in {@code ż = g(y)}, {@code ẏ = −k(z)}, every substep is exact, invertible and
 * a shear, so the whole is symplectic for Hamiltonian parts [Hairer, Lubich, Wanner 2006, II.5].
 */
public final class Splitting implements Scheme {

    private static final double CONSISTENCY = 1e-14; // at most a handful of weights

    private final String name;
    private final int[] parts;
    private final double[] weights;

    private Splitting(String name, int[] parts, double[] weights) {
        this.name = name;
        this.parts = parts;
        this.weights = weights;
    }

    /**
     * Returns the composition that advances {@code parts[j]} by {@code weights[j]} steps in turn.
     *
     * @throws IllegalArgumentException if the lengths differ, a part is negative, or the weights of
     *     a part do not sum to 1
     */
    public static Splitting of(String name, int[] parts, double... weights) {
        if (parts.length != weights.length || parts.length == 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "splitting \"%s\" has %d parts and %d weights; give one weight a part",
                            name,
                            parts.length,
                            weights.length));
        }
        for (int part : parts) {
            if (part < 0) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "splitting \"%s\" advances part %d; parts are counted from 0",
                                name,
                                part));
            }
        }
        Splitting splitting = new Splitting(name, parts.clone(), weights.clone());
        for (int part = 0; part < splitting.partCount(); part++) {
            double sum = 0;
            for (int j = 0; j < parts.length; j++) {
                sum += parts[j] == part ? weights[j] : 0;
            }
            if (!(Math.abs(sum - 1) <= CONSISTENCY)) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "weights of part %d in splitting \"%s\" sum to %s, expected 1",
                                part,
                                name,
                                sum));
            }
        }
        return splitting;
    }

    /**
     * Returns Störmer–Verlet steps of {@code γ_1 h, …, γ_m h} in turn, as one splitting of two
     * parts whose adjoining half steps are joined: {@code 2m + 1} substeps.
     *
     * <p>Symmetric and of even order if {@code γ_i = γ_{m+1−i}}; of order 4 and more if also {@code
     * Σ γ_i³ = 0} [Yoshida 1990].
     *
     * @param fractions {@code γ_i}, summing to 1
     * @throws IllegalArgumentException if they do not sum to 1
     */
    public static Splitting ofVerletSteps(String name, double... fractions) {
        int m = fractions.length;
        int[] parts = new int[2 * m + 1];
        double[] weights = new double[2 * m + 1];
        for (int i = 0; i < m; i++) {
            weights[2 * i] += 0.5 * fractions[i];
            parts[2 * i + 1] = 1;
            weights[2 * i + 1] = fractions[i];
            weights[2 * i + 2] = 0.5 * fractions[i];
        }
        return of(name, parts, weights);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int stages() {
        return parts.length;
    }

    /** Returns the part that substep {@code j} advances. */
    public int part(int j) {
        return parts[j];
    }

    /** Returns the fraction of the step that substep {@code j} takes. */
    public double weight(int j) {
        return weights[j];
    }

    /** Returns the number of parts it needs. */
    public int partCount() {
        int count = 0;
        for (int part : parts) {
            count = Math.max(count, part + 1);
        }
        return count;
    }

    @Override
    public String toString() {
        return name;
    }
}
