package org.costate.nets.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses the JSON of a safetensors header, believing nothing and skipping nothing. */
final class TensorHeaderReader {

    private static final JsonFactory STRICT =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final int MOST_DIMENSIONS = 64;

    private final String file;
    private final JsonParser json;
    private final List<TensorEntry> entries = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private TensorHeaderReader(String file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /**
     * Reads the header.
     *
     * @throws ModelFileException {@code ST-01} if it is not the JSON of a header, {@code ST-02} to
     *     {@code ST-04} if what it says cannot be
     */
    static TensorHeader read(String file, ByteBuffer header, long payload) {
        String text = utf8(file, header);
        if (!text.startsWith("{")) {
            throw header(file, "does not begin with {.");
        }
        try (JsonParser json = STRICT.createParser(text)) {
            var reader = new TensorHeaderReader(file, json);
            reader.readAll();
            return TensorHeader.checked(file, reader.entries, reader.metadata, payload);
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage();
            throw header(file, reason.substring(0, Math.min(160, reason.length())) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string cannot fail to be read
        }
    }

    private static String utf8(String file, ByteBuffer header) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(header).toString();
        } catch (CharacterCodingException e) {
            throw header(file, "is not valid UTF-8.");
        }
    }

    private void readAll() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            expect(json.nextToken(), JsonToken.START_OBJECT, "an object for " + quoted(name));
            if (name.equals(SafeTensors.METADATA)) {
                readMetadata();
            } else {
                entries.add(readEntry(name));
            }
        }
        expect(json.currentToken(), JsonToken.END_OBJECT, "a name or }");
        if (json.nextToken() != null) {
            throw header(file, "goes on after its last }.");
        }
    }

    private void readMetadata() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw new ModelFileException(
                        "ST-04",
                        file
                                + ": metadata value of "
                                + quoted(key)
                                + " is not a string; all must be.",
                        "saving the model again.");
            }
            metadata.put(key, json.getText());
        }
        expect(json.currentToken(), JsonToken.END_OBJECT, "a name or }");
    }

    private TensorEntry readEntry(String name) throws IOException {
        DType dtype = null;
        long[] shape = null;
        long[] offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "dtype" -> dtype = dtype(name);
                case "shape" -> shape = wholeNumbers(name, key);
                case "data_offsets" -> offsets = wholeNumbers(name, key);
                default -> throw entry(name, "has the unknown key " + quoted(key));
            }
        }
        if (dtype == null || shape == null || offsets == null || offsets.length != 2) {
            throw entry(name, "lacks one of dtype, shape and two data_offsets");
        }
        return new TensorEntry(name, dtype, shape, offsets[0], offsets[1]);
    }

    private DType dtype(String name) throws IOException {
        String type = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
        return DType.named(type)
                .orElseThrow(() -> entry(name, "has the unknown dtype " + quoted(type)));
    }

    private long[] wholeNumbers(String name, String key) throws IOException {
        var numbers = new ArrayList<Long>();
        boolean good = json.currentToken() == JsonToken.START_ARRAY;
        while (good && json.nextToken() != JsonToken.END_ARRAY) {
            good = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
            good = good && json.getLongValue() >= 0 && numbers.size() < MOST_DIMENSIONS;
            numbers.add(good ? json.getLongValue() : 0);
        }
        if (!good) {
            throw entry(name, "has " + key + " that are not whole numbers from 0");
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private void expect(JsonToken found, JsonToken wanted, String what) {
        if (found != wanted) {
            throw header(file, "should hold " + what + " but does not.");
        }
    }

    private ModelFileException entry(String name, String problem) {
        return new ModelFileException(
                "ST-03",
                file + ": tensor " + quoted(name) + " " + problem + ".",
                "saving the model again.");
    }

    private static ModelFileException header(String file, String problem) {
        return new ModelFileException(
                "ST-01", file + ": its header " + problem, "a .safetensors file.");
    }

    private static String quoted(String text) {
        return Wording.quoted(text);
    }
}
