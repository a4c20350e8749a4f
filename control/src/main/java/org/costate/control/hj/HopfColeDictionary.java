package org.costate.control.hj;

/**
 * The dictionary between layers and initial data at one time {@code t} under one Hamiltonian {@code
 * H = pᵀAp}.
 *
 * <pre>
 *   W_j = A⁻¹y_j/(2t)     b_j = −g_j − y_jᵀA⁻¹y_j/(4t)
 *   y_j = 2t A W_j        g_j = −b_j − t W_jᵀAW_j
 *   f_ε(x) + u_ε(x, t) = xᵀA⁻¹x/(4t)
 * </pre>
 *
 * <p>Proof of the last: {@code −E_j = −g_j − |x|²/4t + x·y_j/2t − |y_j|²/4t = z_j − |x|²/4t}; the
 * factor {@code e^{−|x|²/(4tε)}} leaves the sum.
 *
 * <p>A bijection for <em>every</em> {@code t > 0}: which equation a layer solves is defined modulo
 * {@code t}. Gradients go along, but gradient descent does not: it follows another path in {@code
 * (y, g)} than in {@code (W, b)}.
 *
 * @param t the time at which the layer is read, {@code t > 0}
 * @param hamiltonian {@code H}
 */
public record HopfColeDictionary(double t, QuadraticHamiltonian hamiltonian) {

    /**
     * Makes the dictionary.
     *
     * @throws IllegalArgumentException if {@code t ≤ 0}
     */
    public HopfColeDictionary {
        Require.time(t);
    }

    /** Returns the dictionary at time {@code t} for {@code H = |p|²} on {@code ℝᵈ}. */
    public static HopfColeDictionary at(double t, int d) {
        return new HopfColeDictionary(t, QuadraticHamiltonian.square(d));
    }

    /** Returns the layer of the atoms. */
    public LseLayer layer(AtomMeasure atoms, double epsilon) {
        Require.dimension("each atom", atoms.dimension(), hamiltonian.dimension());
        double[][] y = atoms.positions();
        double[] g = atoms.initialValues();
        double[] b = new double[g.length];
        for (int j = 0; j < g.length; j++) {
            double[] lowered = hamiltonian.lower(y[j]);
            b[j] = -g[j] - LseLayer.dot(lowered, y[j]) / (4 * t);
            for (int i = 0; i < lowered.length; i++) {
                y[j][i] = lowered[i] / (2 * t);
            }
        }
        LseLayer layer = LseLayer.of(y, b, epsilon);
        return atoms.isWeighted() ? layer.weighted(atoms.logWeights()) : layer;
    }

    /** Returns the atoms of the layer. */
    public AtomMeasure atoms(LseLayer layer) {
        Require.dimension("each weight row", layer.dimension(), hamiltonian.dimension());
        double[][] w = layer.weights();
        double[] b = layer.biases();
        double[] g = new double[b.length];
        for (int j = 0; j < b.length; j++) {
            double[] raised = hamiltonian.raise(w[j]);
            g[j] = -b[j] - t * LseLayer.dot(raised, w[j]);
            for (int i = 0; i < raised.length; i++) {
                w[j][i] = 2 * t * raised[i];
            }
        }
        AtomMeasure atoms = AtomMeasure.of(w, g);
        return layer.isWeighted() ? atoms.weighted(layer.logWeights()) : atoms;
    }

    /** Returns {@code xᵀA⁻¹x/(4t)}, which {@code f + u} equals. */
    public double kinetic(double[] x) {
        return LseLayer.dot(hamiltonian.lower(x), x) / (4 * t);
    }

    /**
     * The gradient of a loss in the initial data: {@code ∂L/∂y}, {@code N × d}, and {@code ∂L/∂g}.
     */
    public record AtomGradient(double[][] y, double[] g) {}

    /**
     * Carries a gradient in {@code (W, b)} to one in {@code (y, g)}: {@code ∂L/∂g_j = −∂L/∂b_j},
     * {@code ∂L/∂y_j = A⁻¹(∂L/∂W_j − y_j ∂L/∂b_j)/(2t)}.
     *
     * @param atoms where the gradient is taken
     * @param dw {@code ∂L/∂W}, {@code N × d}
     * @param db {@code ∂L/∂b}, {@code N} numbers
     */
    public AtomGradient gradient(AtomMeasure atoms, double[][] dw, double[] db) {
        Require.dimension("∂L/∂b", db.length, atoms.size());
        Require.dimension("∂L/∂W", dw.length, atoms.size());
        double[][] y = atoms.positions();
        double[] dg = new double[db.length];
        for (int j = 0; j < db.length; j++) {
            dg[j] = -db[j];
            for (int i = 0; i < y[j].length; i++) {
                y[j][i] = (dw[j][i] - y[j][i] * db[j]) / (2 * t);
            }
            y[j] = hamiltonian.lower(y[j]);
        }
        return new AtomGradient(y, dg);
    }
}
