package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code LSE_ε(z) = max π·z + εH(π)} over the simplex, at the softmax and nowhere else. */
class TheConvexProgrammeTest {

    @ParameterizedTest
    @ValueSource(doubles = {2, 0.3, 0.02, 0})
    void valueAndOptimiser(double epsilon) {
        SplittableRandom random = new SplittableRandom(71);
        double[] z = random.doubles(9, -1, 1).toArray();
        LogSumExp lse = LogSumExp.at(epsilon);
        EntropicProgramme programme = EntropicProgramme.of(z, epsilon);
        double f = lse.value(z);
        assertEquals(f, programme.objective(lse.softmax(z)), 1e-14);

        EntropicProgramme.Optimum optimum = programme.maximum();
        assertEquals(f, optimum.value(), 1e-14);
        assertEquals(f, optimum.dualValue(), 1e-14);
        assertArrayEquals(lse.softmax(z), optimum.pi(), 1e-14);

        GibbsMeasure best = lse.gibbs(z);
        for (int i = 0; i < 1000; i++) {
            double[] pi = dirichlet(z.length, random);
            double shortfall = f - programme.objective(pi);
            assertTrue(shortfall >= 0);
            double divergence = 0;
            for (int j = 0; epsilon > 0 && j < pi.length; j++) {
                divergence += pi[j] * (Math.log(pi[j]) - best.logProbability(j));
            }
            if (epsilon > 0) {
                assertEquals(epsilon * divergence, shortfall, 1e-14);
            }
        }
    }

    private static double[] dirichlet(int n, SplittableRandom random) {
        double[] pi = new double[n];
        double sum = 0;
        for (int j = 0; j < n; j++) {
            pi[j] = -Math.log(1 - random.nextDouble());
            sum += pi[j];
        }
        for (int j = 0; j < n; j++) {
            pi[j] /= sum;
        }
        return pi;
    }
}
