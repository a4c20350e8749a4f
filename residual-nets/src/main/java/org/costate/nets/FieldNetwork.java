package org.costate.nets;

import java.util.Arrays;
import org.costate.kernels.Activation;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Splitting;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.special.Erf;
import org.hipparchus.util.MathArrays;

/**
 * A network's cost restated over any field, family by family, from the formulas alone.
 *
 * <p>Written to share no derivative and no block code with the sweeps it referees.
 */
final class FieldNetwork<T extends CalculusFieldElement<T>> {

    private final TrainingProblem problem;
    private final ResidualNetwork network;
    private final T[] theta;
    private final T zero;

    FieldNetwork(TrainingProblem problem, T[] theta) {
        this.problem = problem;
        this.network = problem.network();
        this.theta = theta;
        this.zero = theta[0].getField().getZero();
    }

    T cost() {
        Ensemble data = problem.ensemble();
        T sum = zero;
        for (int s = 0; s < data.samples(); s++) {
            T[] x = lifted(s);
            T running = zero;
            for (int k = 0; k < network.depth(); k++) {
                running = running.add(step(k, x));
            }
            sum = sum.add(loss(s, readOut(x))).add(running);
        }
        return sum.divide(data.samples()).add(weightCosts());
    }

    private T[] array(int n) {
        T[] v = MathArrays.buildArray(zero.getField(), n);
        Arrays.fill(v, zero);
        return v;
    }

    // ---------------------------------------------------------- both ends

    private T[] lifted(int sample) {
        double[] xi =
                PlainSweep.slice(
                        problem.ensemble().inputs(),
                        sample * network.features(),
                        network.features());
        T[] x = array(network.width());
        if (network.lift() instanceof Lift.Padded lift) {
            for (int j = 0; j < xi.length; j++) {
                x[lift.channel(j)] = zero.add(xi[j]);
            }
            return x;
        }
        T[] input = array(xi.length);
        for (int j = 0; j < xi.length; j++) {
            input[j] = zero.add(xi[j]);
        }
        Activation sigma = ((Lift.Dense) network.lift()).activation();
        T[] u = affine(0, x.length, input, x.length * xi.length);
        for (int i = 0; i < u.length; i++) {
            u[i] = apply(sigma, u[i]);
        }
        return u;
    }

    private T[] readOut(T[] x) {
        if (!(network.readOut() instanceof ReadOut.Linear readOut)) {
            return x;
        }
        int at = network.layout().readOut();
        return affine(at, readOut.outputs(), x, at + readOut.outputs() * x.length);
    }

    private T loss(int sample, T[] z) {
        Ensemble data = problem.ensemble();
        return switch (problem.loss()) {
            case CROSS_ENTROPY -> {
                double top = Arrays.stream(z).mapToDouble(T::getReal).max().orElse(0);
                T sum = zero;
                for (T v : z) {
                    sum = sum.add(v.subtract(top).exp());
                }
                yield sum.log().add(top).subtract(z[data.labels()[sample]]);
            }
            case LOGISTIC -> softplus(data.labels()[sample] == 1 ? z[0].negate() : z[0]);
            case SQUARED_ERROR -> {
                T sum = zero;
                for (int i = 0; i < z.length; i++) {
                    sum = sum.add(z[i].subtract(data.targets()[sample * z.length + i]).square());
                }
                yield sum.multiply(0.5);
            }
        };
    }

    // --------------------------------------------------------------- steps

    /** Advances {@code x} in place and returns the step's kinetic cost. */
    private T step(int k, T[] x) {
        double h = network.grid().step(k);
        if (network.scheme() instanceof Splitting splitting) {
            T running = zero;
            for (int j = 0; j < splitting.stages(); j++) {
                T[] f = velocity(k, x, splitting.part(j));
                double wh = splitting.weight(j) * h;
                running = running.add(kinetic(f).multiply(wh));
                addScaled(wh, f, x);
            }
            return running;
        }
        ButcherTableau tableau = (ButcherTableau) network.scheme();
        int s = tableau.stages();
        T[][] f = MathArrays.buildArray(zero.getField(), s, x.length);
        T running = zero;
        for (int i = 0; i < s; i++) {
            T[] stage = x.clone();
            for (int j = 0; j < i; j++) {
                addScaled(h * tableau.a(i, j), f[j], stage);
            }
            f[i] = velocity(k, stage, -1);
            running = running.add(kinetic(f[i]).multiply(h * tableau.b(i)));
        }
        for (int i = 0; i < s; i++) {
            addScaled(h * tableau.b(i), f[i], x);
        }
        return running;
    }

    private T kinetic(T[] f) {
        double kappa = problem.regularisation().kinetic();
        T sum = zero;
        for (int i = 0; i < f.length && kappa > 0; i++) {
            sum = sum.add(f[i].square());
        }
        return sum.multiply(0.5 * kappa);
    }

    private void addScaled(double a, T[] f, T[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = x[i].add(f[i].multiply(a));
        }
    }

