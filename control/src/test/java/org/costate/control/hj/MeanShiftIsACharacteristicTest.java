package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.costate.control.OptimalControlProblem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.SweepResult;
import org.costate.control.TerminalCost;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;

/** The residual block {@code x − h·2∇u_ε} is an Euler step of the field {@code ∂H/∂p(−∇u)}. */
class MeanShiftIsACharacteristicTest {

    private static final double T = 0.9;
    private static final double EPSILON = 0.3;

    private final AtomMeasure atoms = ReferenceData.randomAtoms(5, 2, 141);
    private final MeanShift block = MeanShift.of(5, 2, T, EPSILON);

    @Test
    void blockIsAStepOfTheOptimalField() {
        HopfColeSolution u = HopfColeSolution.of(atoms, EPSILON);
        TimeGrid grid = TimeGrid.of(0, 0.25);
        SweepResult sweep =
                OptimalControlProblem.of(block)
                        .minimising(TerminalCost.halfSquaredDistance(State.of(0.1, 0.2)))
                        .from(0, State.of(0.7, -1.1))
                        .discretised(grid, Scheme.EULER)
                        .sweep(PiecewiseConstantControl.constant(grid, block.control(atoms)));
        double[] x = {0.7, -1.1};
        double[] gradient = u.gradient(x, T);
        double[] field = new double[2];
        QuadraticHamiltonian.square(2)
                .canonicalEquations(0, x, u.costate(x, T).toArray(), field, new double[2]);
        for (int i = 0; i < 2; i++) {
            assertEquals(x[i] - 0.25 * 2 * gradient[i], sweep.state(1).get(i), 1e-15);
            assertEquals(field[i], u.optimalVelocity(x, T)[i], 1e-15);
        }
    }

    /** L2 attention with keys as values: one step of length {@code t}. */
    @Test
    void fullStepIsAttention() {
        double[] q = {0.4, 0.3};
        double[][] keys = atoms.positions();
        double[] score = new double[5];
        for (int j = 0; j < 5; j++) {
            double a = q[0] - keys[j][0];
            double b = q[1] - keys[j][1];
            score[j] = -(a * a + b * b) / 2;
        }
        double[] attention = LogSumExp.at(EPSILON).gibbs(score).mean(keys);
        HopfColeSolution u = HopfColeSolution.of(AtomMeasure.of(keys, new double[5]), EPSILON);
        assertArrayEquals(attention, u.foot(q, 0.5), 1e-14);
        double[] gradient = u.gradient(q, 0.5);
        assertEquals(attention[0], q[0] - 2 * 0.5 * gradient[0], 1e-14);
    }

    @Test
    void pullBackIsTheTransposedDerivative() {
        double[] x = {0.7, -1.1};
        double[] p = {0.6, 1.3};
        double[] theta = block.control(atoms);
        double[] all = new double[17];
        System.arraycopy(x, 0, all, 0, 2);
        System.arraycopy(theta, 0, all, 2, 15);
        DerivativeStructure[] v = Jet.variables(1, all);
        DerivativeStructure mass = v[0].newInstance(0);
        DerivativeStructure[] sum = {v[0].newInstance(0), v[0].newInstance(0)};
        for (int j = 0; j < 5; j++) {
            DerivativeStructure a = v[0].subtract(v[2 + 2 * j]);
            DerivativeStructure b = v[1].subtract(v[3 + 2 * j]);
            DerivativeStructure energy =
                    a.multiply(a).add(b.multiply(b)).divide(4 * T).add(v[12 + j]);
            DerivativeStructure weight = energy.divide(-EPSILON).exp();
            mass = mass.add(weight);
            sum[0] = sum[0].add(weight.multiply(v[2 + 2 * j]));
            sum[1] = sum[1].add(weight.multiply(v[3 + 2 * j]));
        }
        DerivativeStructure pairing =
                sum[0].divide(mass)
                        .subtract(v[0])
                        .multiply(p[0] / T)
                        .add(sum[1].divide(mass).subtract(v[1]).multiply(p[1] / T));
        double[] px = new double[2];
        double[] pu = new double[15];
        block.pullBack(0, x, p, theta, px, pu);
        for (int i = 0; i < 17; i++) {
            int[] order = new int[17];
            order[i] = 1;
            double expected = pairing.getPartialDerivative(order);
            assertEquals(expected, i < 2 ? px[i] : pu[i - 2], 1e-13);
        }
    }

    /** Along the characteristic the costate is carried unchanged to the foot at {@code ε = 0}. */
    @Test
    void characteristicsAreStraightAtZeroViscosity() {
        HopfColeSolution u = HopfColeSolution.of(atoms, 0);
        double[] x = {1.9, 0.4};
        double[] p = u.costate(x, T).toArray();
        double[] v = u.optimalVelocity(x, T);
        double s = 0.35;
        double[] later = {x[0] + s * v[0], x[1] + s * v[1]};
        assertArrayEquals(p, u.costate(later, T - s).toArray(), 1e-13);
        assertArrayEquals(u.foot(x, T), u.foot(later, T - s), 0);
        double paid = u.value(later, T - s) + s * LseLayer.dot(v, v) / 4;
        assertEquals(u.value(x, T), paid, 1e-14, "dynamic programming with L = |v|²/4");
    }
}
