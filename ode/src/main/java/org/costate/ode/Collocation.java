package org.costate.ode;

/**
 * The Runge–Kutta method of collocation at given nodes: {@code a_ij = ∫_0^{c_i} ℓ_j}, {@code b_j =
 * ∫_0^1 ℓ_j} with the Lagrange polynomials {@code ℓ_j} of the nodes [Hairer, Nørsett, Wanner 1993,
 * II.7].
 */
record Collocation(double[][] a, double[] b, double[] c) {

    /** Gauss nodes: {@code s} stages, order {@code 2s}, symplectic and symmetric. */
    static Collocation gauss(int stages) {
        double wide = Math.sqrt(15) / 10;
        double narrow = Math.sqrt(3) / 6;
        return switch (stages) {
            case 1 -> at(0.5);
            case 2 -> at(0.5 - narrow, 0.5 + narrow);
            case 3 -> at(0.5 - wide, 0.5, 0.5 + wide);
            default -> throw unknown("Gauss", stages, "1, 2 or 3");
        };
    }

    /** Lobatto nodes, both ends among them: the IIIA method, order {@code 2s − 2}. */
    static Collocation lobatto(int stages) {
        double half = Math.sqrt(5) / 10;
        return switch (stages) {
            case 2 -> at(0, 1);
            case 3 -> at(0, 0.5, 1);
            case 4 -> at(0, 0.5 - half, 0.5 + half, 1);
            default -> throw unknown("Lobatto", stages, "2, 3 or 4");
        };
    }

    /** Radau nodes, the end among them: the IIA method, order {@code 2s − 1}. */
    static Collocation radau(int stages) {
        double wide = Math.sqrt(6) / 10;
        return switch (stages) {
            case 1 -> at(1);
            case 2 -> at(1 / 3.0, 1);
            case 3 -> at(0.4 - wide, 0.4 + wide, 1);
            default -> throw unknown("Radau IIA", stages, "1, 2 or 3");
        };
    }

    static IllegalArgumentException unknown(String family, int stages, String known) {
        return new IllegalArgumentException(
                "a " + family + " method of " + stages + " stages is not here; choose " + known);
    }

    static Collocation at(double... nodes) {
        int s = nodes.length;
        double[][] basis = basis(nodes);
        double[][] a = new double[s][s];
        double[] b = new double[s];
        for (int j = 0; j < s; j++) {
            b[j] = integral(basis[j], 1);
            for (int i = 0; i < s; i++) {
                a[i][j] = integral(basis[j], nodes[i]);
            }
        }
        return new Collocation(a, b, nodes.clone());
    }

    /** Returns {@code Â_ij = b_j − b_j a_ji / b_i}; of Lobatto IIIA it is IIIB. */
    double[][] partner() {
        int s = b.length;
        double[][] partner = new double[s][s];
        for (int i = 0; i < s; i++) {
            for (int j = 0; j < s; j++) {
                partner[i][j] = b[j] - b[j] * a[j][i] / b[i];
            }
        }
        return partner;
    }

    /** Returns the coefficients of {@code 1, θ, θ², …} of each Lagrange polynomial of the nodes. */
    static double[][] basis(double... nodes) {
        int s = nodes.length;
        double[][] basis = new double[s][s];
        for (int j = 0; j < s; j++) {
            basis[j][0] = 1;
            int degree = 0;
            for (int m = 0; m < s; m++) {
                if (m != j) {
                    timesLinear(basis[j], degree++, nodes[m], nodes[j] - nodes[m]);
                }
            }
        }
        return basis;
    }

    /** Multiplies a polynomial by {@code (θ − root)/scale}. */
    private static void timesLinear(double[] p, int degree, double root, double scale) {
        for (int k = degree + 1; k >= 0; k--) {
            p[k] = ((k > 0 ? p[k - 1] : 0) - root * p[k]) / scale;
        }
    }

    private static double integral(double[] p, double end) {
        double value = 0;
        for (int k = p.length - 1; k >= 0; k--) {
            value = (value + p[k] / (k + 1)) * end;
        }
        return value;
    }
}
