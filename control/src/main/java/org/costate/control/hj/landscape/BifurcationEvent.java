package org.costate.control.hj.landscape;

import java.util.Arrays;
import java.util.Locale;

/**
 * A point {@code (x, ε)} where {@code ∇H = 0} and {@code ∇²H v = 0}, with its normal form.
 *
 * <p>Along the null vector {@code v}, {@code |v| = 1}, with {@code s} the displacement and {@code η
 * = ε − ε_c}, critical points solve
 *
 * <pre>
 *   fold        b η + a s²/2 = 0          a = H_vvv,  b = ∂_ε H_v:   s = ±√(−2bη/a)
 *   pitchfork   m η s + c s³/6 = 0        m = dH_vv/dε on the branch,  c = H_vvvv − 3 q·J⁺q
 * </pre>
 *
 * <p>with {@code q} the part of {@code H_vv·} orthogonal to {@code v}.
 */
public final class BifurcationEvent {

    private final double[] x;
    private final double[] v;
    private final double temperature;
    private final EventKind kind;
    private final NormalForm form;
    private final double residual;
    private final int steps;

    /**
     * The coefficients.
     *
     * @param cubicDerivative {@code a = H_vvv}
     * @param transversality {@code b = ∂_ε H_v}
     * @param crossing {@code m}; NaN where it was not asked for
     * @param quartic {@code c}; NaN where it was not asked for
     */
    public record NormalForm(
            double cubicDerivative, double transversality, double crossing, double quartic) {}

    BifurcationEvent(
            double[] x,
            double[] v,
            double temperature,
            EventKind kind,
            NormalForm form,
            double residual,
            int steps) {
        this.x = x;
        this.v = v;
        this.temperature = temperature;
        this.kind = kind;
        this.form = form;
        this.residual = residual;
        this.steps = steps;
    }

    /** Returns the place, fresh. */
    public double[] point() {
        return x.clone();
    }

    /** Returns {@code v}, fresh; its sign means nothing. */
    public double[] nullVector() {
        return v.clone();
    }

    /** Returns {@code ε_c}. */
    public double temperature() {
        return temperature;
    }

    /** Returns what happens. */
    public EventKind kind() {
        return kind;
    }

    /** Returns the normal form. */
    public NormalForm normalForm() {
        return form;
    }

    /** Returns the size of the last Newton step, in {@code x} and {@code log ε}. */
    public double residual() {
        return residual;
    }

    /** Returns the number of Newton steps. */
    public int steps() {
        return steps;
    }

    /** Says whether Newton's method settled. */
    public boolean isConverged() {
        return kind != EventKind.UNRESOLVED;
    }

    /** Says whether this is a fold of whatever kind. */
    public boolean isFold() {
        return switch (kind) {
            case MINIMUM_SADDLE, MAXIMUM_SADDLE, MINIMUM_MAXIMUM, SADDLE_SADDLE -> true;
            default -> false;
        };
    }

    /** Says whether the pair (fold) or the outer branches (pitchfork) exist below {@code ε_c}. */
    public boolean existsBelow() {
        return isFold()
                ? form.transversality * form.cubicDerivative > 0
                : form.crossing * form.quartic > 0;
    }

    /**
     * Returns the leading term of the distance of the pair (fold) or of the two outer branches
     * (pitchfork) at {@code ε}; NaN on the side where they are not.
     */
    public double separation(double epsilon) {
        double eta = epsilon - temperature;
        double square =
                isFold()
                        ? -2 * form.transversality * eta / form.cubicDerivative
                        : -6 * form.crossing * eta / form.quartic;
        return 2 * Math.sqrt(square);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s at %s, ε = %.9g", kind, Arrays.toString(x), temperature);
    }
}
