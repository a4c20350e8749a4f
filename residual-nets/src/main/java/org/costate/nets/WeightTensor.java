package org.costate.nets;

/**
 * A named block of weights.
 *
 * @param name its name, unique in its layout
 * @param rows the rows of a matrix, or the length of a bias
 * @param cols the columns of a matrix; 1 for a bias
 * @param offset where it starts
 * @param isBias whether it is added rather than multiplied; weight decay leaves biases alone
 */
public record WeightTensor(String name, int rows, int cols, int offset, boolean isBias) {

    /** Returns a matrix. */
    public static WeightTensor matrix(String name, int rows, int cols, int offset) {
        return new WeightTensor(name, rows, cols, offset, false);
    }

    /** Returns a bias. */
    public static WeightTensor bias(String name, int length, int offset) {
        return new WeightTensor(name, length, 1, offset, true);
    }

    /** Returns the number of weights. */
    public int length() {
        return rows * cols;
    }

    WeightTensor moved(String newName, int newOffset) {
        return new WeightTensor(newName, rows, cols, newOffset, isBias);
    }
}
