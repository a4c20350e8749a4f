package org.costate.control.solve;

import java.util.ArrayList;
import java.util.List;
import org.costate.control.SmoothMap;
import org.hipparchus.exception.MathRuntimeException;

/**
 * Checks an extremal against every condition of the maximum principle, with nothing taken over from
 * the iteration that found it but the curve: segments are integrated again by another method at a
 * tighter tolerance, and {@code H} is maximised over the control set by a global search.
 */
final class Certificate {

    private static final int SAMPLES = 160;

    private final Extremal extremal;
    private final double[] nu;
    private final double tolerance;
    private final int n;
    private final BolzaForm form;
    private final Cursor cursor;
    private final List<OptimalityReport.Check> checks = new ArrayList<>();
    private double hScale;
    private double uScale;
    private double worstGap;
    private double worstGapTime;
    private double stationarity;
    private double clebsch;
    private boolean autonomous = true;

    private Certificate(Extremal extremal, double[] nu, double tolerance) {
        this.extremal = extremal;
        this.nu = nu;
        this.tolerance = tolerance;
        this.form = extremal.form();
        this.n = form.n();
        this.cursor = new Cursor(extremal);
    }

    /**
     * Checks a curve.
     *
     * @param nu the multipliers of the boundary conditions
     * @param tolerance the tolerance asked for
     */
    static OptimalityReport of(Extremal extremal, double[] nu, double tolerance) {
        return new Certificate(extremal, nu, tolerance).report();
    }

    private OptimalityReport report() {
        double allowed = Math.max(10 * tolerance, 1e-11);
        scan();
        add("dynamics, fresh integration", defect(), allowed, true, "Gragg-Bulirsch-Stoer 1e-13");
        ends(allowed);
        add("stationarity of H", stationarity, Math.max(allowed, 1e-9), true, "");
        add(
                "maximality of H",
                worstGap,
                Math.max(allowed, 1e-9),
                true,
                worstGap > Math.max(allowed, 1e-9) ? "at t=" + (float) worstGapTime : "");
        add(autonomous ? "H constant" : "dH/dt = ∂H/∂t", energyDrift(), 10 * allowed, true, "");
        boolean free = clebsch > Double.NEGATIVE_INFINITY;
        addSigned("Legendre-Clebsch", free ? -clebsch : 1, free ? "" : "no free control");
        strictSwitches();
        boolean first = checks.stream().allMatch(c -> c.passed() || !c.decisive());
        SecondVariation.Finding finding = second(first);
        boolean strict = checks.stream().allMatch(OptimalityReport.Check::passed);
        OptimalityReport.Verdict verdict =
                !first
                        ? OptimalityReport.Verdict.NOT_AN_EXTREMAL
                        : strict
                                ? OptimalityReport.Verdict.LOCAL_MINIMUM
                                : OptimalityReport.Verdict.EXTREMAL;
        return new OptimalityReport(checks, extremal.arcs(), finding.time(), verdict);
    }

    private void add(String name, double value, double allowed, boolean decisive, String note) {
        checks.add(
                new OptimalityReport.Check(name, value, allowed, value <= allowed, decisive, note));
    }

    /** A number that must be positive. */
    private void addSigned(String name, double value, String note) {
        checks.add(new OptimalityReport.Check(name, value, 0, value > 0, false, note));
    }

    private SecondVariation.Finding second(boolean worthIt) {
        if (!worthIt) {
            return new SecondVariation.Finding(false, false, Double.NaN, "not tested");
        }
        SecondVariation.Finding finding;
        try {
            finding = new SecondVariation(extremal, nu).sweep();
        } catch (FlowFailure | MathRuntimeException failure) {
            finding =
                    new SecondVariation.Finding(
                            false, false, Double.NaN, "not tested: " + failure.getMessage());
        }
        checks.add(
                new OptimalityReport.Check(
                        "second variation",
                        finding.positive() ? 1 : finding.tested() ? -1 : 0,
                        0,
                        finding.positive(),
                        false,
                        finding.text()));
        return finding;
    }

