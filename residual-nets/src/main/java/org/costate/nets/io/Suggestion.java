package org.costate.nets.io;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one was meant to be. */
public final class Suggestion {

    private static final int REACH = 2;

    private Suggestion() {}

    /** Returns the nearest known name within edit distance 2, letter case ignored. */
    public static Optional<String> among(String wrong, Collection<String> known) {
        return within(REACH, wrong, known);
    }

    /** Returns {@code Did you mean "name"?} with a leading space, or nothing. */
    public static String phrase(String wrong, Collection<String> known) {
        return among(wrong, known)
                .map(name -> " Did you mean " + Wording.quoted(name) + "?")
                .orElse("");
    }

    static Optional<String> within(int reach, String wrong, Collection<String> known) {
        String best = null;
        int least = reach + 1;
        for (String name : known) {
            int distance = distance(lower(wrong), lower(name));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Returns the Levenshtein distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private static String lower(String text) {
        String start = text.length() > 100 ? text.substring(0, 100) : text;
        return start.toLowerCase(Locale.ROOT);
    }
}
