package org.costate.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.costate.control.formula.NearestName;

/** What may be a name, and what is said of names and counts that do not fit. */
final class Naming {

    private static final Set<String> RESERVED = Set.of("t", "t0", "tf", "pi", "π");

    private Naming() {}

    /**
     * Checks new names.
     *
     * @throws IllegalArgumentException PROBLEM-05 if one cannot be a name or is taken
     */
    static void claim(String kind, List<String> names, Collection<String> others) {
        List<String> taken = new ArrayList<>(others);
        for (String each : names) {
            if (!isName(each)) {
                throw new IllegalArgumentException(
                        "PROBLEM-05: \""
                                + each
                                + "\" cannot name a "
                                + kind
                                + ". Try: letters and digits, a letter first, other than"
                                + " t, t0, tf, pi");
            }
            if (taken.contains(each)) {
                throw new IllegalArgumentException(
                        "PROBLEM-05: the name \"" + each + "\" is used twice; names must differ");
            }
            taken.add(each);
        }
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && !RESERVED.contains(text)
                && Character.isJavaIdentifierStart(text.charAt(0))
                && text.chars().allMatch(Character::isJavaIdentifierPart);
    }

    /**
     * Returns the place of a name.
     *
     * @throws IllegalArgumentException PROBLEM-06 if it is not among the known ones
     */
    static int index(String kind, String which, List<String> known) {
        int j = known.indexOf(which);
        if (j < 0) {
            throw new IllegalArgumentException(
                    "PROBLEM-06: no "
                            + kind
                            + " \""
                            + which
                            + "\"."
                            + NearestName.advice(which, known));
        }
        return j;
    }

    /**
     * Checks a count of components.
     *
     * @throws IllegalArgumentException PROBLEM-01 if there is not one for each state
     */
    static void checkCount(String what, int count, List<String> states) {
        if (count != states.size()) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: "
                            + what
                            + " "
                            + count
                            + " numbers, the state has "
                            + states.size()
                            + ". Components expected in order: "
                            + String.join(", ", states));
        }
    }
}
