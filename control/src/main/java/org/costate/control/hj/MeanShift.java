package org.costate.control.hj;

import org.costate.control.ControlSystem;

/**
 * The characteristic field of a Hopf–Cole solution as a control system, {@code ẋ = −2∇u_ε(x, t) =
 * (ȳ_π(x) − x)/t}: the optimal velocity {@code ∂H/∂p} at the costate {@code p = −∇u}.
 *
 * <p>One Euler step {@code x ← x − h·2∇u = x − (h/t)(x − Σ π_j y_j)} is the mean-shift step with
 * softmax weights: the place where a residual block <em>is</em> a step of the equation, and with
 * {@code h = t} an attention over the atoms. The state is {@code x}, the control holds the initial
 * data, {@code (y_1, …, y_N, g_1, …, g_N)}: {@code N(d + 1)} numbers. Its pull-back is
 *
 * <pre>
 *   ∂v/∂x = (Cov_π(y)/(2tε) − I)/t       ∂v/∂g_j = −π_j (y_j − ȳ)/(tε)
 *   ∂v/∂y_j = π_j (I + (y_j − ȳ)(x − y_j)ᵀ/(2tε))/t
 * </pre>
 *
 * <p>The time {@code t} to go is frozen: it is a weight of the block, not the clock of the system.
 */
public final class MeanShift implements ControlSystem {

    private final int atoms;
    private final int dimension;
    private final double time;
    private final double epsilon;

    private MeanShift(int atoms, int dimension, double time, double epsilon) {
        this.atoms = atoms;
        this.dimension = dimension;
        this.time = time;
        this.epsilon = epsilon;
    }

    /**
     * Returns the block of {@code N} atoms in {@code ℝᵈ}.
     *
     * @param time the time to go {@code t > 0} that is frozen into the block
     * @param epsilon {@code ε > 0}
     */
    public static MeanShift of(int atoms, int dimension, double time, double epsilon) {
        Require.positiveTemperature(epsilon, "the field jumps at ε = 0");
        return new MeanShift(
                Require.positive("number of atoms", atoms),
                Require.positive("dimension d", dimension),
                Require.time(time),
                epsilon);
    }

    /** Returns initial data as the control of this block. */
    public double[] control(AtomMeasure measure) {
        Require.dimension("atom measure", measure.size(), atoms);
        Require.dimension("each atom", measure.dimension(), dimension);
        double[] control = new double[controlDimension()];
        double[][] y = measure.positions();
        for (int j = 0; j < atoms; j++) {
            System.arraycopy(y[j], 0, control, j * dimension, dimension);
        }
        System.arraycopy(measure.initialValues(), 0, control, atoms * dimension, atoms);
        return control;
    }

    @Override
    public int stateDimension() {
        return dimension;
    }

    @Override
    public int controlDimension() {
        return atoms * (dimension + 1);
    }

    /** The measure {@code π(x)}, from scores {@code −E_j}. */
    private GibbsMeasure gibbs(double[] x, double[] u) {
        double[] score = new double[atoms];
        for (int j = 0; j < atoms; j++) {
            double square = 0;
            for (int i = 0; i < dimension; i++) {
                double gap = x[i] - u[j * dimension + i];
                square += gap * gap;
            }
            score[j] = -u[atoms * dimension + j] - square / (4 * time);
        }
        return GibbsMeasure.of(score, epsilon);
    }

    private double[] foot(GibbsMeasure pi, double[] u) {
        double[] mean = new double[dimension];
        for (int j = 0; j < atoms; j++) {
            for (int i = 0; i < dimension; i++) {
                mean[i] += pi.probability(j) * u[j * dimension + i];
            }
        }
        return mean;
    }

    @Override
    public void velocity(double t, double[] x, double[] u, double[] xDot) {
        double[] foot = foot(gibbs(x, u), u);
        for (int i = 0; i < dimension; i++) {
            xDot[i] = (foot[i] - x[i]) / time;
        }
    }

    @Override
    public void pullBack(double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
        GibbsMeasure pi = gibbs(x, u);
        double[] foot = foot(pi, u);
        for (int i = 0; i < dimension; i++) {
            px[i] -= p[i] / time;
        }
        for (int j = 0; j < atoms; j++) {
            double along = 0; // (y_j − ȳ)·p
            for (int i = 0; i < dimension; i++) {
                along += (u[j * dimension + i] - foot[i]) * p[i];
            }
            double share = pi.probability(j) * along / (time * epsilon);
            pu[atoms * dimension + j] -= share;
            for (int i = 0; i < dimension; i++) {
                double y = u[j * dimension + i];
                px[i] += share * (y - x[i]) / (2 * time);
                pu[j * dimension + i] +=
                        pi.probability(j) * p[i] / time + share * (x[i] - y) / (2 * time);
            }
        }
    }
}
