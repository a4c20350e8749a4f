package org.costate.control.solve;

import java.util.Locale;

/**
 * The second variation of an extremal, decided by one sweep back in time.
 *
 * <p>Let {@code ½ δxᵀ W δx} be the second variation of the cost to go. At the end {@code W} is the
 * Hessian of {@code φ + ν·ψ} plus a large multiple of {@code ψ′ᵀψ′}, since by Finsler's lemma a
 * form is positive on the kernel of {@code ψ′} if and only if it is positive with a large enough
 * such multiple. A free end time is minimised out. Along an arc the Jacobi fields of the linearised
 * flow {@code Y} give
 *
 * <pre>
 *   W(t) = (Y₂₂ + W₁ Y₁₂)⁻¹ (Y₂₁ + W₁ Y₁₁),
 * </pre>
 *
 * which exists until the first conjugate point. At a switch, moved by {@code ds}, the form is
 * {@code ½ δxᵀWδx + ds c·δx + ½ a ds²} with {@code c = Δ∂ₓH − W Δf} and {@code a = dS/dt − Δf·c};
 * it must have {@code a > 0}, and {@code W⁻ = W − c cᵀ/a}. So the sweep reaches the start with
 * every {@code a > 0} if and only if the second variation is positive definite in the control and
 * in all switching times: without switches that is Jacobi's condition, without free controls the
 * positive Hessian of the problem of finding the switching times [Maurer, Osmolovskii 2004; Noble,
 * Schättler 2002].
 */
final class SecondVariation {

    /**
     * What the sweep found.
     *
     * @param tested whether the ends are of a kind the sweep handles
     * @param positive whether the second variation is positive definite
     * @param time where it fails, {@code NaN} if it does not
     * @param text one sentence
     */
    record Finding(boolean tested, boolean positive, double time, String text) {}

    private static final double CLOSE = 0.5;
    private static final double SHORTEST = 1e-15;

    private final Extremal extremal;
    private final double[] nu;
    private final int n;
    private final double[] zScale;
    private final double costScale;
    private final double length;
    private final Cursor cursor;
    private double[][] w;
    private double leastSwitch = Double.POSITIVE_INFINITY;

    SecondVariation(Extremal extremal, double[] nu) {
        this.extremal = extremal;
        this.nu = nu;
        this.n = extremal.form().n();
        this.length = extremal.end() - extremal.start();
        this.cursor = new Cursor(extremal);
        this.costScale = PhaseScale.product(extremal.scale());
        this.zScale = PhaseScale.balanced(extremal.scale());
        this.w = new double[n][n];
    }

    /** Sweeps from the end to the start. */
    Finding sweep() {
        EndForms ends = new EndForms(extremal, nu, zScale, costScale);
        if (ends.coupled() || extremal.form().horizon().freeStart()) {
            return new Finding(
                    false, false, Double.NaN, "not tested: the ends are linked or t0 is free");
        }
        if (!ends.closeEnd(w, cursor)) {
            return failed(extremal.end(), "the end time is no minimum");
        }
        for (int k = extremal.pieces().size() - 1; k >= 0; k--) {
            Extremal.Piece piece = extremal.pieces().get(k);
            double stopped = back(k, piece);
            if (!Double.isNaN(stopped)) {
                double forward = new ConjugateTime(extremal).first();
                return failed(Double.isNaN(forward) ? stopped : forward, "a conjugate point lies");
            }
            boolean first = k > 0 && extremal.pieces().get(k - 1).arc() != piece.arc();
            if (first && !passSwitch(k)) {
                return failed(piece.start(), "moving this switching time lowers the cost");
            }
        }
        if (!ends.closeStart(w)) {
            return failed(extremal.start(), "the free part of the initial state is no minimum");
        }
        return new Finding(true, true, Double.NaN, "positive: no conjugate point on the horizon");
    }

    private Finding failed(double time, String what) {
        return new Finding(
                true,
                false,
                time,
                String.format(Locale.ROOT, "not positive: %s at t=%.6g", what, time));
    }

    /** Returns the least {@code a/|dS/dt|} over the switches, infinite without any. */
    double leastSwitch() {
        return leastSwitch;
    }

    /** Sweeps over a piece; returns the time of a conjugate point, {@code NaN} if there is none. */
    private double back(int index, Extremal.Piece piece) {
        double t1 = piece.end();
        double h = t1 - piece.start();
        while (t1 > piece.start()) {
            double t0 = t1 - h <= piece.start() + 1e-3 * h ? piece.start() : t1 - h;
            double[][] y = variations(index, t0, t1);
            if (!isCloseToIdentity(y)) {
                h = 0.3 * (t1 - t0);
                if (h < SHORTEST * length || t1 - h == t1) {
                    return t1;
                }
                continue;
            }
            double[][] d = block(y, w);
            step(y, d);
            h = Math.min(2.5 * (t1 - t0), t0 - piece.start());
            t1 = t0;
        }
        return Double.NaN;
    }

