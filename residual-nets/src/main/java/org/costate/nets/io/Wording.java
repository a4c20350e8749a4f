package org.costate.nets.io;

import java.nio.file.Path;
import java.util.Locale;

/** How values and files appear inside a message: on one line, short, and without home folders. */
public final class Wording {

    /** The longest message in characters. */
    public static final int LIMIT = 400;

    private static final int VALUE_LIMIT = 40;
    private static final int PATH_LIMIT = 100;

    private Wording() {}

    /**
     * Returns {@code CODE: problem Try: remedy}, cut to {@value #LIMIT} characters.
     *
     * @param problem one sentence with its full stop
     * @param remedy one action with its full stop, or nothing
     */
    public static String message(String code, String problem, String remedy) {
        String end = remedy.isEmpty() ? "" : " Try: " + remedy;
        String start = code + ": " + problem;
        int room = Math.max(0, LIMIT - end.length());
        return cut(cut(start, room) + end, LIMIT);
    }

    /** Returns the template filled in, the same in every locale of the machine. */
    public static String text(String template, Object... values) {
        return String.format(Locale.ROOT, template, values);
    }

    /** Returns the value in double quotes, control characters escaped, at most 40 characters. */
    public static String quoted(String value) {
        var shown = new StringBuilder("\"");
        value.chars().limit(VALUE_LIMIT).forEach(c -> append(shown, (char) c));
        return shown.append(value.length() > VALUE_LIMIT ? "…\"" : "\"").toString();
    }

    /** Returns the path as the user gave it, with the home folder as {@code ~}. */
    public static String path(Path path) {
        Path home = Path.of(System.getProperty("user.home", "/"));
        boolean inside = path.isAbsolute() && home.getNameCount() > 0 && path.startsWith(home);
        var shown = new StringBuilder();
        (inside ? "~/" + home.relativize(path) : path.toString())
                .chars()
                .forEach(c -> append(shown, (char) c));
        int excess = shown.length() - PATH_LIMIT;
        return excess > 0 ? "…" + shown.substring(excess + 1) : shown.toString();
    }

    private static void append(StringBuilder shown, char c) {
        if (c == '\n') {
            shown.append("\\n");
        } else if (Character.isISOControl(c)) {
            shown.append("\\x").append(Character.forDigit(c >> 4 & 15, 16));
            shown.append(Character.forDigit(c & 15, 16));
        } else {
            shown.append(c);
        }
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, Math.max(0, limit - 1)) + "…";
    }
}
