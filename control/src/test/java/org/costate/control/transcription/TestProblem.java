package org.costate.control.transcription;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** Problems with known answers, written as formulas. */
record TestProblem(String name, BolzaProblem problem, double objective, double[] p0) {

    private interface Field {

        DerivativeStructure[] at(DerivativeStructure t, DerivativeStructure[] x, DerivativeStructure[] u);
    }

    private interface Ends {

        DerivativeStructure[] at(DerivativeStructure[] x0, DerivativeStructure tf, DerivativeStructure[] xf);
    }

    private static DerivativeStructure[] v(DerivativeStructure... a) {
        return a;
    }

    private static final double NAN = Double.NaN;

    /** A problem with the given initial state, final components (NaN: free) and terminal cost. */
    private static BolzaProblem of(
            int n, int m, Field field, double[] x0, double[] xf, Endpoint end, Ends extra, int b) {
        Formula dynamics =
                new Formula(
                        1 + n + m,
                        n + 1,
                        z ->
                                field.at(
                                        z[0],
                                        Arrays.copyOfRange(z, 1, 1 + n),
                                        Arrays.copyOfRange(z, 1 + n, 1 + n + m)));
        int fixed = 0;
        for (double x : xf) {
            fixed += Double.isNaN(x) ? 0 : 1;
        }
        int total = n + fixed + b;
        Formula ends =
                new Formula(
                        2 * n + 2,
                        1 + total,
                        z -> {
                            List<DerivativeStructure> y = new ArrayList<>();
                            DerivativeStructure[] a = Arrays.copyOfRange(z, 1, 1 + n);
                            DerivativeStructure[] c = Arrays.copyOfRange(z, n + 2, 2 * n + 2);
                            DerivativeStructure[] e = extra.at(a, z[n + 1], c);
                            y.add(e[0]);
                            for (int i = 0; i < n; i++) {
                                y.add(a[i].subtract(x0[i]));
                            }
                            for (int i = 0; i < n; i++) {
                                if (!Double.isNaN(xf[i])) {
                                    y.add(c[i].subtract(xf[i]));
                                }
                            }
                            y.addAll(Arrays.asList(e).subList(1, e.length));
                            return y.toArray(new DerivativeStructure[0]);
                        });
        return BolzaProblem.of(dynamics, ends, Endpoint.at(0), end);
    }

    private static final Ends NONE = (a, t, c) -> v(a[0].multiply(0));

    private static double[] d(double... a) {
        return a;
    }

