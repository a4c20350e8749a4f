package org.costate.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Names for the directions in which variables move. */
final class Directions {

    private Directions() {}

    /** Returns names that no user's name can meet: none has a bracket. */
    static List<String> of(Collection<String> variables) {
        return variables.stream().map(v -> "δ(" + v + ")").toList();
    }

    /** Returns lists of names as one. */
    @SafeVarargs
    static List<String> joined(Collection<String>... names) {
        List<String> all = new ArrayList<>();
        for (Collection<String> some : names) {
            all.addAll(some);
        }
        return all;
    }
}
