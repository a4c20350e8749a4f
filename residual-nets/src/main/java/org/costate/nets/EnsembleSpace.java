package org.costate.nets;

import java.util.List;
import org.costate.control.SweepSpace;
import org.costate.control.SweepStorage;
import org.costate.kernels.Buffer;
import org.costate.kernels.Kernels;
import org.costate.kernels.Panels;
import org.jspecify.annotations.Nullable;

/**
 * The space of a chunk of an ensemble: every slot is a state of all its samples, in panels.
 *
 * <p>The state's fields lie one behind the other in a slot. A record holds, for every cell, the
 * slopes {@code σ′(U)} and, for the two-layer form, the values {@code σ(U)}: all a pull-back needs.
 */
final class EnsembleSpace implements SweepSpace {

    /**
     * In step 0 the record of the evaluation at {@code x_0}, whose pull-back reaches only {@code
     * p_0}; a reversible sweep has one record for all evaluations.
     */
    private static final int FIRST_RECORD = 0;

    private final Kernels kernels;
    private final DenseBlock block;
    private final WeightLayout layout;
    private final PackedNetwork packed;
    private final List<Cell> cells;
    private final int[] fields;
    private final ChunkLayout chunk;
    private final double kinetic;
    private final boolean knowsFirstRecord;
    private final int slotLength;
    private final int recordLength;
    private final int capacity;
    private final int[] cellScratch;
    private Buffer m;
    private int states;
    private int records;
    private int scratch;

    // What the current chunk is.
    private Panels panels;
    private double[] theta = {};
    private @Nullable Buffer accumulators;
    private double kineticShare;
    private boolean skipsInitialCostate;

    EnsembleSpace(
            ResidualNetwork network, PackedNetwork packed, SweepOptions options, int capacity) {
        this.kernels = options.kernels();
        this.block = network.block();
        this.layout = network.layout();
        this.packed = packed;
        this.cells = block.cells();
        this.fields = block.fields();
        this.kinetic = options.kinetic();
        this.knowsFirstRecord = !(options.storage() instanceof SweepStorage.Reversible);
        this.capacity = capacity;
        this.chunk = new ChunkLayout(kernels, block, capacity);
        this.panels = chunk.turnTo(capacity);
        this.slotLength = chunk.stateLength();
        this.recordLength = chunk.recordStart(cells.size());
        this.cellScratch = new int[cells.size()];
        this.m = kernels.allocate(0);
    }

    /** Returns where field {@code f} starts in a state of the current chunk. */
    int fieldStart(int f) {
        return chunk.fieldStart(f);
    }

    @Override
    public void reserve(int stateSlots, int recordSlots) {
        states = 0;
        records = stateSlots * slotLength;
        scratch = records + recordSlots * recordLength;
        int at = scratch + slotLength; // first a state, for the kinetic cost
        for (int c = 0; c < cells.size(); c++) {
            Cell cell = cells.get(c);
            cellScratch[c] = at;
            at += kernels.length(panels, cell.hidden());
            MatrixMap outer = cell.outer();
            at += outer == null ? 0 : kernels.length(panels, outer.rows());
        }
        int outerScratch = at;
        for (Cell cell : cells) {
            at = Math.max(at, outerScratch + kernels.outerScratch(panels, cell.inner().cols()));
            at = Math.max(at, outerScratch + kernels.outerScratch(panels, cell.hidden()));
        }
        extraStart = at;
        outerScratchStart = outerScratch;
    }

    private int extraStart;
    private int outerScratchStart;

    /**
     * Allocates the arena with room for {@code extra} more numbers and returns where they start.
     */
    int allocate(int extra) {
        m = kernels.allocate(extraStart + extra);
        return m.origin() + extraStart;
    }

    Buffer buffer() {
        return m;
    }

    Panels panels() {
        return panels;
    }

    int capacity() {
        return capacity;
    }

    /** Returns the absolute index of a state slot. */
    int at(int slot) {
        return m.origin() + states + slot * slotLength;
    }

    private int recordAt(int record, int cell) {
        return m.origin() + records + record * recordLength + chunk.recordStart(cell);
    }

    int outerScratch() {
        return m.origin() + outerScratchStart;
    }

