package org.costate.control.formula;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Formulas compiled for evaluation: equal parts once, in order, over arrays of numbers.
 *
 * <p>A program fills a vector {@code y} and a matrix {@code m}, in one pass; entries of the matrix
 * that vanish identically are written as zero. The variables are read from one number and four
 * arrays, as its {@link Layout} says, so that nothing is copied. Nothing is allocated; programs may
 * be shared by threads. After a few runs a program is compiled to byte code, with the same bits.
 */
public final class Program {

    private static final int BEFORE_COMPILING = 40;
    private static final double[] NOTHING = {};

    private final Assembly assembly;
    private final Kernel interpreter;
    private volatile @Nullable Kernel compiled;
    private int runs; // a lost count is harmless
    private final int length;
    private final int rows;
    private final int columns;

    private Program(Assembly assembly, int length, int rows, int columns) {
        this.assembly = assembly;
        this.interpreter = new Interpreter(assembly);
        this.length = length;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Compiles formulas.
     *
     * @param layout where variables are found
     * @param y the components of the vector
     * @param m the entries of the matrix, all rows of one length; may have no row
     * @throws FormulaException EXPR-01 if a symbol has no place
     */
    public static Program of(Layout layout, Formula[] y, Formula[][] m) {
        Graph graph = new Graph();
        List<Assembly.Store> stores = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            layout.check(y[i]);
            stores.add(new Assembly.Store(graph.node(y[i]), -1, i));
        }
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[i].length; j++) {
                Node entry = graph.node(m[i][j]);
                layout.check(m[i][j]);
                stores.add(new Assembly.Store(entry, i, j));
            }
        }
        return new Program(
                Assembly.of(graph, layout, stores),
                y.length,
                m.length,
                m.length == 0 ? 0 : m[0].length);
    }

    /** Compiles a vector of formulas. */
    public static Program of(Layout layout, Formula... y) {
        return of(layout, y, new Formula[0][]);
    }

    /** Returns the length of the vector. */
    public int length() {
        return length;
    }

    /** Returns the rows of the matrix. */
    public int rows() {
        return rows;
    }

    /** Returns the columns of the matrix. */
    public int columns() {
        return columns;
    }

    /**
     * Evaluates the vector and the matrix; arrays that the layout does not use may be empty.
     *
     * @param t the number
     * @param a the first array
     * @param b the second array
     * @param c the third array
     * @param k the constants
     * @param y receives the vector
     * @param m receives the matrix
     */
    public void run(
            double t, double[] a, double[] b, double[] c, double[] k, double[] y, double[][] m) {
        Kernel kernel = compiled;
        (kernel == null ? chosen() : kernel).run(t, a, b, c, k, y, m, NOTHING);
    }

    /** Programs that are run a few times only are not worth a class. */
    private Kernel chosen() {
        runs++;
        return runs < BEFORE_COMPILING ? interpreter : compile();
    }

    private synchronized Kernel compile() {
        Kernel known = compiled;
        if (known == null) {
            known = KernelCompiler.compile(assembly);
            compiled = known;
        }
        return known;
    }

    /** Returns the two ways of evaluation, whose bits agree. */
    List<Kernel> kernels() {
        return List.of(interpreter, compile());
    }
}
