package org.costate.cli;

import java.util.StringJoiner;
import org.costate.nets.train.EpochRecord;
import org.costate.nets.train.Training;

/** The history of a training as a CSV file, one row an epoch. */
final class HistoryCsv {

    private HistoryCsv() {}

    /** Returns the table; numbers read back to the same doubles. */
    static String of(Training training, int depth) {
        StringBuilder table = new StringBuilder(header(depth)).append('\n');
        for (EpochRecord record : training.history()) {
            table.append(row(record)).append('\n');
        }
        return table.toString();
    }

    private static String header(int depth) {
        StringJoiner names = new StringJoiner(",");
        names.add("epoch").add("rate").add("batchCost").add("trainLoss").add("trainAccuracy");
        names.add("validationLoss").add("validationAccuracy").add("gradientNorm").add("seconds");
        for (int k = 0; k <= depth; k++) {
            names.add("costateNorm" + k);
        }
        for (int k = 0; k < depth; k++) {
            names.add("hamiltonian" + k);
        }
        return names.toString();
    }

    private static String row(EpochRecord record) {
        StringJoiner cells = new StringJoiner(",");
        cells.add(String.valueOf(record.epoch()));
        add(cells, record.rate(), record.batchCost(), record.trainLoss(), record.trainAccuracy());
        add(cells, record.validationLoss(), record.validationAccuracy(), record.gradientNorm());
        add(cells, record.seconds());
        add(cells, record.costateNorm());
        add(cells, record.hamiltonian());
        return cells.toString();
    }

    private static void add(StringJoiner cells, double... numbers) {
        for (double number : numbers) {
            cells.add(Double.isNaN(number) ? "" : Double.toString(number));
        }
    }
}