    /**
     * Says whether no conjugate point can hide in a step: with {@code W = W⁺ − W⁻} the matrix
     * {@code E = Y₂₂ − W⁻ Y₁₂} is close to the identity. Then {@code Y₂₂ + W Y₁₂ = (I + W⁺ Y₁₂ E⁻¹)
     * E} is regular however large {@code W⁺} is, since {@code Y₁₂ E⁻¹} is symmetric and not
     * negative.
     */
    private boolean isCloseToIdentity(double[][] y) {
        double[][] e = block(y, Definite.negativePart(w));
        double off = 0;
        for (int i = 0; i < n; i++) {
            double row = 0;
            for (int j = 0; j < n; j++) {
                row += Math.abs(e[i][j] - (i == j ? 1 : 0));
            }
            off = Math.max(off, row);
        }
        return off < CLOSE;
    }

    /** Returns {@code Y₂₂ + V Y₁₂}. */
    private double[][] block(double[][] y, double[][] v) {
        double[][] d = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                d[i][j] = y[n + i][n + j];
                for (int l = 0; l < n; l++) {
                    d[i][j] += v[i][l] * y[l][n + j];
                }
            }
        }
        return d;
    }

    private void step(double[][] y, double[][] d) {
        double[][] right = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                right[i][j] = y[n + i][j];
                for (int l = 0; l < n; l++) {
                    right[i][j] += w[i][l] * y[l][j];
                }
            }
        }
        HouseholderQr qr = HouseholderQr.pivoted(d, n);
        double[][] next = new double[n][n];
        for (int j = 0; j < n; j++) {
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = right[i][j];
            }
            qr.applyTranspose(column);
            double[] solution = new double[n];
            qr.solve(column, n, solution);
            for (int i = 0; i < n; i++) {
                next[i][j] = solution[i];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i][j] = 0.5 * (next[i][j] + next[j][i]);
            }
        }
    }

    /** Variations over part of a piece, in units of the scale. */
    private double[][] variations(int index, double t0, double t1) {
        cursor.moveTo(index, t0);
        double[][] y = new double[2 * n][2 * n];
        for (int i = 0; i < 2 * n; i++) {
            y[i][i] = zScale[i];
        }
        double[] z = cursor.z.clone();
        cursor.presentFlow().carry(t0, z, t1, y);
        for (int i = 0; i < 2 * n; i++) {
            for (int j = 0; j < 2 * n; j++) {
                y[i][j] /= zScale[i];
            }
        }
        return y;
    }

    /** Minimises the switching time before piece {@code k} out; false if it is no minimum. */
    private boolean passSwitch(int k) {
        double s = extremal.pieces().get(k).start();
        double[] after = slope(k, s);
        ModalHamiltonian second = cursor.present();
        double[] before = slope(k - 1, s);
        ModalHamiltonian first = cursor.present();
        double[] gx = new double[n];
        double[] gp = new double[n];
        double rate =
                SwitchingFunction.jump(first, second).gradient(s, cursor.x(), cursor.p(), gx, gp);
        double unit = length / costScale;
        double[] c = new double[n];
        double size = 0;
        double[] df = new double[n];
        for (int i = 0; i < n; i++) {
            rate += gx[i] * before[i] + gp[i] * before[n + i];
            df[i] = (after[i] - before[i]) * length / zScale[i];
            c[i] = -(after[n + i] - before[n + i]) * length / zScale[n + i];
            size = Math.max(size, Math.abs(df[i]));
        }
        if (size < 1e-6) {
            return true;
        }
        double a = rate * length * unit;
        leastSwitch = Math.min(leastSwitch, a);
        return minimiseOut(a, c, df);
    }

    /** Minimises {@code ds} out of the form at a switch; false if it has no minimum in it. */
    private boolean minimiseOut(double strict, double[] c, double[] df) {
        double a = strict;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                c[i] -= w[i][j] * df[j];
            }
        }
        for (int i = 0; i < n; i++) {
            a -= df[i] * c[i];
        }
        if (!(a > 0)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i][j] -= c[i] * c[j] / a;
            }
        }
        return true;
    }

    /**
     * The canonical velocity at the end of a piece that touches {@code s}; leaves the cursor there.
     */
    private double[] slope(int piece, double s) {
        return slope(cursor, piece, s);
    }

    /** The canonical velocity at {@code s} on a piece; leaves the cursor there. */
    static double[] slope(Cursor cursor, int piece, double s) {
        cursor.moveTo(piece, s);
        double[] f = new double[cursor.z.length];
        cursor.presentFlow().velocity(s, cursor.z, f);
        return f;
    }
}
