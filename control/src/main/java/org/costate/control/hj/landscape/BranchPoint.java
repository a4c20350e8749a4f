package org.costate.control.hj.landscape;

/** A critical point on a branch, at its {@code ε}. */
public final class BranchPoint {

    private final double[] x;
    private final double temperature;
    private final double entropy;
    private final int index;
    private final int dimension;

    BranchPoint(double[] x, double temperature, double entropy, int index) {
        this.x = x;
        this.temperature = temperature;
        this.entropy = entropy;
        this.index = index;
        this.dimension = x.length;
    }

    /** Returns the place, fresh. */
    public double[] point() {
        return x.clone();
    }

    /** Returns {@code ε}. */
    public double temperature() {
        return temperature;
    }

    /** Returns {@code H}. */
    public double entropy() {
        return entropy;
    }

    /** Returns the number of negative eigenvalues of {@code ∇²H}. */
    public int morseIndex() {
        return index;
    }

    /** Returns the kind of a regular point. */
    public CriticalKind kind() {
        return index == 0
                ? CriticalKind.MINIMUM
                : index == dimension ? CriticalKind.MAXIMUM : CriticalKind.SADDLE;
    }
}
