package org.costate.nets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costate.control.ControlSystem;
import org.costate.control.SecondOrderSystem;
import org.costate.control.SeparableSystem;
import org.costate.kernels.Activation;

/**
 * A dense block of a residual network: a control system whose control is one step's weights.
 *
 * <p>The state is one or two fields of features; the velocity is a sum of {@linkplain Cell cells},
 * each {@code σ(A x + b)} or {@code M σ(A x + b)} with matrices that depend linearly on the
 * weights. So one pull-back serves every family. Evaluated here one sample at a time in plain
 * loops; a mini-batch goes through the kernels, and this is their oracle.
 *
 * <pre>
 *   residual         ẋ = σ(Kx + b)
 *   antisymmetric    ẋ = σ((K − Kᵀ − γI)x + b)                     [Haber, Ruthotto 2017]
 *   parabolic        ẋ = −Kᵀσ(Kx + b)                              [Ruthotto, Haber 2020]
 *   hamiltonian      ẋ = J Kᵀσ(Kx + b)                             H1 of [Galimberti et al. 2023]
 *   verlet           ẏ = σ(−Kᵀz + b_y),  ż = σ(Ky + b_z)           [Chang et al. 2018]
 *   hamiltonian-pair ṗ = −K_qᵀσ(K_q q + b_q),  q̇ = K_pᵀσ(K_p p + b_p)   H2 of [Galimberti et al. 2023]
 * </pre>
 *
 * <p>The last two are separable; with a splitting each step is a shear, invertible, and for the
 * last one symplectic.
 */
public final class DenseBlock implements SeparableSystem, SecondOrderSystem {

    private static final int WIDEST = 1 << 15; // its matrix has 2³⁰ entries; an array ends at 2³¹

    private final String family;
    private final Activation activation;
    private final double damping;
    private final int[] fields;
    private final List<Cell> cells;
    private final List<WeightTensor> tensors;
    private final int stateDimension;
    private final int controlDimension;

    private DenseBlock(
            String family,
            Activation activation,
            double damping,
            int[] fields,
            List<Cell> cells,
            List<WeightTensor> tensors) {
        this.family = family;
        this.activation = activation;
        this.damping = damping;
        this.fields = fields;
        this.cells = cells;
        this.tensors = tensors;
        this.stateDimension = Arrays.stream(fields).sum();
        this.controlDimension = tensors.stream().mapToInt(WeightTensor::length).sum();
    }

    /** Returns {@code ẋ = σ(Kx + b)}. */
    public static DenseBlock residual(int width, Activation activation) {
        return single("residual", activation, 0, new MatrixMap.Direct(0, width, width));
    }

    /**
     * Returns {@code ẋ = σ((K − Kᵀ − γI)x + b)}.
     *
     * @param damping {@code γ ≥ 0}; moves the eigenvalues of the matrix to {@code Re = −γ}
     */
    public static DenseBlock antisymmetric(int width, Activation activation, double damping) {
        if (!(damping >= 0 && Double.isFinite(damping))) {
            throw new IllegalArgumentException(
                    "damping is " + damping + ", expected a finite number ≥ 0");
        }
        return single(
                "antisymmetric",
                activation,
                damping,
                new MatrixMap.Antisymmetric(0, width, damping));
    }

    private static DenseBlock single(
            String family, Activation activation, double damping, MatrixMap matrix) {
        int n = checkWidth(matrix.rows(), 1);
        return new DenseBlock(
                family,
                activation,
                damping,
                new int[] {n},
                List.of(new Cell(0, 0, matrix, null, n * n)),
                List.of(WeightTensor.matrix("K", n, n, 0), WeightTensor.bias("b", n, n * n)));
    }

    /** Returns {@code ẋ = −Kᵀσ(Kx + b)}. */
    public static DenseBlock parabolic(int width, Activation activation) {
        return doubled(
                "parabolic", width, activation, new MatrixMap.Transposed(0, width, width, -1));
    }

    /** Returns {@code ẋ = J Kᵀσ(Kx + b)} with {@code J = (0 I; −I 0)}; the width must be even. */
    public static DenseBlock hamiltonian(int width, Activation activation) {
        checkWidth(width, 2);
        return doubled(
                "hamiltonian", width, activation, new MatrixMap.SymplecticTransposed(0, width));
    }

