import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the kernels of both precisions from one set of templates.
 *
 * <p>A template is a Java class in which <code>${name}</code> stands for a word of the precision
 * (see {@link #words}). Lines of the form {@code //: tiles ROWS VECTORS}, {@code //: dots ROWS
 * COLS}, {@code //: activations} and {@code //: exponential} are replaced by the unrolled methods
 * that {@link Tiles} and {@link Curves} write: register tiles cannot be loops, because Java has no
 * arrays in registers.
 *
 * <p>Usage: {@code java KernelGenerator.java TEMPLATES TARGET}.
 */
final class KernelGenerator {

    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^ *//: (\\w+) ?([\\w ]*)$");
    private static final Pattern WORD = Pattern.compile("\\$\\{(\\w+)}");

    private final Path templates;
    private final Path target;

    private KernelGenerator(Path templates, Path target) {
        this.templates = templates;
        this.target = target;
    }

    public static void main(String[] arguments) throws IOException {
        var generator = new KernelGenerator(Path.of(arguments[0]), Path.of(arguments[1]));
        for (boolean single : new boolean[] {false, true}) {
            Map<String, String> words = words(single);
            String name = words.get("Real");
            generator.write("Arena", name + "Arena", words);
            generator.write("Blocks", name + "Blocks", words);
            generator.write("Transfer", name + "Transfer", words);
            generator.write("Scalar", "Scalar" + name, words);
            generator.write("Vector", "Vector" + name, words);
            generator.write("ScalarTiles", "Scalar" + name + "Tiles", words);
            generator.write("VectorTiles8", "Vector" + name + "Tiles8", words);
            generator.write("VectorTiles4", "Vector" + name + "Tiles4", words);
            generator.write("VectorDots", "Vector" + name + "Dots", words);
            generator.write("VectorCurves", "Vector" + name + "Curves", words);
            generator.write("ScalarSoftmax", "Scalar" + name + "Softmax", words);
            generator.write("VectorSoftmax", "Vector" + name + "Softmax", words);
        }
    }

    private static Map<String, String> words(boolean single) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("real", single ? "float" : "double");
        words.put("Real", single ? "Float" : "Double");
        words.put("f", single ? "f" : "");
        words.put("Vector", single ? "FloatVector" : "DoubleVector");
        words.put("PRECISION", single ? "SINGLE" : "DOUBLE");
        words.put("Box", single ? "Float" : "Double");
        words.put("asBits", single ? "reinterpretAsInts" : "reinterpretAsLongs");
        words.put("asReals", single ? "reinterpretAsFloats" : "reinterpretAsDoubles");
        words.put("sign", single ? "0x80000000" : "0x8000000000000000L");
        words.put("one", single ? "0x3f800000" : "0x3ff0000000000000L");
        words.put("fraction", single ? "23" : "52");
        words.put("magic", single ? "12582912f" : "6755399441055744.0");
        words.put("logTwoHigh", single ? "0.693359375f" : "6.93147180369123816490e-01");
        words.put("logTwoLow", single ? "-2.12194440e-4f" : "1.90821492927058770002e-10");
        words.put("largest", single ? "86f" : "700.0");
        words.put("importVector", single ? "import jdk.incubator.vector.FloatVector;\n" : "");
        words.put("addToDoubles", single ? ADD_FLOATS : ADD_DOUBLES);
        return words;
    }

    private static final String ADD_DOUBLES =
            """
                        sum.mul(scale)
                                .add(DoubleVector.fromArray(S, out, to + k))
                                .intoArray(out, to + k);\
            """;

    private static final String ADD_FLOATS =
            """
                        for (int half = 0; half < 2; half++) {
                            int o = to + k + half * LN / 2;
                            var wide = (DoubleVector) sum.convertShape(VectorOperators.F2D, WIDE, half);
                            wide.mul(scale).add(DoubleVector.fromArray(WIDE, out, o)).intoArray(out, o);
                        }\
            """;

    private void write(String template, String type, Map<String, String> words) throws IOException {
        String text = Files.readString(templates.resolve(template + ".java.txt"));
        boolean vector = template.startsWith("Vector");
        String unrolled =
                DIRECTIVE
                        .matcher(text)
                        .replaceAll(
                                m ->
                                        Matcher.quoteReplacement(
                                                expand(m.group(1), m.group(2), vector, words)));
        String java =
                WORD.matcher(unrolled)
                        .replaceAll(m -> Matcher.quoteReplacement(word(words, m.group(1))));
        Path file = target.resolve("org/costate/kernels/" + type + ".java");
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Files.readString(file).equals(java)) {
            Files.writeString(file, java);
        }
    }

    private static String word(Map<String, String> words, String key) {
        String word = words.get(key);
        if (word == null) {
            throw new IllegalArgumentException("no word for ${" + key + "} in the templates");
        }
        return word;
    }

    private String expand(
            String directive, String sizes, boolean vector, Map<String, String> words) {
        if (directive.equals("activations") || directive.equals("exponential")) {
            var curves = new Curves(templates.resolve("activations.txt"), words);
            return directive.equals("activations") ? curves.methods() : curves.body(directive);
        }
        String[] size = sizes.split(" ");
        var tiles = new Tiles(vector, words.get("real"));
        int rows = Integer.parseInt(size[0]);
        int columns = Integer.parseInt(size[1]);
        return directive.equals("tiles")
                ? tiles.products(rows, columns)
                : tiles.dots(rows, columns);
    }

    /** Unrolled matrix products whose accumulators live in registers. */
    private static final class Tiles {

        private final boolean vector;
        private final String type;
        private final StringBuilder out = new StringBuilder();

        Tiles(boolean vector, String real) {
            this.vector = vector;
            this.type = vector ? "${Vector}" : real;
        }

        String products(int rows, int vectors) {
            dispatch("add", "", "", rows, vectors);
            dispatch("outer", STRIDED, ", w, jump", rows, vectors);
            dispatch("start", ", double[] bias, int bi", ", bias, bi", rows, vectors);
            for (int r = 1; r <= rows; r++) {
                for (int v = 1; v <= vectors; v++) {
                    product("add", "", r, v);
                    product("outer", STRIDED, r, v);
                    product("start", ", double[] bias, int bi", r, v);
                }
            }
            return out.toString();
        }

        private void dispatch(String name, String extra, String passed, int rows, int vectors) {
            line(1, "/** Picks the unrolled method for {@code r} rows and {@code v} vectors. */");
            line(1, "static void " + name + "(int r, int v, " + SIGNATURE + extra + ") {");
            line(2, "switch (r * 8 + v) {");
            for (int r = 1; r <= rows; r++) {
                for (int v = 1; v <= vectors; v++) {
                    String call = name + r + "x" + v + "(a, ao, b, bo, depth, c, co" + passed + ")";
                    line(3, "case " + (r * 8 + v) + " -> " + call + ";");
                }
            }
            line(3, "default -> throw new AssertionError(r + \" x \" + v);");
            line(2, "}");
            line(1, "}\n");
        }

        private static final String STRIDED = ", int w, int jump";

        private static final String SIGNATURE =
                "${real}[] a, int ao, ${real}[] b, int bo, int depth, ${real}[] c, int co";

        private void product(String name, String extra, int rows, int vectors) {
            line(1, "static void " + name + rows + "x" + vectors + "(" + SIGNATURE + extra + ") {");
            for (int r = 0; r < rows; r++) {
                for (int v = 0; v < vectors; v++) {
                    String old = load("c", at("co", r * vectors + v));
                    String start = name.equals("start") ? bias(r) : old;
                    line(2, type + " c" + r + "_" + v + " = " + start + ";");
                }
            }
            boolean strided = extra.equals(STRIDED);
            if (strided) {
                line(2, "int left = w;");
            }
            line(2, "for (int p = 0; p < depth; p++) {");
            for (int v = 0; v < vectors; v++) {
                line(3, type + " b" + v + " = " + load("b", at("bo", v)) + ";");
            }
            for (int r = 0; r < rows; r++) {
                line(
                        3,
                        (r == 0 ? type + " " : "")
                                + "x = "
                                + broadcast("a[ao + " + r + (strided ? " * w" : "") + "]")
                                + ";");
                for (int v = 0; v < vectors; v++) {
                    String c = "c" + r + "_" + v;
                    line(3, c + " = " + multiplyAdd("x", "b" + v, c) + ";");
                }
            }
            line(3, "ao += " + (strided ? 1 : rows) + ";");
            line(3, "bo += " + vectors + width() + ";");
            if (strided) {
                line(3, "if (--left == 0) {");
                line(4, "ao += jump;");
                line(4, "left = w;");
                line(3, "}");
            }
            line(2, "}");
            for (int r = 0; r < rows; r++) {
                for (int v = 0; v < vectors; v++) {
                    line(2, store("c" + r + "_" + v, "c", at("co", r * vectors + v)) + ";");
                }
            }
            line(1, "}\n");
        }

        String dots(int rows, int columns) {
            String signature =
                    "${real}[] m, int q, int qs, int x, int xs, int steps, int w, "
                            + "${real}[] g, int go, int gs";
            line(1, "/** Picks the unrolled method for {@code r} rows and {@code k} columns. */");
            line(1, "static void dot(int r, int k, " + signature + ") {");
            line(2, "switch (r * 8 + k) {");
            for (int r = 1; r <= rows; r++) {
                for (int k = 1; k <= columns; k++) {
                    String call = "dot" + r + "x" + k + "(m, q, qs, x, xs, steps, w, g, go, gs)";
                    line(3, "case " + (r * 8 + k) + " -> " + call + ";");
                }
            }
            line(3, "default -> throw new AssertionError(r + \" x \" + k);");
            line(2, "}");
            line(1, "}\n");
            for (int r = 1; r <= rows; r++) {
                for (int k = 1; k <= columns; k++) {
                    line(1, "static void dot" + r + "x" + k + "(" + signature + ") {");
                    dot(r, k);
                    line(1, "}\n");
                }
            }
            return out.toString();
        }

        private void dot(int rows, int columns) {
            for (int r = 0; r < rows; r++) {
                for (int k = 0; k < columns; k++) {
                    String from = load("g", at("go + " + r + " * gs", k));
                    line(2, type + " c" + r + "_" + k + " = " + from + ";");
                }
            }
            line(2, "int left = w;");
            line(2, "for (int p = 0; p < steps; p++) {");
            for (int k = 0; k < columns; k++) {
                line(3, type + " b" + k + " = " + load("m", "x + " + k + " * w") + ";");
            }
            for (int r = 0; r < rows; r++) {
                String declared = r == 0 ? type + " " : "";
                line(3, declared + "y = " + load("m", "q + " + r + " * w") + ";");
                for (int k = 0; k < columns; k++) {
                    String c = "c" + r + "_" + k;
                    line(3, c + " = " + multiplyAdd("y", "b" + k, c) + ";");
                }
            }
            String lane = vector ? "LN" : "1";
            line(3, "q += " + lane + ";");
            line(3, "x += " + lane + ";");
            line(3, "left -= " + lane + ";");
            line(3, "if (left == 0) {");
            line(4, "q += qs;");
            line(4, "x += xs;");
            line(4, "left = w;");
            line(3, "}");
            line(2, "}");
            for (int r = 0; r < rows; r++) {
                for (int k = 0; k < columns; k++) {
                    line(2, store("c" + r + "_" + k, "g", at("go + " + r + " * gs", k)) + ";");
                }
            }
        }

        private String at(String origin, int vectors) {
            return vectors == 0 ? origin : origin + " + " + vectors + width();
        }

        private String width() {
            return vector ? " * LN" : "";
        }

        private String load(String array, String index) {
            return vector
                    ? "${Vector}.fromArray(S, " + array + ", " + index + ")"
                    : array + "[" + index + "]";
        }

        private String store(String value, String array, String index) {
            return vector
                    ? value + ".intoArray(" + array + ", " + index + ")"
                    : array + "[" + index + "] = " + value;
        }

        private String broadcast(String value) {
            return vector ? "${Vector}.broadcast(S, " + value + ")" : value;
        }

        private String bias(int row) {
            return broadcast("(${real}) bias[bi + " + row + "]");
        }

        private String multiplyAdd(String x, String y, String sum) {
            return vector ? x + ".fma(" + y + ", " + sum + ")" : sum + " + " + x + " * " + y;
        }

        private void line(int indent, String text) {
            out.append("    ".repeat(indent)).append(text).append('\n');
        }
    }

    /** The vectorised activations, each in its two forms. */
    private static final class Curves {

        private static final Pattern SECTION = Pattern.compile("(?m)^== (\\w+)\\n");
        private static final Pattern INCLUDE = Pattern.compile("(?m)^@(\\w+)\\n");

        /** Taylor coefficients of {@code (eʳ − 1 − r) / r²}, highest first. */
        private static final int DOUBLE_TERMS = 12;

        private static final int SINGLE_TERMS = 6;

        private final Map<String, String> sections = new LinkedHashMap<>();
        private final Map<String, String> words;

        Curves(Path file, Map<String, String> words) {
            this.words = words;
            try {
                String text = Files.readString(file);
                Matcher m = SECTION.matcher(text);
                String name = null;
                int from = 0;
                while (m.find()) {
                    put(name, text.substring(from, m.start()));
                    name = m.group(1);
                    from = m.end();
                }
                put(name, text.substring(from));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            boolean single = words.get("f").equals("f");
            sections.put("exponentialSeries", exponential(single ? SINGLE_TERMS : DOUBLE_TERMS));
            sections.put("artanhSeries", artanh(single ? 8 : 17));
        }

        private void put(String name, String text) {
            if (name != null) {
                sections.put(name, text.strip() + "\n");
            }
        }

        String methods() {
            var out = new StringBuilder();
            for (String name : sections.keySet()) {
                if (name.equals(name.toUpperCase())) {
                    out.append(method(name, false)).append(method(name, true));
                }
            }
            return out.toString();
        }

        /** A section with the sections that it includes. */
        String body(String name) {
            String body = sections.get(name);
            while (INCLUDE.matcher(body).find()) {
                body =
                        INCLUDE.matcher(body)
                                .replaceAll(
                                        m -> Matcher.quoteReplacement(sections.get(m.group(1))));
            }
            return body;
        }

        private String method(String name, boolean advance) {
            String method = name.toLowerCase().replace("_", "") + (advance ? "Advance" : "");
            String signature = advance ? "int xs, ${real} h, int ys" : "int fs";
            String body = body(name);
            String stored =
                    advance
                            ? "value.fma(hv, ${Vector}.fromArray(S, m, xs + i)).intoArray(m, ys + i);"
                            : "value.intoArray(m, fs + i);";
            return ("""
                        static void %s(${real}[] m, int us, int length, %s) {
                    %s        for (int i = 0; i < length; i += LN) {
                                ${Vector} v = ${Vector}.fromArray(S, m, us + i);
                    %s            slope.intoArray(m, us + i);
                                %s
                            }
                        }

                    """)
                    .formatted(
                            method,
                            signature,
                            advance ? "        ${Vector} hv = ${Vector}.broadcast(S, h);\n" : "",
                            body.indent(12),
                            stored);
        }

        private String exponential(int terms) {
            var out = new StringBuilder();
            double[] c = new double[terms];
            double factorial = 2;
            for (int i = 0; i < terms; i++) {
                c[i] = 1 / factorial;
                factorial *= i + 3;
            }
            horner(out, "q", "r", c);
            return out.toString();
        }

        /** {@code artanh(s)/s} in {@code z = s²}. */
        private String artanh(int terms) {
            var out = new StringBuilder();
            double[] c = new double[terms];
            for (int i = 0; i < terms; i++) {
                c[i] = 1.0 / (2 * i + 1);
            }
            horner(out, "l", "z", c);
            return out.toString();
        }

        private void horner(StringBuilder out, String sum, String x, double[] c) {
            out.append("${Vector} ").append(sum).append(" = ").append(constant(c[c.length - 1]));
            out.append(";\n");
            for (int i = c.length - 2; i >= 0; i--) {
                out.append(sum).append(" = ").append(sum).append(".fma(").append(x).append(", ");
                out.append(constant(c[i])).append(");\n");
            }
        }

        private String constant(double value) {
            String text = words.get("f").equals("f") ? (float) value + "f" : value + "";
            return "${Vector}.broadcast(S, " + text + ")";
        }
    }
}