    // ------------------------------------------------------------------- chunk

    /**
     * Turns to a chunk of samples.
     *
     * @param target the accumulators of its partition, or {@code null} for a forward sweep
     * @param sampleWeight the share of one sample in the ensemble's mean
     * @param needsInitialCostate whether {@code p_0} will be read
     */
    void turnTo(
            int samples,
            double[] weights,
            @Nullable Buffer target,
            double sampleWeight,
            boolean needsInitialCostate) {
        panels = chunk.turnTo(samples);
        theta = weights;
        accumulators = target;
        kineticShare = kinetic * sampleWeight;
        skipsInitialCostate = knowsFirstRecord && !needsInitialCostate;
    }

    // -------------------------------------------------------------- arithmetic

    @Override
    public void zero(int y) {
        kernels.zero(m, at(y), chunk.stateLength());
    }

    @Override
    public void copy(int x, int y) {
        kernels.copy(m, at(x), at(y), chunk.stateLength());
    }

    @Override
    public void addScaled(double a, int x, int y) {
        kernels.addScaled(m, a, at(x), at(y), chunk.stateLength());
    }

    @Override
    public double dot(int x, int y) {
        return kernels.dot(m, at(x), at(y), chunk.stateLength());
    }

    @Override
    public boolean hasRunningCost() {
        return kinetic > 0;
    }

    @Override
    public boolean needsVelocity() {
        return kinetic > 0;
    }

    @Override
    public double runningCost(int part, double t, int x, int k, int f) {
        return 0.5 * kineticShare * dot(f, f);
    }

    // ---------------------------------------------------------------- velocity

    @Override
    public void velocity(int part, double t, int x, int k, int f, int record) {
        if (part >= 0) {
            zero(f);
        }
        for (int c = 0; c < cells.size(); c++) {
            if (part < 0 || part == c) {
                velocityOf(c, x, k, at(f), record);
            }
        }
        if (kinetic > 0) {
            clearPadding(f);
        }
    }

    private void velocityOf(int c, int x, int k, int f, int record) {
        Cell cell = cells.get(c);
        int slopes = preActivation(c, x, k, record);
        int length = kernels.length(panels, cell.hidden());
        MatrixMap outer = cell.outer();
        if (outer == null) {
            kernels.activate(block.activation(), m, slopes, length, f + fieldStart(cell.out()));
            return;
        }
        int values = slopes + length;
        kernels.activate(block.activation(), m, slopes, length, values);
        PackedNetwork.Matrix matrix = packed.outer(k, c);
        kernels.affine(
                panels,
                outer.rows(),
                outer.cols(),
                packed.packed(),
                packed.packed().origin() + matrix.packed(),
                null,
                0,
                m,
                values,
                f + fieldStart(cell.out()));
    }

    /** {@code U ← A x_in + b} in the cell's record; returns where. */
    private int preActivation(int c, int x, int k, int record) {
        Cell cell = cells.get(c);
        int u = recordAt(record, c);
        kernels.affine(
                panels,
                cell.inner().rows(),
                cell.inner().cols(),
                packed.packed(),
                packed.packed().origin() + packed.inner(k, c).packed(),
                theta,
                layout.control(k) + cell.bias(),
                m,
                at(x) + fieldStart(cell.in()),
                u);
        return u;
    }

    @Override
    public void advance(int part, double t, int x, int k, double h, int y, int record, int unused) {
        for (int c = 0; c < cells.size(); c++) {
            if (part < 0 || part == c) {
                advanceBy(c, x, k, h, y, record, unused);
            }
        }
        for (int f = 0; f < fields.length && part >= 0; f++) {
            if (f != cells.get(part).out()) {
                int start = fieldStart(f);
                kernels.copy(m, at(x) + start, at(y) + start, kernels.length(panels, fields[f]));
            }
        }
    }

    private void advanceBy(int c, int x, int k, double h, int y, int record, int velocity) {
        Cell cell = cells.get(c);
        int start = fieldStart(cell.out());
        int length = kernels.length(panels, fields[cell.out()]);
        if (cell.outer() == null) {
            int u = preActivation(c, x, k, record);
            kernels.activateAdvance(
                    block.activation(), m, u, length, at(x) + start, h, at(y) + start);
            return;
        }
        velocityOf(c, x, k, at(velocity), record);
        kernels.copy(m, at(x) + start, at(y) + start, length);
        kernels.addScaled(m, h, at(velocity) + start, at(y) + start, length);
    }

