package org.costate.control.hj.landscape;

import java.util.Locale;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The least squares line through {@code (log x, log y)}: {@code y ≈ e^{intercept} x^{slope}}.
 *
 * @param slope the exponent
 * @param standardError of the slope, from the scatter about the line; 0 for two points
 * @param intercept {@code log} of the factor
 * @param rSquared the part of the variance the line takes away
 * @param points how many
 */
public record PowerLawFit(
        double slope, double standardError, double intercept, double rSquared, int points) {

    /**
     * Returns the fit.
     *
     * @throws IllegalArgumentException if there are fewer than two points or a number is not
     *     positive
     */
    public static PowerLawFit of(double[] x, double[] y) {
        Check.dimension("values y", y.length, x.length);
        int n = Check.atLeast("number of points", 2, x.length);
        double mx = 0;
        double my = 0;
        for (int i = 0; i < n; i++) {
            mx += log(x[i]) / n;
            my += log(y[i]) / n;
        }
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++) {
            sxx += (log(x[i]) - mx) * (log(x[i]) - mx);
            sxy += (log(x[i]) - mx) * (log(y[i]) - my);
            syy += (log(y[i]) - my) * (log(y[i]) - my);
        }
        double slope = sxy / sxx;
        double rest = Math.max(0, syy - slope * sxy);
        double error = n > 2 ? Math.sqrt(rest / (n - 2) / sxx) : 0;
        return new PowerLawFit(slope, error, my - slope * mx, syy > 0 ? 1 - rest / syy : 1, n);
    }

    private static double log(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "LAND-09: a power law needs numbers > 0, found "
                            + value
                            + ". Try: leave out points at the level of rounding");
        }
        return Math.log(value);
    }

    /** Returns the half width of the 95 % confidence interval of the slope. */
    public double confidence() {
        return points > 2
                ? standardError * new TDistribution(points - 2).inverseCumulativeProbability(0.975)
                : Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "slope %.4f ± %.4f", slope, confidence());
    }
}
