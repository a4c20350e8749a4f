package org.costate.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.costate.control.problems.ControlProblem;
import org.costate.control.problems.ControlProblems;
import org.costate.control.problems.ProblemReader;
import org.costate.nets.io.Json;
import org.costate.nets.io.ModelFileException;
import org.costate.nets.io.Wording;

/** Problems by name from the library, or from a JSON file that states one or many. */
final class ProblemSource {

    private ProblemSource() {}

    /** Returns the problem of that name, or the one a file states. */
    static ControlProblem one(String nameOrFile) {
        if (!looksLikeFile(nameOrFile)) {
            List<String> names = ControlProblems.all().stream().map(ControlProblem::id).toList();
            return ControlProblems.named(UsageException.known("problem", nameOrFile, names));
        }
        List<ControlProblem> all = fromFile(Path.of(nameOrFile));
        if (all.size() != 1) {
            throw new UsageException(
                    "CONFIG-01",
                    Wording.path(Path.of(nameOrFile)) + " states " + all.size() + " problems.",
                    "costate problems --file " + nameOrFile + " --verify");
        }
        return all.get(0);
    }

    private static boolean looksLikeFile(String text) {
        return text.endsWith(".json") || text.contains("/") || Files.exists(Path.of(text));
    }

    /**
     * Returns the problems a file states: one object, a list of them, or {@code {"problems": […]}}.
     *
     * @throws ModelFileException {@code FILE-…}, {@code JSON-…} if it cannot be read
     */
    static List<ControlProblem> fromFile(Path file) {
        Object whole = Json.read(file, Object.class);
        Object entries = whole instanceof Map<?, ?> map ? map.get("problems") : whole;
        if (entries == null) {
            entries = List.of(whole);
        }
        if (!(entries instanceof List<?> list) || list.isEmpty()) {
            throw new ModelFileException(
                    "JSON-03",
                    Wording.path(file) + " states no problem.",
                    "an object with states, controls, dynamics, objective, boundary, horizon.");
        }
        List<ControlProblem> all = new ArrayList<>();
        for (Object entry : list) {
            all.add(read(file, all.size() + 1, entry));
        }
        return all;
    }

    private static ControlProblem read(Path file, int number, Object entry) {
        if (!(entry instanceof Map<?, ?> map)) {
            throw new ModelFileException(
                    "JSON-03",
                    Wording.path(file) + ", problem " + number + " is not an object.",
                    "{ … }.");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        try {
            ControlProblem stated = ProblemReader.read(named);
            stated.problem().dynamicsAndCost(); // what a formula lacks is told with its place
            stated.problem().ends();
            return stated;
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(
                    "JSON-03",
                    Wording.path(file)
                            + ", problem "
                            + named.getOrDefault("id", number)
                            + ": "
                            + e.getMessage(),
                    "");
        }
    }
}