    // --------------------------------------------------------------- pull-back

    @Override
    public void pullBack(
            int part,
            double t,
            int x,
            int k,
            int v,
            double weight,
            double h,
            int f,
            int record,
            int g) {
        int incoming = kineticShare * weight == 0 ? at(v) : withMotion(v, kineticShare * weight, f);
        for (int c = 0; c < cells.size(); c++) {
            if (part < 0 || part == c) {
                hiddenCostate(c, k, incoming, h, record);
            }
        }
        for (int c = 0; c < cells.size(); c++) {
            if (part < 0 || part == c) {
                gather(c, x, k, record, g);
            }
        }
    }

    /** {@code V − κ b f}: the kinetic cost shifts the costate the pull-back sees. */
    private int withMotion(int v, double share, int f) {
        int shifted = m.origin() + scratch;
        kernels.copy(m, at(v), shifted, chunk.stateLength());
        kernels.addScaled(m, -share, at(f), shifted, chunk.stateLength());
        return shifted;
    }

    /** {@code Q ← h σ′ ⊙ V}, or {@code Q ← σ′ ⊙ Mᵀ(hV)} keeping {@code hV} behind it. */
    private void hiddenCostate(int c, int k, int incoming, double h, int record) {
        Cell cell = cells.get(c);
        int rows = cell.hidden();
        int q = m.origin() + cellScratch[c];
        int slopes = recordAt(record, c);
        int bias = accumulatorAt(packed.bias(k, c).accumulator());
        int v = incoming + fieldStart(cell.out());
        MatrixMap outer = cell.outer();
        if (outer == null) {
            kernels.pullBack(panels, rows, m, slopes, v, h, q, target(), bias);
            return;
        }
        int hv = q + kernels.length(panels, rows);
        kernels.scale(m, h, v, hv, kernels.length(panels, outer.rows()));
        kernels.affine(
                panels,
                outer.cols(),
                outer.rows(),
                packed.packed(),
                packed.packed().origin() + packed.outer(k, c).transposed(),
                null,
                0,
                m,
                hv,
                q);
        kernels.pullBack(panels, rows, m, slopes, q, 1.0, q, target(), bias);
    }

    private void gather(int c, int x, int k, int record, int g) {
        Cell cell = cells.get(c);
        int q = m.origin() + cellScratch[c];
        MatrixMap inner = cell.inner();
        PackedNetwork.Matrix matrix = packed.inner(k, c);
        addOuter(matrix, inner, q, at(x) + fieldStart(cell.in()));
        MatrixMap outer = cell.outer();
        if (outer != null) {
            int length = kernels.length(panels, cell.hidden());
            addOuter(packed.outer(k, c), outer, q + length, recordAt(record, c) + length);
        }
        if (k > 0 || record != FIRST_RECORD || !skipsInitialCostate) {
            kernels.addProduct(
                    panels,
                    inner.cols(),
                    inner.rows(),
                    packed.packed(),
                    packed.packed().origin() + matrix.transposed(),
                    m,
                    q,
                    at(g) + fieldStart(cell.in()));
        }
    }

    private void addOuter(PackedNetwork.Matrix matrix, MatrixMap shape, int q, int x) {
        kernels.addOuter(
                panels,
                shape.rows(),
                shape.cols(),
                m,
                q,
                x,
                outerScratch(),
                target(),
                accumulatorAt(matrix.accumulator()));
    }

    private Buffer target() {
        if (accumulators == null) {
            throw new IllegalStateException("a forward sweep has no gradient to gather");
        }
        return accumulators;
    }

    private int accumulatorAt(int slot) {
        return target().origin() + slot;
    }

    /** Zeroes the samples and features that only fill up panels. */
    private void clearPadding(int slot) {
        for (int f = 0; f < fields.length; f++) {
            chunk.clearPadding(m, at(slot) + fieldStart(f), fields[f]);
        }
    }
}
