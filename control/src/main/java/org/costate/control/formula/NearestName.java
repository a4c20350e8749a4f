package org.costate.control.formula;

import java.util.Collection;
import java.util.stream.Collectors;

/** Finds the known name that was probably meant. */
public final class NearestName {

    private static final int SHOWN = 12;
    private static final int NEAR = 2;

    private NearestName() {}

    /**
     * Returns a sentence of advice with a leading blank: the nearest known name within two edits,
     * else the first known names.
     */
    public static String advice(String given, Collection<String> known) {
        String best = "";
        int least = Math.min(NEAR, given.length() - 1) + 1;
        for (String name : known) {
            int d = distance(given, name);
            if (d < least) {
                least = d;
                best = name;
            }
        }
        if (!best.isEmpty()) {
            return " Did you mean \"" + best + "\"?";
        }
        if (known.isEmpty()) {
            return " No names are known here.";
        }
        return known.stream()
                .limit(SHOWN)
                .collect(
                        Collectors.joining(
                                ", ", " Known here: ", known.size() > SHOWN ? ", ..." : "."));
    }

    /** Returns how many insertions, deletions, changes and swaps of neighbours lie between. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] =
                        Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
