package org.costate.nets.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes the JSON of a safetensors header, padded by spaces to a multiple of eight bytes. */
final class TensorHeaderWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private TensorHeaderWriter() {}

    /**
     * Returns the header of tensors that follow one another, metadata first.
     *
     * @param metadata all of it, the seal included
     */
    static byte[] bytes(List<Tensor> tensors, Map<String, String> metadata) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            writeMetadata(json, metadata);
            long at = 0;
            for (Tensor tensor : tensors) {
                long end = at + (long) tensor.size() * tensor.dtype().bytes();
                writeEntry(json, tensor, at, end);
                at = end;
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory cannot fail to be written
        }
        byte[] text = out.toByteArray();
        byte[] padded = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    private static void writeMetadata(JsonGenerator json, Map<String, String> metadata)
            throws IOException {
        json.writeObjectFieldStart(SafeTensors.METADATA);
        for (Map.Entry<String, String> pair : metadata.entrySet()) {
            json.writeStringField(pair.getKey(), pair.getValue());
        }
        json.writeEndObject();
    }

    private static void writeEntry(JsonGenerator json, Tensor tensor, long begin, long end)
            throws IOException {
        json.writeObjectFieldStart(tensor.name());
        json.writeStringField("dtype", tensor.dtype().name());
        json.writeFieldName("shape");
        json.writeArray(tensor.shape(), 0, tensor.shape().length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, end}, 0, 2);
        json.writeEndObject();
    }
}
