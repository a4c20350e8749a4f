package org.costate.nets.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void aMessageHasItsParts() {
        assertEquals("X-01: it broke. Try: glue.", Wording.message("X-01", "it broke.", "glue."));
        assertEquals("X-01: it broke.", Wording.message("X-01", "it broke.", ""));
    }

    @Test
    void aLongProblemIsCutButTheRemedyStays() {
        String message = Wording.message("X-01", "z".repeat(1000), "glue.");
        assertEquals(400, message.length());
        assertTrue(message.endsWith("… Try: glue."), message);
    }

    @Test
    void valuesStayShortAndPrintable() {
        assertEquals("\"a\\nb\\x1b\"", Wording.quoted("a\nb\u001b"));
        assertEquals(43, Wording.quoted("z".repeat(1000)).length());
    }

    @Test
    void theLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals("row 12 is 1.5", Wording.text("row %d is %.1f", 12, 1.5));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theHomeFolderIsNotShown() {
        Path home = Path.of(System.getProperty("user.home"));
        assertEquals("~/data/x.csv", Wording.path(home.resolve("data/x.csv")));
        assertEquals("data/x.csv", Wording.path(Path.of("data/x.csv")));
    }

    @Test
    void namesWithinTwoEditsAreSuggested() {
        List<String> known = List.of("iris", "wine", "digits");
        assertEquals(Optional.of("digits"), Suggestion.among("digti", known));
        assertEquals(Optional.of("iris"), Suggestion.among("IRSI", known));
        assertEquals(Optional.empty(), Suggestion.among("sonar", known));
        assertEquals(3, Suggestion.distance("kitten", "sitting"));
    }
}
