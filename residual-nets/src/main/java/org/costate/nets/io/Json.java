package org.costate.nets.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Records as JSON text and back.
 *
 * <p>Writing depends on nothing but the value: components in their order, map keys sorted, the
 * shortest decimal that reads back to the same {@code double}, line feeds as line ends; NaN and
 * infinity are strings. Reading is strict: every component must be there, no other key may be, no
 * key twice, and text is not taken for a number.
 */
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();
    private static final ObjectWriter PRETTY =
            MAPPER.writer(
                    new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    /**
     * Returns the value on one line.
     *
     * @throws IllegalArgumentException if the value cannot be written as JSON
     */
    public static String compact(Object value) {
        return text(MAPPER.writer(), value);
    }

    /**
     * Returns the value indented by two spaces, with a line feed at the end.
     *
     * @throws IllegalArgumentException if the value cannot be written as JSON
     */
    public static String pretty(Object value) {
        return text(PRETTY, value) + "\n";
    }

    /**
     * Writes the value indented, whole or not at all.
     *
     * @throws OutputException {@code OUT-01} if the file cannot be written
     */
    public static void write(Path file, Object value) {
        AtomicFile.writeText(file, pretty(value));
    }

    /**
     * Returns the value a text stands for.
     *
     * @param source what to call the text in messages
     * @throws ModelFileException {@code JSON-01} syntax, {@code JSON-02} unknown key, {@code
     *     JSON-03} wrong or missing value, {@code JSON-04} key twice
     */
    public static <T> T parse(String text, Class<T> type, String source) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new ModelFileException(
                        "JSON-03", source + " holds null.", "writing the value out.");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw JsonProblem.of(e, text, source);
        }
    }

    /**
     * Reads the value of a file.
     *
     * @throws ModelFileException {@code FILE-…}, or as {@link #parse}
     */
    public static <T> T read(Path file, Class<T> type) {
        FileProblem.of(file)
                .ifPresent(
                        p -> {
                            throw new ModelFileException(p.code(), p.problem(), p.remedy());
                        });
        try {
            return parse(Files.readString(file), type, Wording.path(file));
        } catch (CharacterCodingException e) {
            throw new ModelFileException(
                    "JSON-01", Wording.path(file) + " is not UTF-8 text.", "a JSON file.", e);
        } catch (IOException e) {
            FileProblem p = FileProblem.whileReading(file, e);
            throw new ModelFileException(p.code(), p.problem(), p.remedy(), e);
        }
    }

    private static String text(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
