package org.costate.control.feedback;

/** Coefficients that do not depend on time; not written to after construction. */
record ConstantModel(double[][] a, double[][] b, double[][] q, double[][] s, double[][] r)
        implements LinearQuadraticModel {

    ConstantModel {
        RiccatiCoefficients.of(a, b, q, r, s); // speaks up now, not at the first step
    }

    @Override
    public int states() {
        return a.length;
    }

    @Override
    public int controls() {
        return r.length;
    }

    @Override
    public void evaluate(
            double t, double[][] a, double[][] b, double[][] q, double[][] s, double[][] r) {
        write(this.a, a);
        write(this.b, b);
        write(this.q, q);
        write(this.s, s);
        write(this.r, r);
    }

    private static void write(double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }
}
