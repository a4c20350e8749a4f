package org.costate.nets.data;

import java.nio.file.Path;
import java.util.List;
import org.costate.nets.data.DataSet.Kind;
import org.costate.nets.io.Suggestion;
import org.costate.nets.io.Wording;

/**
 * Finds the columns to predict.
 *
 * @param names the header, or nothing
 * @param count the number of columns
 */
record CsvTargets(CsvLoader loader, Path file, List<String> names, int count) {

    /** Returns the columns from 0, in the order asked for. */
    List<Integer> columns() {
        List<String> asked = loader.labelColumns();
        if (loader.kind() == Kind.FEATURES_ONLY) {
            return List.of();
        }
        if (asked.isEmpty()) {
            return List.of(count - 1);
        }
        if (loader.kind() == Kind.CLASSIFICATION && asked.size() != 1) {
            throw new DataException(
                    "CSV-05",
                    asked.size() + " label columns asked for; a classification has one.",
                    "one label column, or a regression.");
        }
        List<Integer> columns = asked.stream().map(this::column).distinct().toList();
        if (columns.size() < asked.size()) {
            throw new DataException(
                    "CSV-05",
                    "a target column is asked for twice: " + asked + ".",
                    "each one once.");
        }
        return columns;
    }

    private int column(String asked) {
        int byName = names.indexOf(asked);
        if (byName >= 0) {
            return byName;
        }
        if (!asked.matches("\\d{1,9}")) {
            throw absent(asked, names.isEmpty() ? " There is no header." : known(asked));
        }
        int number = Integer.parseInt(asked);
        if (number < 1 || number > count) {
            throw absent(asked, " Columns are numbered 1 to " + count + ".");
        }
        return number - 1;
    }

    private String known(String asked) {
        String all = String.join(", ", names);
        String shown = all.length() > 120 ? all.substring(0, 119) + "…" : all;
        return Suggestion.phrase(asked, names) + " Columns: " + shown + ".";
    }

    private DataException absent(String asked, String detail) {
        return new DataException(
                "CSV-05",
                Wording.text(
                        "%s has no label column %s.%s",
                        Wording.path(file), Wording.quoted(asked), detail),
                "a name from the header, or a number counted from 1.");
    }
}