    /** Samples every piece: sizes, stationarity, maximality, curvature. */
    private void scan() {
        List<double[]> places = places();
        double[] f = new double[n];
        double[] g = new double[n];
        for (double[] place : places) {
            cursor.moveTo((int) place[0], place[1]);
            cursor.present().canonicalEquations(place[1], cursor.x(), cursor.p(), f, g);
            double sum = Math.abs(cursor.runningCost());
            for (int i = 0; i < n; i++) {
                sum += Math.abs(cursor.p()[i] * f[i]);
            }
            hScale = Math.max(hScale, sum);
            for (double u : cursor.control()) {
                uScale = Math.max(uScale, Math.abs(u));
            }
            double slope = cursor.present().timeDerivative(place[1], cursor.x(), cursor.p());
            autonomous &= slope == 0;
        }
        hScale = hScale > 0 ? hScale : 1;
        uScale = uScale > 0 ? uScale : 1;
        clebsch = Double.NEGATIVE_INFINITY;
        ControlMaximiser maximiser = new ControlMaximiser(form);
        for (double[] place : places) {
            cursor.moveTo((int) place[0], place[1]);
            examine(maximiser);
        }
    }

    /** Times inside every arc, away from its ends. */
    private List<double[]> places() {
        List<double[]> places = new ArrayList<>();
        double length = extremal.end() - extremal.start();
        for (int k = 0; k < extremal.pieces().size(); k++) {
            Extremal.Piece piece = extremal.pieces().get(k);
            double width = piece.end() - piece.start();
            int count = (int) Math.max(4, Math.min(SAMPLES, Math.ceil(SAMPLES * width / length)));
            for (int i = 0; i < count; i++) {
                places.add(new double[] {k, piece.start() + width * (i + 0.5) / count});
            }
        }
        return places;
    }

    private void examine(ControlMaximiser maximiser) {
        double t = cursor.time();
        double[] u = cursor.control();
        double[] better = new double[u.length];
        double here = cursor.hamiltonian();
        double there = maximiser.maximise(t, cursor.x(), cursor.p(), u, better);
        double gap = maximiser.ranAway() ? Double.POSITIVE_INFINITY : (there - here) / hScale;
        if (!(gap <= worstGap)) {
            worstGap = Double.isNaN(gap) ? Double.POSITIVE_INFINITY : gap;
            worstGapTime = t;
        }
        ControlMode mode = cursor.present().mode();
        for (int i = 0; i < u.length; i++) {
            if (mode.isFree(i) && mode.active().length == 0) {
                stationarity = Math.max(stationarity, Math.abs(cursor.slope(i)) * uScale / hScale);
            }
            double outside = Math.max(form.lower()[i] - u[i], u[i] - form.upper()[i]);
            if (outside > 1e-7 * uScale) {
                worstGap = Double.POSITIVE_INFINITY;
                worstGapTime = t;
            }
        }
        if (mode.freeComponents().length > 0 && mode.active().length == 0) {
            double[][] c = cursor.present().freeCurvature(t, cursor.x(), cursor.p());
            double top = Definite.spectrum(c)[1] * uScale * uScale / hScale;
            clebsch = Math.max(clebsch, top > -1e-9 ? 0 : top);
        }
    }