    private T[] velocity(int k, T[] x, int part) {
        int at = network.layout().control(k);
        int n = x.length;
        int m = n / 2;
        return switch (network.block().family()) {
            case "residual" -> activated(affine(at, n, x, at + n * n));
            case "antisymmetric" -> {
                T[] u = affine(at, n, x, at + n * n);
                T[] transposed = transposed(at, n, x);
                for (int i = 0; i < n; i++) {
                    u[i] =
                            u[i].subtract(transposed[i])
                                    .subtract(x[i].multiply(network.block().damping()));
                }
                yield activated(u);
            }
            case "pre-activation" -> preActivated(at, x);
            case "parabolic" -> scaled(-1, descent(at, x));
            case "hamiltonian" -> {
                T[] g = descent(at, x);
                T[] f = array(n);
                for (int i = 0; i < m; i++) {
                    f[i] = g[i + m];
                    f[i + m] = g[i].negate();
                }
                yield f;
            }
            case "verlet" -> {
                T[] y = Arrays.copyOf(x, m);
                T[] z = Arrays.copyOfRange(x, m, n);
                T[] zDot = activated(affine(at, m, y, at + m * m));
                T[] u = scaled(-1, transposed(at, m, z));
                for (int i = 0; i < m; i++) {
                    u[i] = u[i].add(theta[at + m * m + m + i]);
                }
                yield joined(part == 0 ? array(m) : activated(u), part == 1 ? array(m) : zDot);
            }
            case "hamiltonian-pair" -> {
                T[] p = Arrays.copyOf(x, m);
                T[] q = Arrays.copyOfRange(x, m, n);
                T[] pDot = scaled(-1, descent(at, q));
                T[] qDot = descent(at + m * m + m, p);
                yield joined(part == 1 ? array(m) : pDot, part == 0 ? array(m) : qDot);
            }
            default -> throw new IllegalStateException(network.block().family());
        };
    }

    /** Returns {@code Kσ(x + b)}. */
    private T[] preActivated(int at, T[] x) {
        int n = x.length;
        T[] shifted = x.clone();
        for (int i = 0; i < n; i++) {
            shifted[i] = x[i].add(theta[at + n * n + i]);
        }
        T[] hidden = activated(shifted);
        T[] f = array(n);
        for (int i = 0; i < n * n; i++) {
            f[i / n] = f[i / n].add(theta[at + i].multiply(hidden[i % n]));
        }
        return f;
    }

    /** Returns {@code Kᵀσ(Kx + b)}, the gradient of {@code Σ S(Kx + b)} with {@code S′ = σ}. */
    private T[] descent(int at, T[] x) {
        int n = x.length;
        return transposed(at, n, activated(affine(at, n, x, at + n * n)));
    }

    private T[] activated(T[] u) {
        for (int i = 0; i < u.length; i++) {
            u[i] = apply(network.block().activation(), u[i]);
        }
        return u;
    }

    private T[] affine(int matrix, int rows, T[] x, int bias) {
        T[] y = array(rows);
        for (int i = 0; i < rows; i++) {
            y[i] = theta[bias + i];
            for (int j = 0; j < x.length; j++) {
                y[i] = y[i].add(theta[matrix + i * x.length + j].multiply(x[j]));
            }
        }
        return y;
    }

    /** Returns {@code Kᵀx} of a square matrix. */
    private T[] transposed(int matrix, int n, T[] x) {
        T[] y = array(n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                y[j] = y[j].add(theta[matrix + i * n + j].multiply(x[i]));
            }
        }
        return y;
    }

    private T[] scaled(double a, T[] x) {
        T[] y = x.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] = y[i].multiply(a);
        }
        return y;
    }

    private T[] joined(T[] first, T[] second) {
        T[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    // --------------------------------------------------------- activations

    private T apply(Activation sigma, T u) {
        return switch (sigma) {
            case IDENTITY -> u;
            case TANH -> u.tanh();
            case RELU -> u.getReal() > 0 ? u : zero;
            case SOFTPLUS -> softplus(u);
            case LOG_COSH -> {
                T magnitude = u.getReal() < 0 ? u.negate() : u;
                T tail = magnitude.multiply(-2).exp().log1p();
                yield magnitude.add(tail).subtract(Math.log(2));
            }
            case GELU -> u.multiply(Erf.erf(u.multiply(Math.sqrt(0.5))).add(1)).multiply(0.5);
            case SILU -> u.divide(u.negate().exp().add(1));
        };
    }

    private T softplus(T u) {
        return u.getReal() > 0 ? u.add(u.negate().exp().log1p()) : u.exp().log1p();
    }

    // -------------------------------------------------------- weight costs

    private T weightCosts() {
        Regularisation r = problem.regularisation();
        WeightLayout layout = network.layout();
        T sum = zero;
        for (WeightTensor tensor : layout.tensors()) {
            boolean isEnd = tensor.name().startsWith("lift") || tensor.name().startsWith("readout");
            int k = isEnd ? 0 : Integer.parseInt(tensor.name().split("\\.")[1]);
            double share = isEnd ? r.endDecay() : r.decay() * network.grid().step(k);
            for (int i = 0; i < tensor.length() && !tensor.isBias() && share > 0; i++) {
                sum = sum.add(theta[tensor.offset() + i].square().multiply(0.5 * share));
            }
        }
        for (int k = 0; k + 1 < network.depth(); k++) {
            double h = network.grid().step(k);
            double share = r.smoothness() / h + r.stepDifference() * h;
            for (int i = 0; i < layout.controlDimension() && share > 0; i++) {
                T next = theta[layout.control(k + 1) + i];
                sum =
                        sum.add(
                                next.subtract(theta[layout.control(k) + i])
                                        .square()
                                        .multiply(0.5 * share));
            }
        }
        return sum;
    }
}
