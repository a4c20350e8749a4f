package org.costate.cli;

import java.util.List;
import java.util.StringJoiner;
import org.costate.nets.model.Model;

/** Predictions as a CSV table with a header. */
final class PredictionCsv {

    private final Model model;
    private final Predictions predictions;

    PredictionCsv(Model model, Predictions predictions) {
        this.model = model;
        this.predictions = predictions;
    }

    String text() {
        boolean classes = model.loss().isForClasses();
        List<String> names = classes ? model.classNames() : model.targetNames();
        StringJoiner header = new StringJoiner(",", "", "\n");
        if (classes) {
            header.add("class");
        }
        names.forEach(name -> header.add(quoted(classes ? "p(" + name + ")" : name)));
        StringBuilder table = new StringBuilder(header.toString());
        for (int i = 0; i < predictions.size(); i++) {
            table.append(classes ? classRow(i) : row(predictions.values(i)));
        }
        return table.toString();
    }

    private String classRow(int i) {
        String name = quoted(model.classNames().get(predictions.classOf(i)));
        return name + "," + row(predictions.probabilities(i));
    }

    private static String row(double[] numbers) {
        StringJoiner cells = new StringJoiner(",", "", "\n");
        for (double number : numbers) {
            cells.add(Double.toString(number));
        }
        return cells.toString();
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == ';');
        return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