    /** The largest defect when every piece is integrated again by another method. */
    private double defect() {
        double worst = 0;
        FreshIntegration fresh = new FreshIntegration(extremal);
        List<Extremal.Piece> pieces = extremal.pieces();
        for (int k = 0; k < pieces.size(); k++) {
            Extremal.Piece piece = pieces.get(k);
            double[] end = fresh.again(piece);
            double[] target =
                    k + 1 < pieces.size()
                            ? pieces.get(k + 1).points()[0]
                            : piece.points()[piece.points().length - 1];
            for (int i = 0; i < 2 * n; i++) {
                worst = Math.max(worst, Math.abs(end[i] - target[i]) / extremal.scale()[i]);
            }
            if (Double.isNaN(end[0])) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return worst;
    }

    /** Boundary conditions and transversality at the ends of the curve. */
    private void ends(double allowed) {
        SmoothMap map = form.ends();
        int q = map.outputs() - 1;
        double[] v = new double[2 * n + 2];
        Extremal.Piece first = extremal.pieces().get(0);
        Extremal.Piece last = extremal.pieces().get(extremal.pieces().size() - 1);
        double[] z0 = first.points()[0];
        double[] z1 = last.points()[last.points().length - 1];
        v[0] = extremal.start();
        v[n + 1] = extremal.end();
        System.arraycopy(z0, 0, v, 1, n);
        System.arraycopy(z1, 0, v, n + 2, n);
        double[] y = new double[q + 1];
        double[][] dy = new double[q + 1][2 * n + 2];
        map.jacobian(v, y, dy);
        double[] scale = extremal.scale();
        double boundary = 0;
        for (int j = 1; j <= q; j++) {
            double size = 0;
            for (int i = 0; i < n; i++) {
                size = Math.max(size, Math.abs(dy[j][1 + i]) * scale[i]);
                size = Math.max(size, Math.abs(dy[j][n + 2 + i]) * scale[i]);
            }
            double time = Math.abs(extremal.end() - extremal.start());
            size = Math.max(size, Math.max(Math.abs(dy[j][0]), Math.abs(dy[j][n + 1])) * time);
            boundary = Math.max(boundary, Math.abs(y[j]) / (size > 0 ? size : 1));
        }
        add("boundary conditions", boundary, allowed, true, "");
        double[] gradient = dy[0].clone();
        for (int j = 1; j <= q; j++) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += nu[j - 1] * dy[j][i];
            }
        }
        double transversality = 0;
        for (int i = 0; i < n; i++) {
            double atStart = Math.abs(z0[n + i] - gradient[1 + i]) / scale[n + i];
            double atEnd = Math.abs(z1[n + i] + gradient[n + 2 + i]) / scale[n + i];
            transversality = Math.max(transversality, Math.max(atStart, atEnd));
        }
        add("transversality", transversality, allowed, true, "");
        freeTimes(gradient, allowed);
    }

    private void freeTimes(double[] gradient, double allowed) {
        double worst = 0;
        if (form.horizon().freeStart()) {
            double h = cursor.moveTo(0, extremal.start()).hamiltonian();
            worst = Math.abs(h + gradient[0]) / hScale;
        }
        if (form.horizon().freeEnd()) {
            double h = cursor.moveTo(extremal.pieces().size() - 1, extremal.end()).hamiltonian();
            worst = Math.max(worst, Math.abs(h - gradient[n + 1]) / hScale);
        }
        if (form.horizon().freeStart() || form.horizon().freeEnd()) {
            add("free time: H at the end", worst, 10 * allowed, true, "");
        }
    }

    /** {@code |H(t) − H(t₀) − ∫ ∂H/∂t|} at its largest, by quadrature on every step. */
    private double energyDrift() {
        double worst = 0;
        double expected = cursor.moveTo(0, extremal.start()).hamiltonian();
        org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory rules =
                new org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory();
        for (int k = 0; k < extremal.pieces().size(); k++) {
            int piece = k;
            double[] times = extremal.pieces().get(k).times();
            for (int i = 0; i + 1 < times.length; i++) {
                if (!autonomous) {
                    expected +=
                            rules.legendre(6, times[i], times[i + 1])
                                    .integrate(t -> timeSlope(piece, t));
                }
                double h = cursor.moveTo(k, times[i + 1]).hamiltonian();
                worst = Math.max(worst, Math.abs(h - expected) / hScale);
            }
        }
        return worst;
    }

    private double timeSlope(int piece, double t) {
        cursor.moveTo(piece, t);
        return cursor.present().timeDerivative(t, cursor.x(), cursor.p());
    }

    /** At a jump of the control its switching function must cross zero at an angle. */
    private void strictSwitches() {
        double least = Double.POSITIVE_INFINITY;
        double[] gx = new double[n];
        double[] gp = new double[n];
        double[] f = new double[2 * n];
        double length = extremal.end() - extremal.start();
        for (int k = 1; k < extremal.pieces().size(); k++) {
            Extremal.Piece piece = extremal.pieces().get(k);
            if (extremal.pieces().get(k - 1).arc() == piece.arc()) {
                continue;
            }
            double[] after = cursor.moveTo(k, piece.start()).control();
            ModalHamiltonian second = cursor.present();
            double[] before = cursor.moveTo(k - 1, piece.start()).control();
            double jump = 0;
            for (int i = 0; i < after.length; i++) {
                jump = Math.max(jump, Math.abs(after[i] - before[i]));
            }
            if (jump > 1e-6 * uScale) {
                double s = piece.start();
                cursor.presentFlow().velocity(s, cursor.z, f);
                double rate =
                        SwitchingFunction.jump(cursor.present(), second)
                                .gradient(s, cursor.x(), cursor.p(), gx, gp);
                for (int i = 0; i < n; i++) {
                    rate += gx[i] * f[i] + gp[i] * f[n + i];
                }
                least = Math.min(least, rate * length / hScale);
            }
        }
        if (least < Double.POSITIVE_INFINITY) {
            addSigned("strict bang-bang property", least < 1e-9 ? Math.min(0, least) : least, "");
        }
    }
}
