package org.costate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.costate.nets.io.AtomicFile;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.Integration;
import org.costate.ode.problems.InitialValueProblem;
import org.costate.ode.problems.Verdict;
import org.costate.plots.Curves;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;
import org.costate.plots.PlotException;

/** Error at the end against evaluations, for the integrators that get there. */
final class WorkPrecision {

    private static final int PANELS = 6;
    private static final int STEPS = 20_000;
    private static final double FLOOR = 1e-16; // errors below are rounding
    private static final double[] TOLERANCES = {1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10};
    private static final Set<String> USUAL =
            Set.of("DETEST-B5", "DETEST-D5", "ARENSTORF-A", "PLEIADES", "HIRES", "VDPOL");

    private final Console console;
    private final RunFolder run;

    WorkPrecision(Console console, RunFolder run) {
        this.console = console;
        this.run = run;
    }

    /** Writes table and picture and returns their names. */
    List<String> write(List<Verdict> verdicts) {
        AtomicFile.writeText(run.file("integrators.csv"), VerdictText.csv(verdicts));
        List<InitialValueProblem> all = verdicts.stream().map(Verdict::problem).toList();
        List<InitialValueProblem> shown =
                all.stream()
                        .filter(p -> all.size() <= PANELS || USUAL.contains(p.name()))
                        .filter(p -> p.exact().isPresent())
                        .toList();
        if (!shown.isEmpty()) {
            draw(shown);
        }
        run.complete();
        console.result("files     %s", run.path());
        return run.files();
    }

    private void draw(List<InitialValueProblem> problems) {
        List<Panel> panels = new ArrayList<>();
        try (Progress progress = console.progress("work-precision", problems.size())) {
            for (InitialValueProblem problem : problems) {
                panels.add(panel(problem));
                progress.advanced(panels.size(), problem.name());
            }
        }
        Figure figure =
                Figure.grid(Math.min(2, panels.size()), panels.toArray(new Panel[0]))
                        .titled("Work and precision")
                        .subtitled(
                                "tolerances from 1e-3 to 1e-10; lower and further left is better");
        for (String name : List.of("work-precision.png", "work-precision.svg")) {
            try {
                figure.save(run.file(name));
            } catch (PlotException e) {
                run.withdraw(name);
                console.warn("warning: " + e.getMessage() + " Its numbers are in integrators.csv.");
            }
        }
    }

    private static Panel panel(InitialValueProblem problem) {
        Curves curves =
                Panel.curves(Labels.of(problem.name(), "evaluations", "error at the end"))
                        .logX()
                        .logY();
        for (AdaptiveIntegrator method : AdaptiveIntegrator.values()) {
            curves = withMethod(curves, problem, method);
        }
        return curves;
    }

    /** Adds the attempts that reached the end. */
    private static Curves withMethod(
            Curves curves, InitialValueProblem problem, AdaptiveIntegrator method) {
        double[] exact = problem.exact().orElseThrow();
        DoubleStream.Builder work = DoubleStream.builder();
        DoubleStream.Builder errors = DoubleStream.builder();
        for (double tolerance : TOLERANCES) {
            Integration reached =
                    problem.flow(tolerance)
                            .by(method)
                            .within(STEPS)
                            .carry(0, problem.start(), problem.end());
            if (reached.status().isSuccess()) {
                work.add(reached.effort().evaluations());
                errors.add(Math.max(FLOOR, problem.pass().measure().error(reached.state(), exact)));
            }
        }
        double[] x = work.build().toArray();
        double[] nowhere = {Double.NaN}; // keeps the colours of the others
        return x.length == 0
                ? curves.line(method.label() + ", never there", nowhere, nowhere, LineStyle.MARKED)
                : curves.line(method.label(), x, errors.build().toArray(), LineStyle.MARKED);
    }
}
