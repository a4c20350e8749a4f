package org.costate.control;

import java.util.List;
import java.util.function.Supplier;
import org.costate.control.formula.Derivatives;
import org.costate.control.formula.Formula;
import org.costate.control.formula.KinkedFormula;
import org.costate.control.formula.Layout;
import org.costate.control.formula.Program;

/** What maximising {@code H} over {@code u} needs of it, cut at its kinks and compiled. */
final class ControlPrograms {

    private static final double[] NOTHING = {};

    private final HamiltonianFormula hamiltonian;
    private final List<KinkedFormula.Kink> kinks;
    private final Layout layout;
    private final Formula smooth;
    private final Formula[] slopeFormulas;
    private final Formula[][] curvatureFormulas;
    private final Supplier<Program> slopes;
    private final Supplier<Program> values;
    private final Supplier<Program> rows;
    private final Supplier<Program> phase;

    private ControlPrograms(HamiltonianFormula hamiltonian, KinkedFormula cut) {
        this.hamiltonian = hamiltonian;
        this.kinks = cut.kinks();
        this.smooth = cut.smooth();
        List<String> u = hamiltonian.controls();
        this.layout = hamiltonian.layout(kinks.stream().map(KinkedFormula.Kink::sign).toList());
        this.slopeFormulas = Derivatives.gradient(smooth, u);
        this.curvatureFormulas = Derivatives.jacobian(slopeFormulas, u);
        this.slopes = Once.of(() -> Program.of(layout, slopeFormulas, curvatureFormulas));
        this.values = Once.of(() -> Program.of(layout, withValue(), curvatureFormulas));
        this.rows =
                Once.of(
                        () ->
                                Program.of(
                                        layout,
                                        slopeFormulas,
                                        Derivatives.jacobian(
                                                slopeFormulas, hamiltonian.variables())));
        this.phase =
                Once.of(
                        () ->
                                Program.of(
                                        layout,
                                        Derivatives.gradient(smooth, hamiltonian.variables())));
    }

    /** Cuts and compiles a Hamiltonian. */
    static ControlPrograms of(HamiltonianFormula hamiltonian) {
        KinkedFormula cut = KinkedFormula.of(hamiltonian.formula(), hamiltonian.controls());
        if (cut == null) {
            throw new IllegalArgumentException(
                    "PROBLEM-11: dynamics or cost jump in the control (sign or where), so no law is"
                            + " derived. Try: abs, min or max, or a law of your own");
        }
        return new ControlPrograms(hamiltonian, cut);
    }

    private Formula[] withValue() {
        Formula[] all = java.util.Arrays.copyOf(slopeFormulas, slopeFormulas.length + 1);
        all[slopeFormulas.length] = smooth;
        return all;
    }

    int controls() {
        return slopeFormulas.length;
    }

    int states() {
        return (hamiltonian.variables().size() - 1 - controls()) / 2;
    }

    String name(int j) {
        return hamiltonian.controls().get(j);
    }

    List<KinkedFormula.Kink> kinks() {
        return kinks;
    }

    HamiltonianFormula hamiltonian() {
        return hamiltonian;
    }

    Layout layout() {
        return layout;
    }

    Formula smooth() {
        return smooth;
    }

    /** Says whether {@code ∂²H/∂u_i∂u_j} is zero identically. */
    boolean uncoupled(int i, int j) {
        return curvatureFormulas[i][j].isZero();
    }

    /** Says whether {@code ∂²H/∂u_i∂u_j} is free of the control. */
    boolean constantCurvature(int i, int j) {
        return hamiltonian.controls().stream()
                .noneMatch(u -> Derivatives.dependsOn(curvatureFormulas[i][j], u));
    }

    /** Writes {@code H_u} and {@code H_uu} at {@code u}. */
    void slopes(double t, double[] x, double[] p, double[] u, LawPoint at) {
        slopes.get().run(t, x, p, u, at.constants, at.slopes, at.curvature);
    }

    /** Writes {@code H_u}, {@code H_uu}, and {@code H} behind {@code H_u}; returns {@code H}. */
    double values(double t, double[] x, double[] p, double[] u, LawPoint at) {
        values.get().run(t, x, p, u, at.constants, at.slopes, at.curvature);
        return at.slopes[slopeFormulas.length];
    }

    /** Writes {@code H_u} and its rows {@code ∂H_u/∂(t, x, p, u)}. */
    void rows(double t, double[] x, double[] p, double[] u, LawPoint at) {
        rows.get().run(t, x, p, u, at.constants, at.slopes, at.rows);
    }

    /** Writes the gradient in {@code (t, x, p, u)} with the signs as they are. */
    void phase(double t, double[] x, double[] p, double[] u, LawPoint at) {
        phase.get().run(t, x, p, u, at.constants, at.gradient, new double[0][]);
    }

    /** Returns the value of a formula of constants and signs. */
    double number(Formula f, double[] constants) {
        double[] y = new double[1];
        Program.of(layout, f).run(0, NOTHING, NOTHING, NOTHING, constants, y, new double[0][]);
        return y[0];
    }
}
