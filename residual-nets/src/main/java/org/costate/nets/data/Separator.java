package org.costate.nets.data;

import java.util.List;

/** Finds which character separates the fields. */
final class Separator {

    private static final char[] CANDIDATES = {'\t', ';', ','};
    private static final int LINES = 10;

    private Separator() {}

    /**
     * Returns the first of tab, semicolon, comma that occurs in the first lines equally often
     * outside quotes, else the most frequent one. Tab and semicolon go first, since a comma may be
     * a decimal comma between them.
     */
    static char of(String start) {
        List<String> lines =
                start.lines().filter(line -> !line.isBlank()).limit(LINES + 1).toList();
        List<String> whole = lines.size() > 1 ? lines.subList(0, lines.size() - 1) : lines;
        for (char candidate : CANDIDATES) {
            long[] counts = whole.stream().mapToLong(line -> count(line, candidate)).toArray();
            if (counts.length > 0 && counts[0] > 0 && allEqual(counts)) {
                return candidate;
            }
        }
        return mostFrequent(whole);
    }

    private static char mostFrequent(List<String> lines) {
        char best = ',';
        for (char candidate : CANDIDATES) {
            if (total(lines, candidate) > total(lines, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long total(List<String> lines, char candidate) {
        return lines.stream().mapToLong(line -> count(line, candidate)).sum();
    }

    private static boolean allEqual(long[] counts) {
        for (long count : counts) {
            if (count != counts[0]) {
                return false;
            }
        }
        return true;
    }

    private static long count(String line, char candidate) {
        long count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            count += c == candidate && !quoted ? 1 : 0;
        }
        return count;
    }
}
