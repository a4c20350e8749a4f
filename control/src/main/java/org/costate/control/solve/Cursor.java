package org.costate.control.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A place on an extremal. One thread. */
final class Cursor implements StructureDetector.Curve {

    final double[] z;
    private final Extremal extremal;
    private final @Nullable ModalHamiltonian[] hamiltonians;
    private final @Nullable VariationalFlow[] flows;
    private final int n;
    private final double[] x;
    private final double[] p;
    private double t;
    private int arc;

    Cursor(Extremal extremal) {
        this.extremal = extremal;
        this.n = extremal.form().n();
        this.z = new double[2 * n];
        this.x = new double[n];
        this.p = new double[n];
        this.hamiltonians = new ModalHamiltonian[extremal.arcs().size()];
        this.flows = new VariationalFlow[extremal.arcs().size()];
    }

    /** Goes to a time; at a switch to the arc before it. */
    Cursor moveTo(double time) {
        int piece = extremal.pieceAt(time);
        return moveTo(piece, time);
    }

    /** Goes to a time within a piece. */
    Cursor moveTo(int index, double time) {
        Extremal.Piece piece = extremal.pieces().get(index);
        t = Math.min(Math.max(time, piece.start()), piece.end());
        int k = Arrays.binarySearch(piece.times(), t);
        k = k >= 0 ? k : Math.max(0, -k - 2);
        arc = piece.arc();
        ModalHamiltonian h = hamiltonian(arc, piece.controls()[k]);
        h.restart(piece.controls()[k]);
        System.arraycopy(piece.points()[k], 0, z, 0, 2 * n);
        flow(arc, h).carry(piece.times()[k], z, t, null);
        System.arraycopy(z, 0, x, 0, n);
        System.arraycopy(z, n, p, 0, n);
        return this;
    }

    private ModalHamiltonian hamiltonian(int a, double[] start) {
        ModalHamiltonian h = hamiltonians[a];
        if (h == null) {
            h =
                    extremal.form()
                            .hamiltonian(extremal.arcs().get(a).mode(), start)
                            .between(extremal.form().kinks(), extremal.inside(a));
            hamiltonians[a] = h;
        }
        return h;
    }

    private VariationalFlow flow(int a, ModalHamiltonian h) {
        VariationalFlow flow = flows[a];
        if (flow == null) {
            flow = new VariationalFlow(h, extremal.tolerance(), extremal.scale());
            flows[a] = flow;
        }
        return flow;
    }

    ModalHamiltonian present() {
        return java.util.Objects.requireNonNull(hamiltonians[arc]);
    }

    VariationalFlow presentFlow() {
        return java.util.Objects.requireNonNull(flows[arc]);
    }

    int arc() {
        return arc;
    }

    double time() {
        return t;
    }

    double[] x() {
        return x;
    }

    double[] p() {
        return p;
    }

    double[] control() {
        double[] u = new double[extremal.form().m()];
        present().control(t, x, p, u);
        return u;
    }

    double hamiltonian() {
        return present().value(t, x, p);
    }

    double runningCost() {
        return present().runningCost(t, x, p);
    }

    double slope(int i) {
        return present().slope(i, t, x, p);
    }

    @Override
    public double[] phasePoint(double time) {
        moveTo(time);
        return z.clone();
    }

    @Override
    public double[] control(double time) {
        moveTo(time);
        return control();
    }
}
