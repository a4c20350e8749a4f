package org.costate.nets;

import org.costate.control.ControlSystem;
import org.costate.control.RunningCost;
import org.costate.control.SecondOrderCost;
import org.costate.control.SecondOrderEnd;
import org.costate.control.SecondOrderSystem;

/** Lift, read-out and loss of one sample in plain loops: both ends of its control problem. */
final class PlainEnds implements SecondOrderEnd {

    private final ResidualNetwork network;
    private final Ensemble ensemble;
    private final Loss loss;
    private final double[] theta;
    private final int sample;

    PlainEnds(ResidualNetwork network, Ensemble ensemble, Loss loss, double[] theta, int sample) {
        this.network = network;
        this.ensemble = ensemble;
        this.loss = loss;
        this.theta = theta;
        this.sample = sample;
    }

    /** Returns {@code x_0 = lift(ξ)}. */
    double[] initialState() {
        double[] x = new double[network.width()];
        if (network.lift() instanceof Lift.Padded lift) {
            for (int j = 0; j < lift.features(); j++) {
                x[lift.channel(j)] = input(j);
            }
            return x;
        }
        Lift.Dense lift = (Lift.Dense) network.lift();
        for (int i = 0; i < x.length; i++) {
            x[i] = lift.activation().value(liftPreActivation(lift, i));
        }
        return x;
    }

    private double input(int j) {
        return ensemble.inputs()[sample * ensemble.features() + j];
    }

    private double liftPreActivation(Lift.Dense lift, int i) {
        double u = theta[lift.width() * lift.features() + i];
        for (int j = 0; j < lift.features(); j++) {
            u += theta[i * lift.features() + j] * input(j);
        }
        return u;
    }

    /** Returns the outputs {@code z} of a terminal state. */
    double[] outputs(double[] x) {
        if (!(network.readOut() instanceof ReadOut.Linear readOut)) {
            return x.clone();
        }
        int at = network.layout().readOut();
        double[] z = new double[readOut.outputs()];
        for (int i = 0; i < z.length; i++) {
            z[i] = theta[at + z.length * x.length + i];
            for (int j = 0; j < x.length; j++) {
                z[i] += theta[at + i * x.length + j] * x[j];
            }
        }
        return z;
    }

    @Override
    public double value(double[] x) {
        double[] z = outputs(x);
        return loss.costate(ensemble, sample, z, 0, z.length, 1);
    }

    @Override
    public void gradient(double[] x, double[] gradient) {
        double[] d = outputGradient(x);
        if (!(network.readOut() instanceof ReadOut.Linear)) {
            System.arraycopy(d, 0, gradient, 0, d.length);
            return;
        }
        int at = network.layout().readOut();
        for (int j = 0; j < x.length; j++) {
            gradient[j] = 0;
            for (int i = 0; i < d.length; i++) {
                gradient[j] += theta[at + i * x.length + j] * d[i];
            }
        }
    }

    @Override
    public void hessianProduct(double[] x, double[] dx, double[] product) {
        double[] z = outputs(x);
        double[] dz = outputs(dx);
        double[] bias = outputs(new double[x.length]);
        for (int i = 0; i < dz.length; i++) {
            dz[i] -= bias[i];
        }
        loss.bend(z, dz);
        if (!(network.readOut() instanceof ReadOut.Linear)) {
            System.arraycopy(dz, 0, product, 0, dz.length);
            return;
        }
        int at = network.layout().readOut();
        for (int j = 0; j < x.length; j++) {
            product[j] = 0;
            for (int i = 0; i < dz.length; i++) {
                product[j] += theta[at + i * x.length + j] * dz[i];
            }
        }
    }

    /** Returns {@code ∂φ/∂z}. */
    private double[] outputGradient(double[] x) {
        double[] z = outputs(x);
        loss.costate(ensemble, sample, z, 0, z.length, -1);
        return z;
    }

    /** Adds the transversality conditions: the gradients of lift and read-out, weighted. */
    void addEndGradients(double[] end, double[] initialCostate, double share, double[] gradient) {
        if (network.readOut() instanceof ReadOut.Linear) {
            double[] d = outputGradient(end);
            int at = network.layout().readOut();
            addOuter(d, end, share, gradient, at);
        }
        if (network.lift() instanceof Lift.Dense lift) {
            double[] q = new double[lift.width()];
            for (int i = 0; i < q.length; i++) {
                q[i] = -initialCostate[i] * lift.activation().slope(liftPreActivation(lift, i));
            }
            double[] xi =
                    PlainSweep.slice(
                            ensemble.inputs(), sample * ensemble.features(), ensemble.features());
            addOuter(q, xi, share, gradient, 0);
        }
    }

    private static void addOuter(double[] d, double[] x, double share, double[] gradient, int at) {
        for (int i = 0; i < d.length; i++) {
            for (int j = 0; j < x.length; j++) {
                gradient[at + i * x.length + j] += share * d[i] * x[j];
            }
            gradient[at + d.length * x.length + i] += share * d[i];
        }
    }

    /** The running cost {@code ½ κ |f(x, u)|²} of one sample. */
    record KineticCost(ResidualNetwork network, ControlSystem system, double weight)
            implements SecondOrderCost {

        @Override
        public boolean isAutonomous() {
            return true;
        }

        @Override
        public double tangent(
                double t, double[] x, double[] u, double dt, double[] dx, double[] du) {
            double[] df = velocityTangent(t, x, u, dx, du);
            double[] f = velocity(t, x, u);
            double sum = 0;
            for (int i = 0; i < f.length; i++) {
                sum += f[i] * df[i];
            }
            return weight * sum;
        }

        @Override
        public void addGradientTangent(
                double t,
                double[] x,
                double[] u,
                double scale,
                double[] dx,
                double[] du,
                double[] dgx,
                double[] dgu) {
            double[] p = velocity(t, x, u);
            double[] dp = velocityTangent(t, x, u, dx, du);
            for (int i = 0; i < p.length; i++) {
                p[i] *= scale * weight;
                dp[i] *= scale * weight;
            }
            second().pullBackTangent(t, x, p, u, dx, dp, du, dgx, dgu);
        }

        private double[] velocityTangent(
                double t, double[] x, double[] u, double[] dx, double[] du) {
            double[] df = new double[x.length];
            second().tangent(t, x, u, 0, dx, du, df);
            return df;
        }

        private SecondOrderSystem second() {
            return (SecondOrderSystem) system;
        }

        @Override
        public RunningCost ofPart(int part, int parts) {
            return new KineticCost(network, network.block().parts().get(part), weight);
        }

        @Override
        public double value(double t, double[] x, double[] u) {
            double sum = 0;
            for (double f : velocity(t, x, u)) {
                sum += f * f;
            }
            return 0.5 * weight * sum;
        }

        @Override
        public void addGradient(
                double t, double[] x, double[] u, double scale, double[] gx, double[] gu) {
            if (weight == 0) {
                return;
            }
            double[] f = velocity(t, x, u);
            for (int i = 0; i < f.length; i++) {
                f[i] *= scale * weight;
            }
            system.pullBack(t, x, f, u, gx, gu);
        }

        private double[] velocity(double t, double[] x, double[] u) {
            double[] f = new double[x.length];
            system.velocity(t, x, u, f);
            return f;
        }
    }
}
