package org.costate.kernels;

import org.jspecify.annotations.Nullable;

/**
 * The batched arithmetic of dense blocks on feature-major panels.
 *
 * <p>One object per back end and precision, stateless and safe to share between threads. Every
 * operation works on slots of a {@link Buffer}: absolute start indices of quantities laid out as
 * {@link Panels} says. {@code X} (features × samples) is read as mathematics, one column a sample:
 *
 * <pre>
 *   affine      Y ← A X + b 1ᵀ          addProduct  Y ← Y + A X
 *   addOuter    G ← G + Q Xᵀ            activate    F ← σ(U), U ← σ′(U)
 *   pullBack    Q ← h σ′ ⊙ V, g ← g + Q 1
 * </pre>
 *
 * <p>Nothing here allocates, and nothing depends on which thread runs it: the same call gives the
 * same bits. Kernels trust their arguments; callers check shapes once.
 */
public interface Kernels {

    /** Returns the back end and precision in words, for example {@code "vector-512 double"}. */
    String name();

    /** Returns the precision of every buffer this object works on. */
    Precision precision();

    /** Returns the number of samples that one vector holds; 1 or more. */
    int lanes();

    /** Returns a zeroed buffer of at least {@code length} usable numbers. */
    Buffer allocate(int length);

    /** Returns how {@code samples} samples are cut into panels. */
    Panels panels(int samples);

    /** Returns how many feature rows a quantity of {@code rows} features occupies. */
    int paddedRows(int rows);

    /** Returns the numbers a quantity of {@code rows} features occupies. */
    default int length(Panels panels, int rows) {
        return paddedRows(rows) * panels.padded();
    }

    /**
     * Returns the number of samples per chunk that keeps a sweep of the given width in cache; a
     * function of the width alone, so that results do not depend on the machine's load.
     */
    int chunkSamples(int width);

    // ---------------------------------------------------------------- matrices

    /** Returns the numbers a packed {@code rows × cols} matrix occupies. */
    int packedLength(int rows, int cols);

    /** Packs the row-major {@code rows × cols} matrix at {@code a} for products {@code A X}. */
    void pack(double[] source, int a, int rows, int cols, Buffer packed, int at);

    /**
     * Packs the transpose of the row-major {@code rows × cols} matrix at {@code a} for products
     * {@code Aᵀ Q}; the result is a packed {@code cols × rows} matrix.
     */
    void packTransposed(double[] source, int a, int rows, int cols, Buffer packed, int at);

    /**
     * {@code Y ← A X + b 1ᵀ}.
     *
     * @param bias {@code rows} numbers, row-major as the user keeps them, or {@code null} for 0
     */
    void affine(
            Panels panels,
            int rows,
            int cols,
            Buffer packed,
            int a,
            double @Nullable [] bias,
            int b,
            Buffer m,
            int x,
            int y);

    /** {@code Y ← Y + A X}; {@code Y} and {@code X} must not overlap. */
    void addProduct(
            Panels panels, int rows, int cols, Buffer packed, int a, Buffer m, int x, int y);

    // ------------------------------------------------------------ accumulators

    /** Returns the numbers the accumulator of a {@code rows × cols} outer product occupies. */
    int outerLength(int rows, int cols);

    /** Returns the scratch numbers that {@link #addOuter} needs for these panels. */
    int outerScratch(Panels panels, int cols);

    /**
     * {@code G ← G + Q Xᵀ} in an accumulator of this back end's own layout.
     *
     * @param scratch a slot of {@link #outerScratch} numbers in {@code m}
     */
    void addOuter(
            Panels panels,
            int rows,
            int cols,
            Buffer m,
            int q,
            int x,
            int scratch,
            Buffer accumulator,
            int g);

    /**
     * {@code out ← out + scale Σ_i G_i}: sums the accumulators at the same index of the first
     * {@code count} buffers, in their order, into a row-major {@code rows × cols} matrix.
     */
    void mergeOuter(
            Buffer[] accumulators,
            int count,
            int g,
            int rows,
            int cols,
            double scale,
            double[] out,
            int at);

