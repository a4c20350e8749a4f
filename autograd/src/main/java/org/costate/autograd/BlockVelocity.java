package org.costate.autograd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;

/**
 * {@code f(x, θ_k)} of every block family, one sample a row.
 *
 * <p>The weights of a step come in the order in which the family declares them: {@code K, b}; for
 * Verlet {@code K, b_z, b_y}; for the Hamiltonian pair {@code K_q, b_q, K_p, b_p}.
 */
final class BlockVelocity {

    private final DenseBlock block;
    private final Activation sigma;
    private final WeightArrays weights;

    BlockVelocity(DenseBlock block, WeightArrays weights) {
        this.block = block;
        this.sigma = block.activation();
        this.weights = weights;
    }

    /** Returns the whole velocity. */
    NDArray of(int k, NDArray x) {
        if (block.isSeparable()) {
            return first(k, x).concat(second(k, x), 1);
        }
        List<NDArray> w = weights.step(k);
        NDArray matrix = w.get(0);
        NDArray bias = w.get(1);
        return switch (block.family()) {
            case "residual" -> Nonlinearity.of(sigma, affine(x, matrix, bias));
            case "antisymmetric" -> Nonlinearity.of(sigma, affine(x, skew(matrix), bias));
            case "pre-activation" -> Nonlinearity.of(sigma, x.add(bias)).matMul(matrix.transpose());
            case "parabolic" -> potentialGradient(x, matrix, bias).neg();
            case "hamiltonian" -> rotated(potentialGradient(x, matrix, bias));
            default -> throw unknown();
        };
    }

    /**
     * Returns the velocity of a separable block with all but one part set to zero. Verlet advances
     * {@code z} first, the Hamiltonian pair {@code p}.
     */
    NDArray ofPart(int part, int k, NDArray x) {
        NDArray zero = halves(x).get(0).zerosLike();
        boolean isFirstHalf = (part == 0) != block.family().equals("verlet");
        return isFirstHalf ? first(k, x).concat(zero, 1) : zero.concat(second(k, x), 1);
    }

    /** {@code ẏ = σ(−Kᵀz + b_y)}, or {@code ṗ = −K_qᵀσ(K_q q + b_q)}. */
    private NDArray first(int k, NDArray x) {
        NDArray other = halves(x).get(1);
        return switch (block.family()) {
            case "verlet" ->
                    Nonlinearity.of(
                            sigma, other.matMul(weights.step(k, 0)).neg().add(weights.step(k, 2)));
            case "hamiltonian-pair" ->
                    potentialGradient(other, weights.step(k, 0), weights.step(k, 1)).neg();
            default -> throw unknown();
        };
    }

    /** {@code ż = σ(Ky + b_z)}, or {@code q̇ = K_pᵀσ(K_p p + b_p)}. */
    private NDArray second(int k, NDArray x) {
        NDArray other = halves(x).get(0);
        return switch (block.family()) {
            case "verlet" ->
                    Nonlinearity.of(sigma, affine(other, weights.step(k, 0), weights.step(k, 1)));
            case "hamiltonian-pair" ->
                    potentialGradient(other, weights.step(k, 2), weights.step(k, 3));
            default -> throw unknown();
        };
    }

    /** {@code Ax + b} of every row. */
    static NDArray affine(NDArray x, NDArray matrix, NDArray bias) {
        return x.getNDArrayInternal().linear(x, matrix, bias).singletonOrThrow();
    }

    /** {@code Kᵀσ(Kx + b)}, the gradient of {@code Σ S(Kx + b)} with {@code S′ = σ}. */
    private NDArray potentialGradient(NDArray x, NDArray matrix, NDArray bias) {
        return Nonlinearity.of(sigma, affine(x, matrix, bias)).matMul(matrix);
    }

    /** {@code K − Kᵀ − γI}. */
    private NDArray skew(NDArray matrix) {
        NDArray skew = matrix.sub(matrix.transpose());
        if (block.damping() == 0) {
            return skew;
        }
        int n = block.stateDimension();
        NDArray identity = matrix.getManager().eye(n, n, 0, matrix.getDataType());
        return skew.sub(Scalar.times(block.damping(), identity));
    }

    /** {@code Jg} with {@code J = (0 I; −I 0)}. */
    private static NDArray rotated(NDArray g) {
        NDList halves = halves(g);
        return halves.get(1).concat(halves.get(0).neg(), 1);
    }

    private static NDList halves(NDArray x) {
        return x.split(2, 1);
    }

    private IllegalStateException unknown() {
        return new IllegalStateException(
                "the referee does not know the block family \"" + block.family() + "\"");
    }
}
