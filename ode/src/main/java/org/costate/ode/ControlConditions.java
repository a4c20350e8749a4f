package org.costate.ode;

import java.util.ArrayList;
import java.util.List;
import org.costate.ode.OrderConditions.Condition;
import org.costate.ode.OrderConditions.Kind;

/**
 * Hager's conditions up to order 4 on a tableau without zero weights [Hager 2000, table 1], with
 * {@code c_i = Σ_j a_ij} and {@code d_j = Σ_i b_i a_ij}.
 */
final class ControlConditions {

    private final double[][] a;
    private final double[] b;
    private final double[] c;
    private final double[] d;
    private final List<Condition> conditions = new ArrayList<>();

    ControlConditions(double[][] a, double[] b) {
        this.a = a;
        this.b = b;
        int s = b.length;
        this.c = new double[s];
        this.d = new double[s];
        for (int i = 0; i < s; i++) {
            for (int j = 0; j < s; j++) {
                c[i] += a[i][j];
                d[j] += b[i] * a[i][j];
            }
        }
    }

    List<Condition> all() {
        conditions.clear();
        single(1, "Σ b = 1", 1, i -> b[i]);
        single(2, "Σ d = 1/2", 1 / 2.0, i -> d[i]);
        single(3, "Σ c d = 1/6", 1 / 6.0, i -> c[i] * d[i]);
        single(3, "Σ b c² = 1/3", 1 / 3.0, i -> b[i] * c[i] * c[i]);
        single(3, "Σ d²/b = 1/3", 1 / 3.0, i -> d[i] * d[i] / b[i]);
        single(4, "Σ b c³ = 1/4", 1 / 4.0, i -> b[i] * c[i] * c[i] * c[i]);
        twofold(4, "Σ b_i c_i a_ij c_j = 1/8", 1 / 8.0, (i, j) -> b[i] * c[i] * c[j]);
        single(4, "Σ d c² = 1/12", 1 / 12.0, i -> d[i] * c[i] * c[i]);
        twofold(4, "Σ d_i a_ij c_j = 1/24", 1 / 24.0, (i, j) -> d[i] * c[j]);
        single(4, "Σ c d²/b = 1/12", 1 / 12.0, i -> c[i] * d[i] * d[i] / b[i]);
        single(4, "Σ d³/b² = 1/4", 1 / 4.0, i -> d[i] * d[i] * d[i] / (b[i] * b[i]));
        twofold(
                4,
                "Σ (b_i/b_j) c_i a_ij d_j = 5/24",
                5 / 24.0,
                (i, j) -> b[i] / b[j] * c[i] * d[j]);
        twofold(4, "Σ d_i a_ij d_j / b_j = 1/8", 1 / 8.0, (i, j) -> d[i] * d[j] / b[j]);
        return List.copyOf(conditions);
    }

    /** A summand of one stage. */
    private interface Term {
        double at(int i);
    }

    /** What multiplies {@code a_ij}. */
    private interface Factor {
        double at(int i, int j);
    }

    private void single(int order, String formula, double value, Term term) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += term.at(i);
        }
        conditions.add(new Condition(Kind.CONTROL, order, formula, sum - value));
    }

    private void twofold(int order, String formula, double value, Factor factor) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum += factor.at(i, j) * a[i][j];
            }
        }
        conditions.add(new Condition(Kind.CONTROL, order, formula, sum - value));
    }
}
