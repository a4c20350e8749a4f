package org.costate.control;

/** Finds the maximisers of {@code H} on one kind of control set and follows them along arcs. */
interface Maximiser {

    /** Writes the maximiser and the codes of its arc. */
    void maximise(double t, double[] x, double[] p, LawPoint at);

    /** Writes the control of the arc whose codes are given, whether or not it maximises. */
    void follow(double t, double[] x, double[] p, LawPoint at);

    /** Writes {@code ∂u/∂(t, x, p)} along the arc; control and Hessian of {@code H} are given. */
    void differentiate(double t, double[] x, double[] p, LawPoint at);

    /** Returns the arc of codes. */
    ControlArc arc(int[] code);

    /** Returns how many functions must stay positive along the arc of the codes. */
    int guards(int[] code);

    /** Writes the guards; the control is given. */
    void guards(double t, double[] x, double[] p, LawPoint at, double[] g);

    /** Writes the gradients of the guards in {@code (t, x, p)}; {@code ∂u} is given. */
    void guardGradients(double t, double[] x, double[] p, LawPoint at, double[][] dg);

    /** Replaces the codes by those of the arc behind a guard that crosses zero. */
    void cross(int guard, double t, double[] x, double[] p, LawPoint at);

    /** Returns the kinks of {@code H} in control {@code j}. */
    default double[] kinks(int j) {
        return new double[0];
    }

    /** Returns how many signs of kinks its programs read behind the constants. */
    int signs();
}
