package org.costate.nets.data;

import java.util.List;

/** Labelled points of the plane, while they are being collected. */
final class Cloud {

    private final double[] points;
    private final int[] labels;
    private int size;

    Cloud(int capacity) {
        points = new double[2 * capacity];
        labels = new int[capacity];
    }

    void add(double x, double y, int label) {
        points[2 * size] = x;
        points[2 * size + 1] = y;
        labels[size++] = label;
    }

    DataSet toDataSet(String name, List<String> featureNames, List<String> classNames) {
        return DataSet.classification(name, points, featureNames, labels, classNames);
    }
}
