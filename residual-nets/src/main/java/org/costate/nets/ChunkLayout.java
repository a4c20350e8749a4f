package org.costate.nets;

import java.util.List;
import org.costate.kernels.Buffer;
import org.costate.kernels.Kernels;
import org.costate.kernels.Panels;
import org.jspecify.annotations.Nullable;

/** Where the fields of a state and the cells of a record lie in a chunk of samples. */
final class ChunkLayout {

    private final Kernels kernels;
    private final List<Cell> cells;
    private final int[] fields;
    private final @Nullable Panels[] panelsBySamples;
    private Panels panels;

    ChunkLayout(Kernels kernels, DenseBlock block, int capacity) {
        this.kernels = kernels;
        this.cells = block.cells();
        this.fields = block.fields();
        this.panelsBySamples = new Panels[capacity + 1];
        this.panels = kernels.panels(capacity);
    }

    /** Turns to a chunk of so many samples and returns its panels, made once. */
    Panels turnTo(int samples) {
        Panels known = panelsBySamples[samples];
        if (known == null) {
            known = kernels.panels(samples);
            panelsBySamples[samples] = known;
        }
        panels = known;
        return known;
    }

    /** Returns the numbers of a state. */
    int stateLength() {
        int length = 0;
        for (int rows : fields) {
            length += kernels.length(panels, rows);
        }
        return length;
    }

    /** Returns where field {@code f} starts in a state. */
    int fieldStart(int f) {
        return f == 0 ? 0 : kernels.length(panels, fields[0]);
    }

    /** Returns where a cell starts in a record; for the number of cells, the record's length. */
    int recordStart(int cell) {
        int at = 0;
        for (int c = 0; c < cell; c++) {
            int copies = cells.get(c).outer() == null ? 1 : 2;
            at += copies * kernels.length(panels, cells.get(c).hidden());
        }
        return at;
    }

    /** Zeroes the samples and features of a quantity that only fill up panels. */
    void clearPadding(Buffer m, int start, int rows) {
        int padded = kernels.paddedRows(rows);
        for (int i = 0; i < panels.count(); i++) {
            int width = panels.width(i);
            int first = i * panels.panelWidth();
            int base = start + first * padded;
            for (int r = 0; r < padded; r++) {
                int from = r < rows ? Math.max(0, panels.samples() - first) : 0;
                for (int s = from; s < width; s++) {
                    m.set(base + r * width + s, 0);
                }
            }
        }
    }
}
