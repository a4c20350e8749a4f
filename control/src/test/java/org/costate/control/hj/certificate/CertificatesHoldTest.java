package org.costate.control.hj.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.costate.control.hj.LseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No attack succeeds inside a certified radius; just outside the true distance they all do. */
class CertificatesHoldTest {

    private static LseClassifier classifier(SplittableRandom random, int labels, int d) {
        LseLayer[] scores = new LseLayer[labels];
        for (int c = 0; c < labels; c++) {
            double epsilon = Math.exp(random.nextDouble(-3, 0.5));
            scores[c] = CurvatureIsBoundedTest.random(random, 3 + c, d, epsilon);
        }
        return LseClassifier.of(scores);
    }

    @ParameterizedTest
    @EnumSource(Norm.class)
    void pgdNeverFlipsInsideTheRadius(Norm norm) {
        SplittableRandom random = new SplittableRandom(66);
        Attack pgd = Attack.pgd(norm, 8, 1, 5);
        Attack fgsm = Attack.fgsm(norm);
        int broken = 0;
        for (int k = 0; k < 1000; k++) {
            int d = 2 + k % 4;
            LseClassifier classifier = classifier(random, 2 + k % 3, d);
            double[] x = random.doubles(d, -2, 2).toArray();
            RobustnessCertificate certificate = RobustnessCertificate.of(classifier, norm, x);
            double r = certificate.radius();
            if (Double.isInfinite(r)) {
                continue;
            }
            assertFalse(pgd.on(classifier, r, x).succeeded(), certificate::toString);
            assertFalse(fgsm.on(classifier, r, x).succeeded(), certificate::toString);
            broken += pgd.on(classifier, 3 * r + 0.05, x).succeeded() ? 1 : 0;
        }
        assertTrue(broken > 500, "the attacks are able: " + broken + " of 1000 at three radii");
    }

    /** In the plane by rays: the first change of label along 240 directions. */
    @ParameterizedTest
    @EnumSource(Norm.class)
    void theRadiusIsBelowTheDistance(Norm norm) {
        SplittableRandom random = new SplittableRandom(67);
        double closest = 0;
        for (int k = 0; k < 30; k++) {
            LseClassifier classifier = classifier(random, 3, 2);
            double[] x = random.doubles(2, -2, 2).toArray();
            RobustnessCertificate certificate = RobustnessCertificate.of(classifier, norm, x);
            double distance = distance(classifier, norm, x);
            boolean within = certificate.radius() <= distance || distance == 8;
            assertTrue(within, certificate::toString);
            assertTrue(certificate.convex() >= certificate.lipschitz() * (1 - 1e-12));
            closest = Math.max(closest, certificate.radius() / distance);
        }
        assertTrue(closest > 0.9, "some certificate is nearly sharp: " + closest);
    }

    private static double distance(LseClassifier classifier, Norm norm, double[] x) {
        double least = 8;
        int label = classifier.label(x);
        for (int k = 0; k < 240; k++) {
            double[] ray = {Math.cos(k * Math.PI / 120), Math.sin(k * Math.PI / 120)};
            double unit = norm.of(ray);
            for (double s = 0.05; s < least; s += 0.05) {
                if (classifier.label(x[0] + s * ray[0] / unit, x[1] + s * ray[1] / unit) != label) {
                    least = s;
                }
            }
            for (double step = 0.025; step > 1e-4; step /= 2) {
                double s = least - step;
                if (classifier.label(x[0] + s * ray[0] / unit, x[1] + s * ray[1] / unit) != label) {
                    least = s;
                }
            }
        }
        return least;
    }

    /** One neuron a score: a linear classifier, whose distance is known. */
    @Test
    void linearScoresAreCertifiedExactly() {
        LseClassifier linear =
                LseClassifier.of(
                        LseLayer.of(new double[][] {{1, 2}}, new double[] {0.3}, 0.5),
                        LseLayer.of(new double[][] {{-2, 6}}, new double[] {0}, 0.5));
        double[] x = {1, 0.2};
        double margin = 1 * 1 + 2 * 0.2 + 0.3 - (-2 + 1.2);
        var certificate = RobustnessCertificate.of(linear, Norm.L2, x);
        assertEquals(margin / 5, certificate.radius(), 1e-11);
        assertEquals(margin / 7, RobustnessCertificate.of(linear, Norm.MAX, x).radius(), 1e-11);
        double found = Attack.pgd(Norm.L2, 20, 1, 3).distance(linear, 2, x);
        assertEquals(margin / 5, found, 1e-9);
        assertEquals(margin / 5, Attack.fgsm(Norm.L2).distance(linear, 2, x), 1e-9);
    }

    /** A tropical classifier has no curvature bound, yet its convex certificate. */
    @Test
    void atZeroTemperatureTheConvexCertificateStays() {
        SplittableRandom random = new SplittableRandom(68);
        LseClassifier tropical =
                LseClassifier.of(
                        CurvatureIsBoundedTest.random(random, 4, 2, 0),
                        CurvatureIsBoundedTest.random(random, 5, 2, 0));
        double[] x = {0.4, 0.9};
        var certificate = RobustnessCertificate.of(tropical, Norm.L2, x);
        assertEquals(0, certificate.curvature());
        assertTrue(certificate.radius() > 0);
        assertTrue(certificate.radius() <= distance(tropical, Norm.L2, x));
    }

    /**
     * Near a stationary margin of a hot layer the curvature certificate is the best of the three.
     */
    @Test
    void temperatureHelpsTheCurvatureCertificate() {
        double[][] wide = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
        double[] last = {0};
        for (double epsilon : new double[] {0.5, 2, 8}) {
            LseClassifier classifier =
                    LseClassifier.of(
                            LseLayer.of(
                                    new double[][] {{0, 0}},
                                    new double[] {0.3 + epsilon * Math.log(4)},
                                    1),
                            LseLayer.of(wide, new double[4], epsilon));
            var certificate = RobustnessCertificate.of(classifier, Norm.L2, 0.01, 0);
            assertTrue(certificate.curvature() > certificate.lipschitz());
            assertTrue(certificate.curvature() > last[0]);
            assertEquals(0.3, certificate.lipschitz(), 1e-3, "the first order does not see ε");
            last[0] = certificate.curvature();
        }
    }

    @Test
    void sameSeedSameBits() {
        LseClassifier classifier = classifier(new SplittableRandom(69), 3, 3);
        Attack pgd = Attack.pgd(Norm.MAX, 10, 5, 42);
        assertEquals(
                pgd.on(classifier, 0.7, 0.1, 0.2, 0.3), pgd.on(classifier, 0.7, 0.1, 0.2, 0.3));
    }
}
