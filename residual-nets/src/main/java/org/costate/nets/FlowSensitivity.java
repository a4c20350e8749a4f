package org.costate.nets;

import java.util.Arrays;
import org.costate.control.OptimalControlProblem;
import org.costate.control.TerminalCost;
import org.costate.ode.State;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * How a trained flow stretches and squeezes a neighbourhood: the Jacobian {@code ∂x_N/∂x_0} and its
 * singular values.
 *
 * <p>Row {@code i} is {@code −p_0} of the sweep that starts from {@code p_N = −e_i}: the Jacobian
 * is gathered from costates. For a Hamiltonian pair stepped by a splitting it is symplectic, so its
 * singular values pair off, {@code σ_i σ_{n+1−i} = 1}.
 */
public final class FlowSensitivity {

    private final double[] singularValues;
    private final double[][] jacobian;

    private FlowSensitivity(double[][] jacobian) {
        this.jacobian = jacobian;
        this.singularValues = singularValues(new DMatrixRMaj(jacobian));
    }

    /**
     * Returns the sensitivity of a network's flow at one input.
     *
     * @param theta the weights
     * @param input one input, as long as the network's features
     */
    public static FlowSensitivity of(ResidualNetwork network, double[] theta, double[] input) {
        int n = network.width();
        Ensemble one = Ensemble.unlabelled(network.features(), input);
        double[] x0 = new PlainEnds(network, one, Loss.SQUARED_ERROR, theta, 0).initialState();
        double[][] jacobian = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] p0 =
                    OptimalControlProblem.of(network.block())
                            .minimising(new Coordinate(i))
                            .from(network.grid().start(), State.of(x0))
                            .discretised(network.grid(), network.scheme())
                            .sweep(network.control(theta))
                            .costate(0)
                            .toArray();
            jacobian[i] = Arrays.stream(p0).map(p -> -p).toArray();
        }
        return new FlowSensitivity(jacobian);
    }

    private static double[] singularValues(DMatrixRMaj matrix) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(
                        matrix.getNumRows(), matrix.getNumCols(), false, false, false);
        if (!svd.decompose(matrix)) {
            throw new ArithmeticException(
                    "singular values of the flow's Jacobian did not converge");
        }
        double[] values = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
        Arrays.sort(values);
        return values;
    }

    /** Returns {@code ∂x_N/∂x_0} as fresh rows. */
    public double[][] jacobian() {
        return Arrays.stream(jacobian).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns the singular values, ascending. */
    public double[] singularValues() {
        return singularValues.clone();
    }

    /** Returns {@code σ_max}. */
    public double largest() {
        return singularValues[singularValues.length - 1];
    }

    /** Returns {@code σ_min}. */
    public double smallest() {
        return singularValues[0];
    }

    /** The terminal cost {@code φ(x) = x_i}. */
    private record Coordinate(int i) implements TerminalCost {
        @Override
        public double value(double[] x) {
            return x[i];
        }

        @Override
        public void gradient(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            gradient[i] = 1;
        }
    }
}
