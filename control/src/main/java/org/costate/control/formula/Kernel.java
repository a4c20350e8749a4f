package org.costate.control.formula;

/** The evaluation of a program. */
interface Kernel {

    void run(double t, double[] a, double[] b, double[] c, double[] k, double[] y, double[][] m);

    static Kernel of(Assembly assembly) {
        return new Interpreter(assembly);
    }
}