    private static DenseBlock doubled(
            String family, int width, Activation activation, MatrixMap outer) {
        int n = checkWidth(width, 1);
        return new DenseBlock(
                family,
                activation,
                0,
                new int[] {n},
                List.of(new Cell(0, 0, new MatrixMap.Direct(0, n, n), outer, n * n)),
                List.of(WeightTensor.matrix("K", n, n, 0), WeightTensor.bias("b", n, n * n)));
    }

    /**
     * Returns the pair {@code ẏ = σ(−Kᵀz + b_y)}, {@code ż = σ(Ky + b_z)}; the width must be even.
     */
    public static DenseBlock verlet(int width, Activation activation) {
        int m = checkWidth(width, 2) / 2;
        int mm = m * m;
        return new DenseBlock(
                "verlet",
                activation,
                0,
                new int[] {m, m},
                List.of(
                        new Cell(0, 1, new MatrixMap.Direct(0, m, m), null, mm),
                        new Cell(1, 0, new MatrixMap.Transposed(0, m, m, -1), null, mm + m)),
                List.of(
                        WeightTensor.matrix("K", m, m, 0),
                        WeightTensor.bias("b_z", m, mm),
                        WeightTensor.bias("b_y", m, mm + m)));
    }

    /**
     * Returns the separable Hamiltonian pair of {@code Σ log cosh(K_p p + b_p) + Σ log cosh(K_q q +
     * b_q)} (for {@code σ = tanh}); the width must be even.
     */
    public static DenseBlock hamiltonianPair(int width, Activation activation) {
        int m = checkWidth(width, 2) / 2;
        int mm = m * m;
        int half = mm + m;
        return new DenseBlock(
                "hamiltonian-pair",
                activation,
                0,
                new int[] {m, m},
                List.of(
                        new Cell(
                                1,
                                0,
                                new MatrixMap.Direct(0, m, m),
                                new MatrixMap.Transposed(0, m, m, -1),
                                mm),
                        new Cell(
                                0,
                                1,
                                new MatrixMap.Direct(half, m, m),
                                new MatrixMap.Transposed(half, m, m, 1),
                                half + mm)),
                List.of(
                        WeightTensor.matrix("K_q", m, m, 0),
                        WeightTensor.bias("b_q", m, mm),
                        WeightTensor.matrix("K_p", m, m, half),
                        WeightTensor.bias("b_p", m, half + mm)));
    }

    /** Returns the names of the families, as users type them. */
    public static List<String> families() {
        return List.of(
                "residual",
                "antisymmetric",
                "parabolic",
                "hamiltonian",
                "verlet",
                "hamiltonian-pair");
    }

    /**
     * Returns the block of the family with the given name.
     *
     * @param damping {@code γ} of the antisymmetric family; the others ignore it
     * @throws IllegalArgumentException if there is no such family or the width does not suit it
     */
    public static DenseBlock named(
            String family, int width, Activation activation, double damping) {
        return switch (family) {
            case "residual" -> residual(width, activation);
            case "antisymmetric" -> antisymmetric(width, activation, damping);
            case "parabolic" -> parabolic(width, activation);
            case "hamiltonian" -> hamiltonian(width, activation);
            case "verlet" -> verlet(width, activation);
            case "hamiltonian-pair" -> hamiltonianPair(width, activation);
            default ->
                    throw new IllegalArgumentException(
                            "unknown block \""
                                    + family
                                    + "\"; choose one of "
                                    + String.join(", ", families()));
        };
    }

    private static int checkWidth(int width, int multiple) {
        if (width > WIDEST) {
            throw new IllegalArgumentException(
                    "block width is " + width + ", the widest there can be is " + WIDEST);
        }
        if (width < 1 || width % multiple != 0) {
            throw new IllegalArgumentException(
                    "block width is "
                            + width
                            + ", expected a positive "
                            + (multiple == 2 ? "even " : "")
                            + "number");
        }
        return width;
    }

    /** Returns the name of the family. */
    public String family() {
        return family;
    }

    /** Returns {@code σ}. */
    public Activation activation() {
        return activation;
    }

    /** Returns {@code γ}; 0 but for the antisymmetric family. */
    public double damping() {
        return damping;
    }

    /** Returns the weight tensors of one step, in the order they lie in its control. */
    public List<WeightTensor> tensors() {
        return tensors;
    }

    /** Says whether a splitting can step it. */
    public boolean isSeparable() {
        return fields.length > 1;
    }

    int[] fields() {
        return fields;
    }