    static List<TestProblem> all() {
        List<TestProblem> p = new ArrayList<>();
        p.add(new TestProblem("lqr-scalar", of(1, 1, (t, x, u) -> v(u[0], x[0].square().add(u[0].square()).multiply(0.5)), d(1), d(NAN), Endpoint.at(1), NONE, 0), 0.380797077978, d(-0.761594155956)));
        p.add(new TestProblem("hager", of(1, 1, (t, x, u) -> v(x[0].multiply(0.5).add(u[0]), x[0].square().multiply(2).add(u[0].square()).multiply(0.5)), d(1), d(NAN), Endpoint.at(1), NONE, 0), 0.864164497769, d(-1.728328996)));
        Field di = (t, x, u) -> v(x[1], u[0], u[0].square().multiply(0.5));
        Field dt = (t, x, u) -> v(x[1], u[0], t.multiply(0).add(1));
        p.add(new TestProblem("di-energy", of(2, 1, di, d(-1, 0), d(0, 0), Endpoint.at(1), NONE, 0), 6, d(12, 6)));
        p.add(new TestProblem("di-energy-vmax", of(2, 1, di, d(-1, 0), d(0, 0), Endpoint.at(1), NONE, 0).boundingState(d(-1 / 0.0, -1 / 0.0), d(1 / 0.0, 1.2)), 7.68, d(38.4, 9.6)));
        p.add(new TestProblem("bryson-denham", of(2, 1, di, d(0, 1), d(0, -1), Endpoint.at(1), NONE, 0).boundingState(d(-1 / 0.0, -1 / 0.0), d(1 / 9.0, 1 / 0.0)), 4, d(-18, -6)));
        p.add(new TestProblem("di-time-rest", of(2, 1, dt, d(-1, 0), d(0, 0), Endpoint.freeNear(3), NONE, 0).boundingControl(d(-1), d(1)), 2, d(1, 1)));
        p.add(new TestProblem("di-time-11", of(2, 1, dt, d(1, 1), d(0, 0), Endpoint.freeNear(3), NONE, 0).boundingControl(d(-1), d(1)), 3.44948974278, d(-0.816496580928, -1.816496580928)));
        p.add(new TestProblem("brachistochrone", of(3, 1, (t, x, u) -> v(x[2].multiply(u[0].sin()), x[2].multiply(u[0].cos()), u[0].cos().multiply(9.8), t.multiply(0).add(1)), d(0, 0, 0), d(2, 2, NAN), Endpoint.freeNear(1), NONE, 0), 0.824759143157, d(0.1492093711, 0.0569804147, 0.1020408163)));
        p.add(new TestProblem("zermelo", of(2, 1, (t, x, u) -> v(u[0].cos().subtract(x[1]), u[0].sin(), t.multiply(0).add(1)), d(3.66, -1.86), d(0, 0), Endpoint.freeNear(5), NONE, 0), 5.45786526356, d(-0.5002743623, 1.8645631216)));
        Field vdp = (t, x, u) -> v(x[0].multiply(x[1].square().negate().add(1)).subtract(x[1]).add(u[0]), x[0], x[0].square().add(x[1].square()).add(u[0].square()));
        p.add(new TestProblem("vdp-free", of(2, 1, vdp, d(0, 1), d(NAN, NAN), Endpoint.at(10), NONE, 0), 2.87314385118, d(-0.8284248933, -4.8855726131)));
        p.add(new TestProblem("vdp-box", of(2, 1, vdp, d(0, 1), d(NAN, NAN), Endpoint.at(5), NONE, 0).boundingControl(d(-0.3), d(1)), 2.86726033, d(-0.8329073, -4.8856515)));
        p.add(new TestProblem("vdp-state", of(2, 1, vdp, d(0, 1), d(NAN, NAN), Endpoint.at(10), NONE, 0).boundingControl(d(-1), d(1)).boundingState(d(-0.25, -1 / 0.0), d(1 / 0.0, 1 / 0.0)), 3.615181, d(-0.82842, -8.34723)));
        p.add(new TestProblem("vdp-time-kaya", of(2, 1, (t, x, u) -> v(x[1], x[0].negate().subtract(x[0].square().subtract(1).multiply(x[1])).add(u[0]), t.multiply(0).add(1)), d(-0.4, 0.6), d(0.6, 0.4), Endpoint.freeNear(2), NONE, 0).boundingControl(d(-1), d(1)), 1.25407472934, d(1.081605607, 0.184367981)));
        Field ray = (t, x, u) -> v(x[1], x[0].negate().add(x[1].multiply(x[1].square().multiply(-0.14).add(1.4))).add(u[0].multiply(4)), x[0].square().add(u[0].square()));
        p.add(new TestProblem("rayleigh-free-4.5", of(2, 1, ray, d(-5, -5), d(NAN, NAN), Endpoint.at(4.5), NONE, 0), 29.7489313401, d(9.0012416378, 2.6726158553)));
        p.add(new TestProblem("rayleigh-box", of(2, 1, ray, d(-5, -5), d(NAN, NAN), Endpoint.at(4.5), NONE, 0).boundingControl(d(-1), d(1)), 44.617879, d(12.67634, 4.573)));
        p.add(new TestProblem("rayleigh-mixed", of(2, 1, ray, d(-5, -5), d(NAN, NAN), Endpoint.at(4.5), NONE, 0).keeping(new Formula(4, 1, z -> v(z[3].add(z[1].divide(6))))), 44.8044443, d(10.67761, 4.19058)));
        Field hyper = (t, x, u) -> v(x[0].pow(3).negate().add(u[0]), x[0].square().add(u[0].square()).multiply(0.5));
        p.add(new TestProblem("hypersensitive-25", of(1, 1, hyper, d(1.5), d(1), Endpoint.at(25), NONE, 0), 1.33080690491, d(-0.318321676)));
        p.add(new TestProblem("goddard", of(3, 1, (t, x, u) -> v(x[1], u[0].subtract(x[1].square().multiply(310).multiply(x[0].subtract(1).multiply(-500).exp())).divide(x[2]).subtract(x[0].square().reciprocal()), u[0].multiply(-2), t.multiply(0)), d(1, 0, 1), d(NAN, NAN, 0.6), Endpoint.freeNear(0.2), (a, t, c) -> v(c[0].negate()), 0).boundingControl(d(0), d(3.5)), -1.01283691832, d(4.57290023, 0.17429931, 0.06224975)));
        Field cat = (t, x, u) -> v(u[0].negate().multiply(x[0].subtract(x[1].multiply(10))), u[0].multiply(x[0].subtract(x[1].multiply(10))).subtract(u[0].negate().add(1).multiply(x[1])), u[0].negate().add(1).multiply(x[1]), t.multiply(0));
        p.add(new TestProblem("catalyst", of(3, 1, cat, d(1, 0, 0), d(NAN, NAN, NAN), Endpoint.at(1), (a, t, c) -> v(c[2].negate()), 0).boundingControl(d(0), d(1)), -0.0480556858609, d(0.0480556859, 0.100004797, 1)));
        p.add(new TestProblem("jackson", of(3, 1, cat, d(1, 0, 0), d(NAN, NAN, NAN), Endpoint.at(4), (a, t, c) -> v(c[2].negate()), 0).boundingControl(d(0), d(1)), -0.191814356325, d(0.191814356, 0.235918329, 1)));
        p.add(new TestProblem("glider", of(4, 1, (t, x, u) -> {
            DerivativeStructure r = x[0].divide(100).subtract(2.5).square();
            DerivativeStructure up = r.negate().add(1).multiply(2.5).multiply(r.negate().exp());
            DerivativeStructure w = x[3].subtract(up);
            DerivativeStructure s = x[2].square().add(w.square()).sqrt();
            DerivativeStructure drag = u[0].square().multiply(0.069662).add(0.034).multiply(0.5 * 1.13 * 14).multiply(s.square());
            DerivativeStructure lift = u[0].multiply(0.5 * 1.13 * 14).multiply(s.square());
            return v(x[2], x[3], lift.negate().multiply(w).subtract(drag.multiply(x[2])).divide(s).divide(100), lift.multiply(x[2]).subtract(drag.multiply(w)).divide(s).divide(100).subtract(9.81), t.multiply(0));
        }, d(0, 1000, 13.23, -1.288), d(NAN, 900, 13.23, -1.288), Endpoint.freeNear(98), (a, t, c) -> v(c[0].negate()), 0).boundingControl(d(0), d(1.4)), -1247.9877, d(1.0194, 10.274, 14.051, -0.0128)));
        p.add(new TestProblem("robot-arm", of(6, 3, (t, x, u) -> {
            DerivativeStructure i = x[0].negate().add(5).pow(3).add(x[0].pow(3)).divide(3);
            return v(x[1], u[0].divide(5), x[3], u[1].divide(i.multiply(x[4].sin().square())), x[5], u[2].divide(i), t.multiply(0).add(1));
        }, d(4.5, 0, 0, 0, Math.PI / 4, 0), d(4.5, 0, 2 * Math.PI / 3, 0, Math.PI / 4, 0), Endpoint.freeNear(9), NONE, 0).boundingControl(d(-1, -1, -1), d(1, 1, 1)), 9.1409117459, new double[0]));
        p.add(new TestProblem("particle-steering", of(4, 1, (t, x, u) -> v(x[2], x[3], u[0].cos().multiply(100), u[0].sin().multiply(100), t.multiply(0).add(1)), d(0, 0, 0, 0), d(NAN, 5, 45, 0), Endpoint.freeNear(0.6), NONE, 0), 0.554570878335, d(0, 0.0294063105, 0.0057890616, 0.0081539417)));
        p.add(new TestProblem("chain", of(3, 1, (t, x, u) -> v(u[0], u[0].square().add(1).sqrt(), x[0].multiply(u[0].square().add(1).sqrt()), t.multiply(0)), d(1, 0, 0), d(3, 4, NAN), Endpoint.at(1), (a, t, c) -> v(c[2]), 0), 5.06848011099, d(-0.995543782, -0.008912436, -1)));
        p.add(new TestProblem("parallel-reaction", of(2, 1, (t, x, u) -> v(u[0].add(u[0].square().divide(2)).negate().multiply(x[0]), u[0].multiply(x[0]), t.multiply(0)), d(1, 0), d(NAN, NAN), Endpoint.at(1), (a, t, c) -> v(c[1].negate()), 0).boundingControl(d(0), d(5)), -0.573546478, d(0.573546478, 1)));
        p.add(new TestProblem("cstr", of(2, 1, (t, x, u) -> {
            DerivativeStructure e = x[0].multiply(25).divide(x[0].add(2)).exp();
            return v(x[0].add(0.25).multiply(-2).add(x[1].add(0.5).multiply(e)).subtract(x[0].add(0.25).multiply(u[0])), x[1].negate().add(0.5).subtract(x[1].add(0.5).multiply(e)), x[0].square().add(x[1].square()).add(u[0].square().multiply(0.1)));
        }, d(0.09, 0.09), d(NAN, NAN), Endpoint.at(0.78), NONE, 0), 0.133095730543, d(-2.6571876473, -0.5717432475)));
        p.add(new TestProblem("pendulum-energy", of(2, 1, (t, x, u) -> v(x[1], x[0].sin().negate().add(u[0]), u[0].square().multiply(0.5)), d(0, 0), d(Math.PI, 0), Endpoint.at(5), NONE, 0), 1.21259059572, d(-0.9913233185, 0.5744761139)));
        p.add(new TestProblem("pendulum-time", of(2, 1, (t, x, u) -> v(x[1], x[0].sin().negate().add(u[0]), t.multiply(0).add(1)), d(0, 0), d(Math.PI, 0), Endpoint.freeNear(7), NONE, 0).boundingControl(d(-0.5), d(0.5)), 7.58669354265, d(1.839199589, -2)));
        p.add(new TestProblem("moon-lander", of(2, 1, (t, x, u) -> v(x[1], u[0].subtract(1.5), u[0]), d(10, -2), d(0, 0), Endpoint.freeNear(4), NONE, 0).boundingControl(d(0), d(3)), 8.24621125124, d(-0.363803438, 0.48507125)));
        p.add(new TestProblem("aly-chan", of(3, 1, (t, x, u) -> v(x[1], u[0], x[1].square().subtract(x[0].square()).divide(2), t.multiply(0)), d(0, 1, 0), d(NAN, NAN, NAN), Endpoint.at(Math.PI / 2), (a, t, c) -> v(c[2]), 0).boundingControl(d(-1), d(1)), 0, d(1, 0, -1)));
        p.add(new TestProblem("singular-regulator", of(2, 1, (t, x, u) -> v(x[1], u[0], x[0].square().add(x[1].square())), d(0, 1), d(NAN, NAN), Endpoint.at(5), NONE, 0).boundingControl(d(-1), d(1)), 0.753983860576, new double[0]));
        p.add(new TestProblem("fuller-01", of(2, 1, (t, x, u) -> v(x[1], u[0], x[0].square()), d(0, 1), d(0, 0), Endpoint.at(3.5), NONE, 0).boundingControl(d(-1), d(1)), 0.268393830569, d(-1.3419692, -1.3419692)));
        p.add(new TestProblem("quadrotor", of(9, 4, (t, x, u) -> {
            DerivativeStructure c7 = x[6].cos();
            DerivativeStructure s7 = x[6].sin();
            DerivativeStructure c8 = x[7].cos();
            DerivativeStructure s8 = x[7].sin();
            DerivativeStructure c9 = x[8].cos();
            DerivativeStructure s9 = x[8].sin();
            DerivativeStructure cost = x[0].subtract(t.multiply(2 * Math.PI).sin()).square().add(x[2].subtract(t.multiply(4 * Math.PI).sin().multiply(2)).square()).add(x[4].subtract(t.multiply(2)).square()).add(x[6].square()).add(x[7].square()).add(x[8].square());
            for (DerivativeStructure c : u) {
                cost = cost.add(c.square().multiply(0.1));
            }
            return v(x[1], u[0].multiply(c7).multiply(s8).multiply(c9).add(u[0].multiply(s7).multiply(s9)), x[3], u[0].multiply(c7).multiply(s8).multiply(s9).subtract(u[0].multiply(s7).multiply(c9)), x[5], u[0].multiply(c7).multiply(c8).subtract(9.8), u[1].multiply(c7).divide(c8).add(u[2].multiply(s7).divide(c8)), u[1].negate().multiply(s7).add(u[2].multiply(c7)), u[1].multiply(c7).add(u[2].multiply(s7)).multiply(x[7].tan()).add(u[3]), cost.multiply(0.5));
        }, new double[9], d(NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN), Endpoint.at(1), NONE, 0), 4.2679542061, d(0.0807799663, -0.0993132259, 0.0731933885, -0.1049848443, 1.46627529, 1.043655942, 0.102395871, -0.102888075, 0.00082359571)));
        p.add(new TestProblem("dubins", of(3, 1, (t, x, u) -> v(x[2].cos(), x[2].sin(), u[0], t.multiply(0).add(1)), d(0, 0, 0), d(4, 3, -Math.PI / 2), Endpoint.freeNear(7), NONE, 0).boundingControl(d(-1), d(1)), 6.92280674, d(0.384615385, 0.923076923, 0.615384615)));
        p.add(new TestProblem("earth-mars-radius", of(3, 1, (t, x, u) -> {
            DerivativeStructure a = t.multiply(-0.07487).add(1).reciprocal().multiply(0.1405);
            return v(x[1], x[2].square().divide(x[0]).subtract(x[0].square().reciprocal()).add(a.multiply(u[0].sin())), x[1].multiply(x[2]).negate().divide(x[0]).add(a.multiply(u[0].cos())), t.multiply(0));
        }, d(1, 0, 1), d(NAN, 0, NAN), Endpoint.at(3.32), (a, t, c) -> v(c[0].negate(), c[2].subtract(c[0].sqrt().reciprocal())), 1), -1.5252462796, d(1.8773010417, 0.9289386497, 2.0250790122)));
        p.add(new TestProblem("orbit-energy", of(4, 2, (t, x, u) -> {
            DerivativeStructure r3 = x[0].square().add(x[1].square()).pow(1.5);
            return v(x[2], x[3], x[0].negate().divide(r3).add(u[0]), x[1].negate().divide(r3).add(u[1]), u[0].square().add(u[1].square()).multiply(0.5));
        }, d(1, 0, 0, 1), d(-1.5, 0, 0, -1 / Math.sqrt(1.5)), Endpoint.at(4.5), NONE, 0), 0.0126605199008, d(0.196801046, 0.0800988354, 0.1141242183, 0.1625504055)));
        p.add(new TestProblem("resnet-2pt", of(2, 2, (t, x, u) -> v(u[0].multiply(x[0].tanh()).add(u[1]), u[0].multiply(x[1].tanh()).add(u[1]), u[0].square().add(u[1].square()).multiply(0.5)), d(-0.5, 0.8), d(NAN, NAN), Endpoint.at(1), (a, t, c) -> v(c[0].subtract(0.5).square().add(c[1].subtract(1.5).square()).multiply(5)), 0), 0.44300264793, d(0.8774649972, -0.158102006)));
        p.add(new TestProblem("robbins", of(3, 1, (t, x, u) -> v(x[1], x[2], u[0], x[0].multiply(3).add(u[0].square().multiply(0.5))), d(1, -2, 0), d(0, 0, 0), Endpoint.at(10), NONE, 0).boundingState(d(0, -1 / 0.0, -1 / 0.0), d(1 / 0.0, 1 / 0.0, 1 / 0.0)), 19.4315, new double[0]));
        return p;
    }
}