    /** Returns the numbers the accumulator of {@code rows} row sums occupies. */
    int sumLength(int rows);

    /** {@code out ← out + scale Σ_i g_i} for row-sum accumulators; as {@link #mergeOuter}. */
    void mergeSums(
            Buffer[] accumulators, int count, int g, int rows, double scale, double[] out, int at);

    // ------------------------------------------------------------- activations

    /** {@code F ← σ(U)}, {@code U ← σ′(U)}, on {@code length} consecutive numbers. */
    void activate(Activation activation, Buffer m, int u, int length, int f);

    /** {@code Y ← X + h σ(U)}, {@code U ← σ′(U)}; {@code Y} may be {@code X}. */
    void activateAdvance(
            Activation activation, Buffer m, int u, int length, int x, double h, int y);

    /**
     * {@code Q ← h S ⊙ V} with the slopes {@code S} left by {@link #activate}, and the row sums
     * {@code g ← g + Q 1} into an accumulator of {@link #sumLength} numbers.
     */
    void pullBack(
            Panels panels,
            int rows,
            Buffer m,
            int slopes,
            int v,
            double h,
            int q,
            Buffer accumulator,
            int g);

    // ----------------------------------------------------------------- softmax

    /**
     * Takes one block of rows into an online softmax of each column: with {@code M′ = max(M, max_i
     * Z_i)}, {@code c = e^{β(M − M′)}}
     *
     * <pre>
     *   Z_i ← e^{β(Z_i − M′)}      s ← c s + Σ_i Z_i      r ← c (r + β(M − M′) s) + Σ_i Z_i log Z_i
     * </pre>
     *
     * so that after all blocks {@code log Σ e^{βz} = βM + log s} and the entropy of the softmax is
     * {@code log s − r/s}, without a matrix of all rows. Sums run in the order of the rows.
     * Exponentials are within 2 ulp; below {@code e^{−700}} ({@code e^{−86}} in single precision)
     * they are 0.
     *
     * @param beta {@code β > 0}; the largest finite number is the limit {@code β → ∞}
     * @param z a quantity of {@code rows} features
     * @param statistics a quantity of 4 features {@code (M, s, r, c)}; before the first block
     *     {@code M} is a number below every {@code Z}, {@code s = r = 0}
     */
    void softmaxBlock(Panels panels, int rows, double beta, Buffer m, int z, int statistics);

    /** {@code Y ← Y diag(c)} with the factors {@code c} left by {@link #softmaxBlock}. */
    void scaleColumns(Panels panels, int rows, Buffer m, int statistics, int y);

    // -------------------------------------------------------- vector arithmetic

    /** {@code Y ← 0}. */
    void zero(Buffer m, int y, int length);

    /** {@code Y ← X}. */
    void copy(Buffer m, int x, int y, int length);

    /** {@code Y ← Y + a X}. */
    void addScaled(Buffer m, double a, int x, int y, int length);

    /** {@code Y ← a X}; {@code Y} may be {@code X}. */
    void scale(Buffer m, double a, int x, int y, int length);

    /** Returns {@code Σ X ⊙ Y}, summed in double precision in a fixed order. */
    double dot(Buffer m, int x, int y, int length);

    // ----------------------------------------------------------------- transfer

    /**
     * Loads samples: column {@code s} of {@code X} becomes row {@code order[first + s]} of the
     * sample-major {@code data} ({@code features} numbers a row); padding becomes 0.
     */
    void load(Panels panels, double[] data, int features, int[] order, int first, Buffer m, int x);

    /** Stores {@code X} as sample-major rows {@code 0 … samples − 1} of {@code data}. */
    void store(Panels panels, Buffer m, int x, int features, double[] data);

    /**
     * Copies {@code count} feature rows from row {@code fromRow} of a quantity with {@code
     * fromRows} features to row {@code toRow} of one with {@code toRows}.
     */
    void copyRows(
            Panels panels,
            Buffer m,
            int from,
            int fromRows,
            int fromRow,
            int to,
            int toRows,
            int toRow,
            int count);
}
