package org.costate.control.transcription;

import java.util.Arrays;
import java.util.Locale;
import org.costate.ode.SolverBudget;

final class Probe {
    public static void main(String[] a) {
        int n = Integer.parseInt(a[0]);
        int s = Integer.parseInt(a[1]);
        for (TestProblem p : TestProblem.all()) {
            if (a.length > 2 && !p.name().contains(a[2])) continue;
            double[] grid = new double[n + 1];
            for (int k = 0; k <= n; k++) grid[k] = (double) k / n;
            Transcription t = new Transcription(p.problem(), grid, s);
            double[] v = new double[t.variables()];
            Guess.straight(t, v);
            long t0 = System.nanoTime();
            InteriorPoint.Outcome o = InteriorPoint.solve(t, v, new double[0], new InteriorPoint.Options(1e-8, 0.1), SolverBudget.ofIterations(500).start(), 0);
            double sec = 1e-9 * (System.nanoTime() - t0);
            double[] p0 = new double[p.problem().states()];
            // p_0 from the multiplier of the first rows
            for (int i = 0; i < p0.length; i++) p0[i] = o.y()[i];
            System.out.printf(Locale.ROOT, "%-20s %-14s it %4d  %7.3f s  J %.10g  err %.1e  kkt %.1e viol %.1e  p0err %.1e%n", p.name(), o.status(), o.iterations(), sec, o.objective(), Math.abs(o.objective() - p.objective()) / Math.max(1e-3, Math.abs(p.objective())), o.error(), o.violation(), err(p0, p.p0()));
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