    List<Cell> cells() {
        return cells;
    }

    private int fieldStart(int field) {
        return field == 0 ? 0 : fields[0];
    }

    @Override
    public int stateDimension() {
        return stateDimension;
    }

    @Override
    public int controlDimension() {
        return controlDimension;
    }

    @Override
    public List<ControlSystem> parts() {
        List<ControlSystem> parts = new ArrayList<>();
        for (Cell cell : cells) {
            parts.add(new DenseBlock(family, activation, damping, fields, List.of(cell), tensors));
        }
        return isSeparable() ? parts : List.of();
    }

    @Override
    public void velocity(double t, double[] x, double[] u, double[] xDot) {
        Arrays.fill(xDot, 0, stateDimension(), 0);
        for (Cell cell : cells) {
            double[] hidden = preActivation(cell, x, u);
            for (int i = 0; i < hidden.length; i++) {
                hidden[i] = activation.value(hidden[i]);
            }
            MatrixMap outer = cell.outer();
            double[] f =
                    outer == null
                            ? hidden
                            : PlainMatrix.product(PlainMatrix.of(outer, u), outer, hidden, 0);
            int start = fieldStart(cell.out());
            for (int i = 0; i < f.length; i++) {
                xDot[start + i] += f[i];
            }
        }
    }

    @Override
    public void pullBack(double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
        for (Cell cell : cells) {
            double[] hidden = preActivation(cell, x, u);
            double[] q = hiddenCostate(cell, p, u, hidden, pu);
            for (int i = 0; i < q.length; i++) {
                q[i] *= activation.slope(hidden[i]);
                pu[cell.bias() + i] += q[i];
            }
            double[] a = PlainMatrix.of(cell.inner(), u);
            int in = fieldStart(cell.in());
            PlainMatrix.addTransposedProduct(a, cell.inner(), q, px, in);
            cell.inner().addPullBack(PlainMatrix.outer(q, x, in, cell.inner().cols()), pu, 0);
        }
    }

    /** Returns the costate at the hidden units; for {@code M σ(…)} also adds {@code ∂/∂M}. */
    private double[] hiddenCostate(
            Cell cell, double[] p, double[] u, double[] hidden, double[] pu) {
        int start = fieldStart(cell.out());
        MatrixMap outer = cell.outer();
        if (outer == null) {
            return Arrays.copyOfRange(p, start, start + hidden.length);
        }
        double[] q = new double[hidden.length];
        double[] v = Arrays.copyOfRange(p, start, start + outer.rows());
        PlainMatrix.addTransposedProduct(PlainMatrix.of(outer, u), outer, v, q, 0);
        double[] s = new double[hidden.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = activation.value(hidden[i]);
        }
        outer.addPullBack(PlainMatrix.outer(v, s, 0, s.length), pu, 0);
        return q;
    }

    private double[] preActivation(Cell cell, double[] x, double[] u) {
        double[] z =
                PlainMatrix.product(
                        PlainMatrix.of(cell.inner(), u), cell.inner(), x, fieldStart(cell.in()));
        for (int i = 0; i < z.length; i++) {
            z[i] += u[cell.bias() + i];
        }
        return z;
    }

    @Override
    public boolean isAutonomous() {
        return true;
    }

    @Override
    public void tangent(
            double t, double[] x, double[] u, double dt, double[] dx, double[] du, double[] df) {
        Arrays.fill(df, 0, stateDimension(), 0);
        for (Cell cell : cells) {
            tangent(cell, x, u, dx, du).addVelocity(df);
        }
    }

    @Override
    public void pullBackTangent(
            double t,
            double[] x,
            double[] p,
            double[] u,
            double[] dx,
            double[] dp,
            double[] du,
            double[] dpx,
            double[] dpu) {
        for (Cell cell : cells) {
            tangent(cell, x, u, dx, du).addPullBack(p, dp, dpx, dpu);
        }
    }

    private CellTangent tangent(Cell cell, double[] x, double[] u, double[] dx, double[] du) {
        int in = fieldStart(cell.in());
        int out = fieldStart(cell.out());
        return new CellTangent(cell, activation, in, out, x, u, dx, du);
    }

    @Override
    public String toString() {
        return family
                + (damping > 0 ? "(γ = " + damping + ")" : "")
                + ", "
                + activation.name().toLowerCase(java.util.Locale.ROOT)
                + ", width "
                + stateDimension();
    }
}
