package org.costate.control.transcription;

/** Products of small row-major matrices, added to what is there. */
final class Products {

    private Products() {}

    /** Adds {@code A B} to {@code C}; {@code A} is {@code r × k}, {@code B} is {@code k × c}. */
    static void add(double[] c, double[] a, double[] b, int rows, int inner, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int l = 0; l < inner; l++) {
                double v = a[i * inner + l];
                if (v != 0) {
                    int from = l * columns;
                    int to = i * columns;
                    for (int j = 0; j < columns; j++) {
                        c[to + j] += v * b[from + j];
                    }
                }
            }
        }
    }

    /** Adds {@code Aᵀ B} to {@code C}; {@code A} is {@code k × r}, {@code B} is {@code k × c}. */
    static void addTransposed(
            double[] c, double[] a, double[] b, int rows, int inner, int columns) {
        for (int l = 0; l < inner; l++) {
            for (int i = 0; i < rows; i++) {
                double v = a[l * rows + i];
                if (v != 0) {
                    int from = l * columns;
                    int to = i * columns;
                    for (int j = 0; j < columns; j++) {
                        c[to + j] += v * b[from + j];
                    }
                }
            }
        }
    }
}
