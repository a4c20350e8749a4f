package org.costate.nets.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in our words what the JSON library found wrong. */
final class JsonProblem {

    private static final Pattern MISSING = Pattern.compile("creator property '([^']*)'");
    private static final Pattern FOUND = Pattern.compile("value \\((\"[^\"]*\"|[-+.\\w]+)\\)");
    private static final int LONGEST_REASON = 160;

    private JsonProblem() {}

    /** Returns our error for what went wrong in the text of that source. */
    static ModelFileException of(JsonProcessingException e, String text, String source) {
        String place = place(e, source);
        if (e instanceof UnrecognizedPropertyException unknown) {
            List<String> known =
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
            return unknownKey(unknown.getPropertyName(), known, place, e);
        }
        if (e instanceof InvalidFormatException wrong) {
            return value(
                    Wording.text(
                            "%s: %s must be %s, found %s.",
                            place,
                            Wording.quoted(path(wrong)),
                            wrong.getTargetType().getSimpleName(),
                            Wording.quoted(String.valueOf(wrong.getValue()))),
                    e);
        }
        if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
            return value(place + ": " + cut(String.valueOf(refused.getCause().getMessage())), e);
        }
        if (e instanceof InputCoercionException) {
            return value(place + ": " + cut(e.getOriginalMessage()), e);
        }
        return e instanceof JsonMappingException mapping
                ? otherValue(mapping, text, place)
                : syntax(e, place);
    }

    private static ModelFileException unknownKey(
            String key, List<String> known, String place, JsonProcessingException e) {
        return new ModelFileException(
                "JSON-02",
                Wording.text(
                        "unknown key %s at %s.%s Known keys here: %s.",
                        Wording.quoted(key),
                        place,
                        Suggestion.phrase(key, known),
                        String.join(", ", known)),
                "one of the known keys.",
                e);
    }

    private static ModelFileException missingKey(
            JsonMappingException e, String key, String text, String place) {
        var record = JsonRecord.around(e, text);
        return record.unknown().isPresent()
                ? unknownKey(record.unknown().get(), record.known(), place, e)
                : value(place + ": the key " + Wording.quoted(key) + " is missing.", e);
    }

    private static ModelFileException otherValue(
            JsonMappingException e, String text, String place) {
        Matcher missing = MISSING.matcher(e.getOriginalMessage());
        if (missing.find()) {
            return missingKey(e, missing.group(1), text, place);
        }
        if (e.getCause() instanceof InputCoercionException) {
            return value(place + ": " + cut(e.getOriginalMessage()), e);
        }
        boolean empty = e.getOriginalMessage().startsWith("No content");
        if (e instanceof MismatchedInputException wrong
                && wrong.getTargetType() != null
                && !empty) {
            return value(
                    Wording.text(
                            "%s: %s must be %s%s.",
                            place,
                            Wording.quoted(path(wrong)),
                            wrong.getTargetType().getSimpleName(),
                            found(e)),
                    e);
        }
        return syntax(e, place);
    }

    private static String found(JsonMappingException e) {
        Matcher found = FOUND.matcher(e.getOriginalMessage());
        return found.find() ? ", found " + Wording.quoted(found.group(1).replace("\"", "")) : "";
    }

    private static ModelFileException syntax(JsonProcessingException e, String place) {
        boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
        return new ModelFileException(
                twice ? "JSON-04" : "JSON-01",
                place + ": " + cut(e.getOriginalMessage()),
                twice ? "keeping one of them." : "repairing the JSON there.",
                e);
    }

    private static ModelFileException value(String problem, JsonProcessingException e) {
        return new ModelFileException("JSON-03", problem, "repairing that value.", e);
    }

    private static String place(JsonProcessingException e, String source) {
        JsonLocation at = e.getLocation();
        return at == null ? source : source + ":" + at.getLineNr() + ":" + at.getColumnNr();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? "" + step.getIndex()
                                        : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String cut(String reason) {
        String line = reason.lines().findFirst().orElse("");
        String end = line.endsWith(".") ? "" : ".";
        return line.substring(0, Math.min(LONGEST_REASON, line.length())) + end;
    }
}
