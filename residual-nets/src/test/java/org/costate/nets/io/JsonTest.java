package org.costate.nets.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {

    enum Scheme {
        EULER,
        RK4
    }

    record Layer(int width, Scheme scheme) {
        Layer {
            if (width < 1) {
                throw new IllegalArgumentException("width " + width + " is not positive");
            }
        }
    }

    record Model(
            String name, int steps, double rate, List<Layer> layers, Map<String, Double> notes) {}

    private static final Model MODEL =
            new Model(
                    "net \u00fc",
                    8,
                    0.1,
                    List.of(new Layer(3, Scheme.RK4)),
                    Map.of("b", -0.0, "a", Double.NaN, "c", 5e-324));

    private static final String COMPACT =
            "{\"name\":\"net \u00fc\",\"steps\":8,\"rate\":0.1,\"layers\":[{\"width\":3,\"scheme\":\"RK4\"}],"
                    + "\"notes\":{\"a\":\"NaN\",\"b\":-0.0,\"c\":4.9E-324}}";

    @TempDir private Path folder;

    @Test
    void recordsComeBackEqual() {
        assertEquals(MODEL, Json.parse(Json.compact(MODEL), Model.class, "text"));
        Path file = folder.resolve("model.json");
        Json.write(file, MODEL);
        assertEquals(MODEL, Json.read(file, Model.class));
    }

    @Test
    void theTextDependsOnTheValueOnly() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("en", "de-DE", "ar-EG", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals(COMPACT, Json.compact(MODEL));
            }
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(
                "{\n  \"width\" : 3,\n  \"scheme\" : \"RK4\"\n}\n",
                Json.pretty(new Layer(3, Scheme.RK4)));
    }

    @Test
    void anUnknownKeyIsNamedWithTheKnownOnes() {
        refused(
                "JSON-02",
                COMPACT.replace("steps", "stpes"),
                "unknown key \"stpes\" at model.json:1:",
                "Did you mean \"steps\"?",
                "Known keys here: name, steps, rate, layers, notes.");
    }

    @Test
    void anUnknownKeyIsNamedBeforeTheOneItReplaces() {
        refused("JSON-02", COMPACT.replace("width", "wdth"), "\"wdth\"", "width, scheme.");
        refused("JSON-02", COMPACT.replace("{\"name", "{\"extra\":1,\"name"), "\"extra\"");
    }

    @Test
    void aWrongValueIsNamedWithItsPath() {
        refused("JSON-03", COMPACT.replace(":8", ":\"ten\""), "\"steps\" must be int", "\"ten\"");
        refused("JSON-03", COMPACT.replace(":8", ":\"8\""), "\"steps\" must be int");
        refused("JSON-03", COMPACT.replace(":8", ":8.5"), "\"steps\" must be int");
        refused("JSON-03", COMPACT.replace(":8", ":null"), "steps");
        refused("JSON-03", COMPACT.replace(":8", ":{}"), "\"steps\" must be int");
        refused("JSON-03", COMPACT.replace("RK4", "RK5"), "\"layers.0.scheme\" must be Scheme");
        refused("JSON-03", COMPACT.replace(":3", ":0"), "width 0 is not positive");
        refused("JSON-03", COMPACT.replace(":8", ":99999999999"), "out of range of int");
    }

    @Test
    void aMissingKeyIsNamed() {
        refused("JSON-03", COMPACT.replace("\"steps\":8,", ""), "the key \"steps\" is missing");
    }

    @Test
    void aKeyTwiceIsRefused() {
        refused("JSON-04", COMPACT.replace("\"steps\"", "\"name\":\"x\",\"steps\""), "name");
    }

    @Test
    void textThatIsNoJsonIsRefused() throws IOException {
        refused("JSON-01", "{\"name\":", "model.json:1:");
        refused("JSON-01", "", "model.json");
        refused("JSON-01", COMPACT + "x", "model.json:1:");
        refused("JSON-03", "null", "holds null");
        Path latin1 = Files.write(folder.resolve("l.json"), new byte[] {'"', (byte) 0xFC, '"'});
        var error = assertThrows(ModelFileException.class, () -> Json.read(latin1, Model.class));
        assertEquals("JSON-01", error.code());
    }

    @Test
    void bottomlessTextIsRefusedWithoutOverflowingTheStack() {
        String deep = "[".repeat(1_000_000);
        var error =
                assertThrows(
                        ModelFileException.class, () -> Json.parse(deep, Object.class, "deep"));
        assertEquals("JSON-01", error.code());
        refused("JSON-03", COMPACT.replace(":8", ":" + deep), "steps");
    }

    @Test
    void aMissingFileIsNamed() {
        Json.write(folder.resolve("model.json"), MODEL);
        var error =
                assertThrows(
                        ModelFileException.class,
                        () -> Json.read(folder.resolve("modle.json"), Model.class));
        assertEquals("FILE-01", error.code());
        assertTrue(error.getMessage().contains("Similar: model.json"), error::getMessage);
    }

    private static void refused(String code, String text, String... expected) {
        var error =
                assertThrows(
                        ModelFileException.class,
                        () -> Json.parse(text, Model.class, "model.json"));
        String message = error.getMessage();
        assertEquals(code, error.code(), message);
        for (String part : expected) {
            assertTrue(message.contains(part), message);
        }
        assertTrue(message.length() <= 400 && message.lines().count() == 1, message);
    }
}
