package org.costate.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costate.control.formula.HarmonicFormula;

/** Maximises {@code H} over a box, block by block of coupled controls. */
final class BoxMaximiser implements Maximiser {

    private final ControlPrograms programs;
    private final int n;
    private final int m;
    private final ScalarPieces[] pieces;
    private final List<Block> blocks = new ArrayList<>();
    private boolean slopesAtZero;
    private boolean overwritten;

    BoxMaximiser(ControlPrograms programs, ControlSet set) {
        this.programs = programs;
        this.n = programs.states();
        this.m = programs.controls();
        this.pieces = new ScalarPieces[m];
        double[] constants = programs.hamiltonian().constants();
        for (int j = 0; j < m; j++) {
            double low = set instanceof Box box ? box.lower(j) : Double.NEGATIVE_INFINITY;
            double high = set instanceof Box box ? box.upper(j) : Double.POSITIVE_INFINITY;
            pieces[j] = ScalarPieces.of(programs, j, low, high, constants);
        }
        for (int[] members : coupled()) {
            blocks.add(block(members));
        }
        for (Block block : blocks) {
            slopesAtZero |= block.startsAtZero();
            overwritten |= block.overwrites();
        }
    }

    /** Returns the sets of controls that {@code H_uu} couples. */
    private List<int[]> coupled() {
        int[] group = new int[m];
        Arrays.setAll(group, j -> j);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < i; j++) {
                if (!programs.uncoupled(i, j)) {
                    int from = group[i];
                    int to = group[j];
                    Arrays.setAll(group, k -> group[k] == from ? to : group[k]);
                }
            }
        }
        List<int[]> all = new ArrayList<>();
        for (int g = 0; g < m; g++) {
            int label = g;
            int[] members =
                    java.util.stream.IntStream.range(0, m).filter(j -> group[j] == label).toArray();
            if (members.length > 0) {
                all.add(members);
            }
        }
        return all;
    }

    private Block block(int[] members) {
        boolean quadratic = true;
        for (int i : members) {
            for (int j : members) {
                quadratic &= programs.constantCurvature(i, j);
            }
        }
        int j = members[0];
        if (members.length == 1 && quadratic) {
            refuseLinear(j);
            return new QuadraticBlock(programs, pieces[j]);
        }
        for (int i : members) {
            if (pieces[i].pieces() > 1) {
                throw new IllegalArgumentException(
                        "PROBLEM-11: H has a kink in "
                                + programs.name(i)
                                + " and is not quadratic beside it, so no law is derived."
                                + " Try: a law of your own");
            }
        }
        HarmonicFormula wave =
                members.length > 1 ? null : HarmonicFormula.of(programs.smooth(), programs.name(j));
        return wave == null
                ? new NewtonBlock(programs, members, pieces, quadratic)
                : new HarmonicBlock(programs, pieces[j], wave);
    }

    private void refuseLinear(int j) {
        double[] b = pieces[j].breakpoints;
        boolean open = Double.isInfinite(b[0]) || Double.isInfinite(b[b.length - 1]);
        if (open && programs.uncoupled(j, j) && b.length == 2) {
            throw new IllegalArgumentException(
                    "PROBLEM-04: the Hamiltonian is linear in "
                            + programs.name(j)
                            + " and "
                            + programs.name(j)
                            + " has no bounds, so no maximising control exists."
                            + " Try: bounds, or a quadratic cost on "
                            + programs.name(j));
        }
    }

    @Override
    public double[] kinks(int j) {
        double[] b = pieces[j].breakpoints;
        return Arrays.copyOfRange(b, 1, b.length - 1);
    }

    @Override
    public int signs() {
        return programs.kinks().size();
    }

    private void atZero(double t, double[] x, double[] p, LawPoint at) {
        for (ScalarPieces each : pieces) {
            each.enter(0, at);
        }
        if (slopesAtZero) {
            Arrays.fill(at.u, 0);
            programs.slopes(t, x, p, at.u, at);
        }
    }

    @Override
    public void maximise(double t, double[] x, double[] p, LawPoint at) {
        atZero(t, x, p, at);
        if (blocks.size() == 1) {
            blocks.get(0).maximise(t, x, p, at);
            return;
        }
        boolean kept = slopesAtZero && overwritten;
        double[] slopes = kept ? at.slopes.clone() : at.slopes;
        double[][] curvature = kept ? copy(at.curvature) : at.curvature;
        for (Block block : blocks) {
            restore(block, slopes, curvature, at);
            block.maximise(t, x, p, at);
        }
    }

    @Override
    public void follow(double t, double[] x, double[] p, LawPoint at) {
        atZero(t, x, p, at);
        boolean kept = slopesAtZero && overwritten;
        double[] slopes = kept ? at.slopes.clone() : at.slopes;
        double[][] curvature = kept ? copy(at.curvature) : at.curvature;
        for (Block block : blocks) {
            restore(block, slopes, curvature, at);
            block.follow(t, x, p, at);
        }
    }

    private static double[][] copy(double[][] a) {
        return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    }

    private static void restore(Block block, double[] slopes, double[][] curvature, LawPoint at) {
        if (block.startsAtZero() && slopes != at.slopes) {
            System.arraycopy(slopes, 0, at.slopes, 0, slopes.length);
            for (int i = 0; i < curvature.length; i++) {
                System.arraycopy(curvature[i], 0, at.curvature[i], 0, curvature.length);
            }
        }
    }

    @Override
    public void differentiate(double t, double[] x, double[] p, LawPoint at) {
        int first = 1 + 2 * n;
        int[] free = new int[m];
        int count = 0;
        for (int j = 0; j < m; j++) {
            Arrays.fill(at.du[j], 0);
            if (at.code[j] % 2 == 1) {
                free[count++] = j;
            }
        }
        for (int a = 0; a < count; a++) {
            double[] row = at.hessian[first + free[a]];
            for (int b = 0; b < count; b++) {
                at.small[a][b] = row[first + free[b]];
            }
            for (int z = 0; z < first; z++) {
                at.right[a][z] = -row[z];
            }
        }
        if (!SmallSolve.general(at.small, at.right, count)) {
            throw new NoMaximiserException(programs.name(free[0]), t, x, p);
        }
        for (int a = 0; a < count; a++) {
            System.arraycopy(at.right[a], 0, at.du[free[a]], 0, first);
        }
    }

    @Override
    public ControlArc arc(int[] code) {
        ArcKind[] kinds = new ArcKind[m];
        Arrays.setAll(kinds, j -> pieces[j].kind(code[j]));
        return new ControlArc(kinds, code.clone());
    }

    @Override
    public int guards(int[] code) {
        int count = 0;
        for (int j = 0; j < m; j++) {
            for (int side = -1; side <= 1; side += 2) {
                count += guarded(j, code[j], side) ? 1 : 0;
            }
        }
        return count;
    }

    /** Says whether control {@code j} can leave its position downwards (−1) or upwards (+1). */
    private boolean guarded(int j, int position, int side) {
        int next = position + side;
        if (next < 0 || next > 2 * pieces[j].pieces()) {
            return false;
        }
        return position % 2 == 0 || Double.isFinite(pieces[j].breakpoints[next / 2]);
    }

    @Override
    public void guards(double t, double[] x, double[] p, LawPoint at, double[] g) {
        int k = 0;
        for (int j = 0; j < m; j++) {
            for (int side = -1; side <= 1; side += 2) {
                if (guarded(j, at.code[j], side)) {
                    g[k++] = guard(j, side, t, x, p, at, null);
                }
            }
        }
    }

    @Override
    public void guardGradients(double t, double[] x, double[] p, LawPoint at, double[][] dg) {
        int k = 0;
        for (int j = 0; j < m; j++) {
            for (int side = -1; side <= 1; side += 2) {
                if (guarded(j, at.code[j], side)) {
                    guard(j, side, t, x, p, at, dg[k++]);
                }
            }
        }
    }

    /** Returns a guard, or writes its gradient where asked. */
    private double guard(
            int j,
            int side,
            double t,
            double[] x,
            double[] p,
            LawPoint at,
            double @org.jspecify.annotations.Nullable [] gradient) {
        int position = at.code[j];
        if (position % 2 == 1) {
            if (gradient != null) {
                for (int z = 0; z < gradient.length; z++) {
                    gradient[z] = -side * at.du[j][z];
                }
            }
            return -side * (at.u[j] - pieces[j].breakpoints[(position + side) / 2]);
        }
        enterPieces(at);
        pieces[j].enter((position + side) / 2, at);
        programs.rows(t, x, p, at.u, at);
        int first = 1 + 2 * n;
        double[] row = at.rows[j];
        double other = pieces[j].breakpoints[position / 2 + side];
        if (row[first + j] > 0 && Double.isFinite(other)) {
            return chord(j, side, other, t, x, p, at, gradient);
        }
        if (gradient != null) {
            for (int z = 0; z < first; z++) {
                double sum = row[z];
                for (int i = 0; i < m; i++) {
                    sum += row[first + i] * at.du[i][z];
                }
                gradient[z] = -side * sum;
            }
        }
        return -side * at.slopes[j];
    }

    private void enterPieces(LawPoint at) {
        for (int j = 0; j < m; j++) {
            pieces[j].enter(Math.min(at.code[j] / 2, pieces[j].pieces() - 1), at);
        }
    }

    /** On a convex piece the maximiser jumps to the other end when the chord's slope changes. */
    private double chord(
            int j,
            int side,
            double other,
            double t,
            double[] x,
            double[] p,
            LawPoint at,
            double @org.jspecify.annotations.Nullable [] gradient) {
        double here = at.u[j];
        double width = Math.abs(other - here);
        double value = programs.values(t, x, p, at.u, at);
        programs.phase(t, x, p, at.u, at);
        double[] mine = gradient == null ? at.gradient : at.gradient.clone();
        at.u[j] = other;
        double rise = value - programs.values(t, x, p, at.u, at);
        programs.phase(t, x, p, at.u, at);
        at.u[j] = here;
        if (gradient != null) {
            for (int z = 0; z < gradient.length; z++) {
                gradient[z] = (mine[z] - at.gradient[z]) / width;
            }
        }
        return rise / width;
    }

    @Override
    public void cross(int guard, double t, double[] x, double[] p, LawPoint at) {
        int k = 0;
        for (int j = 0; j < m; j++) {
            for (int side = -1; side <= 1; side += 2) {
                if (guarded(j, at.code[j], side) && k++ == guard) {
                    at.code[j] += step(j, side, t, x, p, at);
                    return;
                }
            }
        }
        throw new IndexOutOfBoundsException("no guard " + guard);
    }

    /** One position into or out of a concave piece; two across an affine or convex one. */
    private int step(int j, int side, double t, double[] x, double[] p, LawPoint at) {
        int position = at.code[j];
        if (position % 2 == 1) {
            return side;
        }
        enterPieces(at);
        pieces[j].enter((position + side) / 2, at);
        programs.slopes(t, x, p, at.u, at);
        boolean concave = at.curvature[j][j] < 0;
        boolean far = Double.isFinite(pieces[j].breakpoints[position / 2 + side]);
        return !concave && far ? 2 * side : side;
    }
}
