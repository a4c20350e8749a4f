package org.costate.control;

/**
 * One control in which {@code H} is affine or quadratic on every piece: the maximiser in closed
 * form; bang-bang, bang-off-bang or clipped.
 *
 * <p>On piece {@code k}, {@code H = c_k + g_k u + ½h_k u²}, with {@code c_k} such that {@code H} is
 * continuous. Candidates are the breakpoints and the tops of concave pieces.
 */
final class QuadraticBlock implements Block {

    private final ControlPrograms programs;
    private final ScalarPieces pieces;
    private final int j;

    QuadraticBlock(ControlPrograms programs, ScalarPieces pieces) {
        this.programs = programs;
        this.pieces = pieces;
        this.j = pieces.control;
    }

    @Override
    public boolean startsAtZero() {
        return true;
    }

    @Override
    public boolean overwrites() {
        return pieces.pieces() > 1;
    }

    @Override
    public void maximise(double t, double[] x, double[] p, LawPoint at) {
        double g = at.slopes[j];
        double h = at.curvature[j][j];
        double[] b = pieces.breakpoints;
        if (pieces.pieces() == 1) {
            single(g, h, b[0], b[1], t, x, p, at);
            return;
        }
        double c = 0;
        double best = Double.NEGATIVE_INFINITY;
        rises(-g, h, b[0], t, x, p);
        for (int k = 0; k < pieces.pieces(); k++) {
            if (k > 0) {
                double g0 = g;
                double h0 = h;
                pieces.enter(k, at);
                double mine = at.u[j];
                at.u[j] = 0;
                programs.slopes(t, x, p, at.u, at);
                at.u[j] = mine;
                g = at.slopes[j];
                h = at.curvature[j][j];
                c += ((g0 - g) + 0.5 * (h0 - h) * b[k]) * b[k];
            }
            for (int side = 0; side < 3; side++) {
                double u = side == 0 ? b[k] : side == 1 ? -g / h : b[k + 1];
                boolean inside = side != 1 || h < 0 && u > b[k] && u < b[k + 1];
                double value = c + (g + 0.5 * h * u) * u;
                if (inside && Double.isFinite(u) && value > best) {
                    best = value;
                    at.u[j] = u;
                    at.code[j] = 2 * k + side;
                }
            }
        }
        rises(g, h, b[b.length - 1], t, x, p);
        pieces.enter(0, at);
        if (best == Double.NEGATIVE_INFINITY) { // not a number, or no finite candidate
            throw new NoMaximiserException(programs.name(j), t, x, p);
        }
    }

    private void single(
            double g,
            double h,
            double low,
            double high,
            double t,
            double[] x,
            double[] p,
            LawPoint at) {
        double top = -g / h;
        if (h < 0 && top > low && top < high) {
            at.u[j] = top;
            at.code[j] = 1;
            return;
        }
        boolean up;
        if (h < 0) {
            up = top >= high;
        } else {
            rises(-g, h, low, t, x, p);
            rises(g, h, high, t, x, p);
            double mean =
                    Double.isInfinite(low) || Double.isInfinite(high) ? 0 : 0.5 * (low + high);
            up = Double.isInfinite(low) || !Double.isInfinite(high) && g + h * mean > 0;
        }
        at.u[j] = up ? high : low;
        at.code[j] = up ? 2 : 0;
        if (!Double.isFinite(at.u[j]) || Double.isNaN(g) || Double.isNaN(h)) {
            throw new NoMaximiserException(programs.name(j), t, x, p);
        }
    }

    /** Refuses an infinite bound towards which {@code H} does not fall. */
    private void rises(double outward, double h, double bound, double t, double[] x, double[] p) {
        if (Double.isInfinite(bound) && !(h < 0 || h == 0 && outward < 0)) {
            throw new NoMaximiserException(programs.name(j), t, x, p);
        }
    }

    @Override
    public void follow(double t, double[] x, double[] p, LawPoint at) {
        int code = at.code[j];
        if (code % 2 == 0) {
            at.u[j] = pieces.breakpoints[code / 2];
            return;
        }
        double g = at.slopes[j];
        double h = at.curvature[j][j];
        if (code > 1) {
            pieces.enter(code / 2, at);
            at.u[j] = 0;
            programs.slopes(t, x, p, at.u, at);
            g = at.slopes[j];
            h = at.curvature[j][j];
        }
        at.u[j] = -g / h;
        if (!Double.isFinite(at.u[j])) {
            throw new NoMaximiserException(programs.name(j), t, x, p);
        }
    }
}
