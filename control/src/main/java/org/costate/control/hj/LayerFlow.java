package org.costate.control.hj;

/**
 * The flow of a layer that needs no normalisation: {@code b_j → b_j + τ W_jᵀAW_j} carries {@code
 * f_ε} to {@code F(x, τ)} with
 *
 * <pre>
 *   F_τ = ∇FᵀA∇F + ε tr(A∇²F),     F(·, 0) = f_ε,     for every real τ, backward as well.
 * </pre>
 *
 * <p>Proof: {@code Ψ = e^{F/ε}} is a sum of exponentials, each an exact solution of {@code Ψ_τ = ε
 * tr(A∇²Ψ)}. As a value function it is {@code u = −F}: the action is {@code S = F}.
 */
public final class LayerFlow implements SmoothValueFunction {

    private final LseLayer layer;
    private final QuadraticHamiltonian hamiltonian;
    private final double[] speed;

    private LayerFlow(LseLayer layer, QuadraticHamiltonian hamiltonian) {
        this.layer = layer;
        this.hamiltonian = hamiltonian;
        this.speed = new double[layer.neurons()];
        double[][] w = layer.weights();
        for (int j = 0; j < speed.length; j++) {
            speed[j] = LseLayer.dot(hamiltonian.raise(w[j]), w[j]);
        }
    }

    /** Returns the flow of a layer under {@code H = |p|²}. */
    public static LayerFlow of(LseLayer layer) {
        return of(layer, QuadraticHamiltonian.square(layer.dimension()));
    }

    /** Returns the flow of a layer under {@code H = pᵀAp}. */
    public static LayerFlow of(LseLayer layer, QuadraticHamiltonian hamiltonian) {
        Require.dimension("each weight row", layer.dimension(), hamiltonian.dimension());
        return new LayerFlow(layer, hamiltonian);
    }

    /** Returns the equation {@code u = −F} solves. */
    public HamiltonJacobiEquation equation() {
        double[][] diffusion = hamiltonian.matrix();
        for (double[] row : diffusion) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= layer.temperature();
            }
        }
        return HamiltonJacobiEquation.of(hamiltonian, diffusion);
    }

    /** Returns the layer after {@code τ}, which may be negative. */
    public LseLayer layerAt(double tau) {
        double[] b = layer.biases();
        for (int j = 0; j < b.length; j++) {
            b[j] += tau * speed[j];
        }
        LseLayer moved = LseLayer.of(layer.weights(), b, layer.temperature());
        return layer.isWeighted() ? moved.weighted(layer.logWeights()) : moved;
    }

    @Override
    public int dimension() {
        return layer.dimension();
    }

    /** Returns {@code u = −F(x, τ)}. */
    @Override
    public double value(double[] x, double tau) {
        return -layerAt(tau).value(x);
    }

    @Override
    public double timeDerivative(double[] x, double tau) {
        return -layerAt(tau).gibbs(x).mean(speed);
    }

    @Override
    public double[] gradient(double[] x, double tau) {
        double[] gradient = layerAt(tau).gradient(x);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = -gradient[i];
        }
        return gradient;
    }

    @Override
    public double[][] hessian(double[] x, double tau) {
        double[][] hessian = layerAt(tau).hessian(x);
        for (double[] row : hessian) {
            for (int i = 0; i < row.length; i++) {
                row[i] = -row[i];
            }
        }
        return hessian;
    }
}
