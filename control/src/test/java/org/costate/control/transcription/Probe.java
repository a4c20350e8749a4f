package org.costate.control.transcription;

import java.util.Arrays;
import java.util.Locale;
import org.costate.ode.SolverBudget;

final class Probe {
    public static void main(String[] a) {
        for (int rep = 0; rep < Integer.getInteger("rep", 1); rep++)
        for (TestProblem p : TestProblem.all()) {
            if (a.length > 0 && !p.name().contains(a[0])) continue;
            long t0 = System.nanoTime();
            DiscreteExtremal o = DirectCollocation.standard().solve(p.problem(), SolverBudget.ofIterations(3000));
            double sec = 1e-9 * (System.nanoTime() - t0);
            System.out.printf(Locale.ROOT, "%-20s %-14s it %4d  %7.3f s  J %.10g  err %.1e  kkt %.1e viol %.1e  p0err %.1e%n", p.name(), o.status(), o.iterations(), sec, o.objective(), Math.abs(o.objective() - p.objective()) / Math.max(1e-3, Math.abs(p.objective())), o.error(), o.violation(), err(o.costate(0), p.p0()));
        }
    }

    static double err(double[] a, double[] b) {
        double w = 0;
        double m = 1e-9;
        for (int i = 0; i < b.length; i++) {
            w = Math.max(w, Math.abs(a[i] - b[i]));
            m = Math.max(m, Math.abs(b[i]));
        }
        return w / m;
    }
}
