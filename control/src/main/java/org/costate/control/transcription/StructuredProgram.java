package org.costate.control.transcription;

/**
 * A nonlinear program {@code min J(v), c(v) = 0, l ≤ v ≤ u} that factorises its own KKT matrix
 *
 * <pre>
 *   ( W + diag(d)   Aᵀ  )
 *   (     A        −δ I )        W = ∇²(J + yᵀc),  A = ∂c/∂v
 * </pre>
 *
 * <p>Stateful: {@link #linearise} fixes the point of {@code A}, {@link #curve} that of {@code W},
 * {@link #factorise} the matrix that {@link #solve} uses. One thread.
 */
interface StructuredProgram {

    /** Returns the number of variables. */
    int variables();

    /** Returns the number of constraints. */
    int constraints();

    /** Returns {@code l}; borrowed. */
    double[] lower();

    /** Returns {@code u}; borrowed. */
    double[] upper();

    /**
     * Returns how much of the horizon each variable stands for. Barrier, regularisation and
     * tolerances carry these weights, so that iterations do not depend on the mesh. Borrowed.
     */
    double[] weights();

    /** Writes {@code c(v)} and returns {@code J(v)}; not finite where the problem is undefined. */
    double evaluate(double[] v, double[] c);

    /** Evaluates {@code A} and writes {@code ∇J(v)}; returns whether all is finite. */
    boolean linearise(double[] v, double[] gradient);

    /** Evaluates {@code W} at the linearised point; returns whether all is finite. */
    boolean curve(double[] v, double[] y);

    /** Puts {@code W = 0}. */
    void flatten();

    /**
     * Factorises the matrix.
     *
     * @param diagonal {@code d}
     * @param delta {@code δ}, added to the rows that may depend on others
     */
    Inertia factorise(double[] diagonal, double delta);

    /** Solves for {@code (dv, dy)} with right-hand side {@code (rv, rc)}. */
    void solve(double[] rv, double[] rc, double[] dv, double[] dy);

    /** Writes the product of the matrix with {@code (dv, dy)}. */
    void multiply(double[] dv, double[] dy, double[] outV, double[] outC);

    /** Adds {@code Aᵀy} to {@code out}. */
    void addTransposed(double[] y, double[] out);

    /** What a factorisation says of its matrix. */
    enum Inertia {
        /** As many negative eigenvalues as constraints: the step is a descent direction. */
        RIGHT,
        /** The reduced Hessian is not positive definite. */
        INDEFINITE,
        /** A pivot vanished. */
        SINGULAR
    }
}
