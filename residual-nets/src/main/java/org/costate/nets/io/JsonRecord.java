package org.costate.nets.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The keys of the object in which a key was missed; a mistyped key is one missing and one unknown.
 *
 * @param known the keys its record has
 * @param present the keys the text has
 */
record JsonRecord(List<String> known, List<String> present) {

    private static final JsonMapper TREES = new JsonMapper();

    /** Returns the object around the end of the exception's path, without keys if it is unclear. */
    static JsonRecord around(JsonMappingException missing, String text) {
        List<Reference> path = missing.getPath();
        Object from = path.isEmpty() ? null : path.get(path.size() - 1).getFrom();
        if (!(from instanceof Class<?> type) || !type.isRecord()) {
            return new JsonRecord(List.of(), List.of());
        }
        List<String> known =
                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
        return new JsonRecord(known, keys(text, path.subList(0, path.size() - 1)));
    }

    private static List<String> keys(String text, List<Reference> path) {
        try {
            JsonNode node = TREES.readTree(text);
            for (Reference step : path) {
                String name = step.getFieldName();
                node = name == null ? node.path(step.getIndex()) : node.path(name);
            }
            var keys = new ArrayList<String>();
            node.fieldNames().forEachRemaining(keys::add);
            return keys;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /** Returns the first key of the text that the record does not have. */
    Optional<String> unknown() {
        return present.stream().filter(key -> !known.contains(key)).findFirst();
    }
}
