package org.costate.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.costate.nets.GradientComparison;
import org.costate.nets.Regularisation;
import org.costate.nets.train.EpochRecord;

/** The page that shows a run: results, figures, set-up, gradient, history. */
final class HtmlReport {

    private static final Set<String> WIDE =
            Set.of("learning-curves", "layers", "trajectories", "gradient");

    private final Result result;
    private final Outcome kept;
    private final Map<String, byte[]> figures;

    HtmlReport(Result result, Map<String, byte[]> figures) {
        this.result = result;
        this.kept = result.kept();
        this.figures = figures;
    }

    String text() {
        HtmlPage page = new HtmlPage();
        String title = kept.experiment().samples().train().name();
        String heading = "Training on " + title;
        page.text("h1", "", heading);
        page.text("p", "muted", kept.experiment().network().toString());
        page.cards(cards());
        result.broken().ifPresent(broken -> page.text("div", "alarm", broken.training().message()));
        page.heading("Figures").startFigures();
        figures.forEach((name, png) -> page.figure(name, png, WIDE.contains(name) ? "wide" : ""));
        page.endFigures();
        page.heading("Set-up").facts(setUp());
        addGradient(page);
        page.heading("History");
        page.table(historyHeader(), historyRows());
        page.text(
                "footer",
                "",
                "Written by costate "
                        + VersionText.version()
                        + " on Java "
                        + VersionText.java()
                        + ". The same numbers are in summary.json, history.csv and gradient.csv.");
        return page.page(heading);
    }

    private Map<String, String> cards() {
        Map<String, String> cards = new LinkedHashMap<>();
        addMerit(cards, result.main());
        if (!result.others().isEmpty()) {
            addMerit(cards, result.others());
        }
        cards.put(
                "training, " + kept.training().history().size() + " epochs",
                format("%.2f s", Result.median(result.main(), Outcome::seconds)));
        GradientCheck check = result.check();
        if (check != null) {
            cards.put(
                    "worst relative error of the first gradient against "
                            + check.comparison().reference(),
                    format("%.1e", check.comparison().worst()));
        }
        return cards;
    }

    private static void addMerit(Map<String, String> cards, List<Outcome> outcomes) {
        Outcome one = outcomes.get(0);
        String seeds = outcomes.size() > 1 ? ", median of " + outcomes.size() + " seeds" : "";
        cards.put(
                "test "
                        + one.meritName()
                        + ", "
                        + one.experiment().samples().kind().label()
                        + " split"
                        + seeds,
                one.meritText(Result.median(outcomes, o -> o.figureOfMerit(o.test()))));
    }

    private Map<String, String> setUp() {
        Experiment experiment = kept.experiment();
        Samples samples = experiment.samples();
        Descent descent = experiment.recipe().descent();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Data",
                format(
                        "%s, %d features; %d samples to train, %d to test (%s)",
                        samples.train().name(),
                        samples.train().featureCount(),
                        samples.train().size(),
                        samples.test().size(),
                        samples.kind().label()));
        facts.put("Network", experiment.network().toString());
        facts.put("Lift", experiment.recipe().architecture().lift());
        facts.put("Loss", experiment.loss().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        facts.put(
                "Descent",
                format(
                        "%s, rate %s %s, decay %s, input noise %s, %d epochs in batches of %d",
                        descent.optimiser(),
                        descent.rate(),
                        descent.schedule(),
                        descent.decay(),
                        descent.inputNoise(),
                        descent.epochs(),
                        descent.batch()));
        facts.put("Running costs", costs(experiment.recipe().costs()));
        facts.put(
                "Sweep",
                format(
                        "%s, %d threads, %d stored numbers a sample",
                        result.kernel(), experiment.engine().threads(), result.numbersPerSample()));
        facts.put("Seed", String.valueOf(experiment.seed()));
        facts.put("Status", kept.training().status() + ": " + kept.training().message());
        return facts;
    }

    private static String costs(Regularisation costs) {
        StringJoiner named = new StringJoiner(", ").setEmptyValue("none");
        addCost(named, "decay", costs.decay());
        addCost(named, "smoothness", costs.smoothness());
        addCost(named, "step difference", costs.stepDifference());
        addCost(named, "end decay", costs.endDecay());
        addCost(named, "kinetic", costs.kinetic());
        return named.toString();
    }

    private static void addCost(StringJoiner named, String name, double weight) {
        if (weight > 0) {
            named.add(name + " " + weight);
        }
    }

    private void addGradient(HtmlPage page) {
        GradientCheck check = result.check();
        if (check == null) {
            return;
        }
        GradientComparison comparison = check.comparison();
        page.heading("First gradient").text("p", "muted", comparison + ", double precision");
        List<List<String>> rows = comparison.rows().stream().map(HtmlReport::cells).toList();
        page.table(List.of("tensor", "compared", "worst", "mean", "relative"), rows);
        if (!check.continuous().isEmpty()) {
            page.heading("Gradient of the exact flow");
            page.text(
                    "p",
                    "muted",
                    "Distance from the continuous gradient at the tightest tolerance.");
            page.table(
                    List.of("method", "relative", "order"),
                    check.continuous().stream()
                            .map(
                                    r ->
                                            List.of(
                                                    r.method(),
                                                    format("%.2e", r.difference()),
                                                    r.orderText()))
                            .toList());
        }
    }

    private static List<String> cells(GradientComparison.Row row) {
        String compared = row.compared() + " of " + row.weights();
        return row.compared() == 0
                ? List.of(row.tensor(), compared, "–", "–", "–")
                : List.of(
                        row.tensor(),
                        compared,
                        format("%.2e", row.worst()),
                        format("%.2e", row.mean()),
                        format("%.2e", row.relative()));
    }

    private static List<String> historyHeader() {
        return List.of(
                "epoch",
                "rate",
                "batch cost",
                "loss",
                "accuracy",
                "validation",
                "its accuracy",
                "|gradient|",
                "|p₀|",
                "|p_N|",
                "seconds");
    }

    private List<List<String>> historyRows() {
        List<List<String>> rows = new ArrayList<>();
        for (EpochRecord r : kept.training().history()) {
            double[] p = r.costateNorm();
            rows.add(
                    List.of(
                            String.valueOf(r.epoch()),
                            format("%.2e", r.rate()),
                            format("%.3e", r.batchCost()),
                            format("%.3e", r.trainLoss()),
                            share(r.trainAccuracy()),
                            number(r.validationLoss()),
                            share(r.validationAccuracy()),
                            format("%.2e", r.gradientNorm()),
                            p.length == 0 ? "" : format("%.2e", p[0]),
                            p.length == 0 ? "" : format("%.2e", p[p.length - 1]),
                            format("%.2f", r.seconds())));
        }
        return rows;
    }

    private static String share(double accuracy) {
        return Double.isNaN(accuracy) ? "" : format("%.2f %%", 100 * accuracy);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : format("%.3e", value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
