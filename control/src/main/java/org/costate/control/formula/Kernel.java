package org.costate.control.formula;

/** The evaluation of a program. */
interface Kernel {

    /** Evaluates; {@code w} is room for values that parts of a program hand on. */
    void run(
            double t,
            double[] a,
            double[] b,
            double[] c,
            double[] k,
            double[] y,
            double[][] m,
            double[] w);
}
