package org.costate.plots;

import java.awt.Color;
import java.util.List;

/** Eigenvalues in the complex plane, against the imaginary axis or the unit circle. */
public final class Spectrum extends Panel {

    private static final double ROUNDEST = 4.0;

    private final Axes axes;
    private final List<CurveSeries> clouds;
    private final boolean circle;
    private final boolean halfPlane;

    Spectrum(Labels labels) {
        this(Axes.linear(labels), List.of(), false, false);
    }

    private Spectrum(Axes axes, List<CurveSeries> clouds, boolean circle, boolean halfPlane) {
        this.axes = axes;
        this.clouds = clouds;
        this.circle = circle;
        this.halfPlane = halfPlane;
    }

    /**
     * Returns this panel with the eigenvalues of one more matrix.
     *
     * @param re their real parts
     * @param im their imaginary parts
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public Spectrum eigenvalues(String name, double[] re, double[] im) {
        Check.sameLength(name, "real part", re.length, "imaginary part", im.length);
        CurveSeries cloud = CurveSeries.line(name, re, im, LineStyle.POINTS);
        return new Spectrum(axes, Decor.and(clouds, cloud), circle, halfPlane);
    }

    /** Returns this panel with the unit circle, for maps; units are then equal. */
    public Spectrum unitCircle() {
        return new Spectrum(axes, clouds, true, halfPlane);
    }

    /** Returns this panel with the left half plane shaded, for flows. */
    public Spectrum stableHalfPlane() {
        return new Spectrum(axes, clouds, circle, true);
    }

    /**
     * Returns this panel with axes that are logarithmic for both signs, for stiff spectra.
     *
     * @param threshold the size below which they are nearly linear, positive
     * @throws IllegalArgumentException if the threshold is not positive
     */
    public Spectrum symlog(double threshold) {
        Scale scale = new Scale.SymmetricLog(threshold);
        return new Spectrum(axes.withX(scale).withY(scale), clouds, circle, halfPlane);
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty(
                "the spectrum '" + axes.labels().title() + "'", clouds.size(), "add eigenvalues");
        Span x = new Span();
        Span y = new Span();
        x.include(0.0);
        y.include(0.0);
        clouds.forEach(cloud -> cloud.include(x, y, axes));
        if (circle) {
            for (double end : new double[] {axes.x().toAxis(1.0), axes.x().toAxis(-1.0)}) {
                x.include(end);
                y.include(end);
            }
        }
        AxisSpec re = axes.xAxis(x, 0.08);
        AxisSpec im = axes.yAxis(y, 0.08);
        Scene scene = new Scene(axes.labels().title(), re, im).preferring(360);
        double shape = (re.hi() - re.lo()) / (im.hi() - im.lo());
        if (circle || shape < ROUNDEST && shape > 1 / ROUNDEST) {
            scene.withEqualUnits();
        }
        if (halfPlane) {
            Color fill = Theme.translucent(theme.colour(2), 0.13);
            scene.add(new Mark.Band(Math.min(re.lo(), 0), 0.0, fill));
            scene.explain(KeyEntry.patch("stable: Re λ < 0", fill));
        }
        scene.add(new Mark.Rule(Mark.Direction.HORIZONTAL, 0, "", Mark.Weight.THIN));
        scene.add(new Mark.Rule(Mark.Direction.VERTICAL, 0, "", Mark.Weight.THIN));
        if (circle) {
            addCircle(scene, theme);
        }
        boolean named = clouds.size() > 1 || !clouds.get(0).name().isEmpty();
        Missing missing = new Missing(axes);
        for (int i = 0; i < clouds.size(); i++) {
            clouds.get(i).draw(scene, i, named, axes, theme);
            missing.count(clouds.get(i).x(), clouds.get(i).y());
        }
        missing.note(scene);
        return scene;
    }

    private void addCircle(Scene scene, Theme theme) {
        int n = 240;
        double[] re = new double[n + 1];
        double[] im = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            re[k] = axes.x().toAxis(Math.cos(2 * Math.PI * k / n));
            im[k] = axes.y().toAxis(Math.sin(2 * Math.PI * k / n));
        }
        scene.add(new Mark.Polyline(re, im, theme.muted(), 1.2f, Strokes.DASHED));
        scene.explain(KeyEntry.line("|λ| = 1", theme.muted(), Strokes.DASHED));
    }
}
