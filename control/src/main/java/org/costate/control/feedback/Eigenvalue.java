package org.costate.control.feedback;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.RealMatrix;

/** An eigenvalue {@code re + i·im}, a rate of a closed loop in continuous time. */
public record Eigenvalue(double re, double im) {

    private static final Comparator<Eigenvalue> ORDER =
            Comparator.comparingDouble(Eigenvalue::re).thenComparingDouble(Eigenvalue::im);

    /**
     * Returns the eigenvalues of a square matrix, by real then imaginary part.
     *
     * @throws IllegalArgumentException PROBLEM-01 if it is not square
     */
    public static List<Eigenvalue> of(double[][] matrix) {
        return of(Dense.of("the matrix", matrix, matrix.length, matrix.length));
    }

    static List<Eigenvalue> of(RealMatrix a) {
        return Arrays.stream(ComplexSchur.of(a).eigenvalues())
                .map((Complex z) -> new Eigenvalue(z.getReal(), z.getImaginary()))
                .sorted(ORDER)
                .toList();
    }

    /** Returns {@code |λ|}; below 1 for a stable loop in discrete time. */
    public double modulus() {
        return Math.hypot(re, im);
    }

    @Override
    public String toString() {
        return im == 0
                ? String.format(Locale.ROOT, "%.6g", re)
                : String.format(Locale.ROOT, "%.6g%+.6gi", re, im);
    }
}
