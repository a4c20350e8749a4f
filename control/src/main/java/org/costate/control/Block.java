package org.costate.control;

/** Controls that {@code H} couples with each other and with no others. */
interface Block {

    /**
     * Writes the maximising controls of the block and their positions.
     *
     * <p>{@code H_u} and {@code H_uu} at {@code u = 0}, on the first pieces, are in {@code at} when
     * the block says so by {@link #startsAtZero}.
     */
    void maximise(double t, double[] x, double[] p, LawPoint at);

    /** Writes the controls of the block that belong to its positions in {@code at.code}. */
    void follow(double t, double[] x, double[] p, LawPoint at);

    /** Says whether the block reads {@code H_u} and {@code H_uu} at zero. */
    boolean startsAtZero();

    /** Says whether the block may write over {@code H_u} and {@code H_uu} at zero. */
    boolean overwrites();
}
