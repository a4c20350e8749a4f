package org.costate.control.transcription;

import org.costate.ode.SolverBudget;

final class Probe2 {
    public static void main(String[] a) {
        for (TestProblem p : TestProblem.all()) {
            if (!p.name().equals(a[0])) continue;
            for (int s = 1; s <= 3; s++) for (int n = 50; n <= 800; n *= 2) {
                double[] grid = new double[n + 1];
                for (int k = 0; k <= n; k++) grid[k] = (double) k / n;
                Transcription t = new Transcription(p.problem(), grid, s);
                double[] v = new double[t.variables()];
                PathTransfer.load(new Guess(p.problem()).bentMotion(), t, v);
                InteriorPoint.Outcome o = InteriorPoint.solve(t, v, new double[0], new InteriorPoint.Options(1e-11, 0.1), SolverBudget.ofIterations(500).start(), 0);
                double[] p0 = new double[p.problem().states()]; t.nodeCostate(o.y(), 0, p0);
                System.out.printf("s %d N %d %s J %.12f p0 %s it %d%n", s, n, o.status(), o.objective(), java.util.Arrays.toString(p0), o.iterations());
            }
        }
    }
}
