package org.costate.nets.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.costate.nets.io.FileProblem;
import org.costate.nets.io.Wording;

/** The rows of a CSV file, one at a time, with their line numbers. */
final class CsvRows implements AutoCloseable {

    private static final int LOOK_AHEAD = 1 << 16;
    private static final int MOST_FIELDS = 1 << 16;
    private static final int LONGEST_FIELD = 1 << 16;
    private static final int LARGEST_BUFFER = 1 << 20;
    private static final int LONGEST_ROW = 1 << 24;

    /**
     * One row.
     *
     * @param line the line it begins on, from 1
     * @param fields its fields, unquoted and trimmed
     */
    record Row(long line, List<String> fields) {}

    private final Path file;
    private final char separator;
    private final CloseableIterator<CsvRecord> records;
    private final ArrayDeque<Row> putBack = new ArrayDeque<>();

    private CsvRows(Path file, char separator, CloseableIterator<CsvRecord> records) {
        this.file = file;
        this.separator = separator;
        this.records = records;
    }

    static CsvRows open(Path file, Optional<Character> given) {
        try {
            BufferedReader text = CsvText.open(file);
            char separator = given.isPresent() ? given.get() : separatorOf(text);
            var handler =
                    CsvRecordHandler.of(
                            limits ->
                                    limits.maxFields(MOST_FIELDS)
                                            .maxFieldSize(LONGEST_FIELD)
                                            .maxRecordSize(LONGEST_ROW));
            var reader =
                    CsvReader.builder()
                            .fieldSeparator(separator)
                            .skipEmptyLines(true)
                            .maxBufferSize(LARGEST_BUFFER)
                            .allowUnclosedQuote(false)
                            .trimWhitespacesAroundQuotes(true)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .build(handler, text);
            return new CsvRows(file, separator, reader.iterator());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static char separatorOf(BufferedReader text) throws IOException {
        text.mark(LOOK_AHEAD);
        char[] start = new char[LOOK_AHEAD - 1];
        int length = 0;
        for (int n = 0; n >= 0 && length < start.length; length += Math.max(0, n)) {
            n = text.read(start, length, start.length - length);
        }
        text.reset();
        return Separator.of(new String(start, 0, length));
    }

    Path file() {
        return file;
    }

    char separator() {
        return separator;
    }

    /** Returns the next row, or nothing at the end of the file. */
    Optional<Row> next() {
        if (!putBack.isEmpty()) {
            return Optional.of(putBack.pop());
        }
        try {
            while (records.hasNext()) {
                Row row = row(records.next());
                if (!isBlank(row)) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        } catch (CsvParseException e) {
            throw malformed(e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause());
        }
    }

    private static boolean isBlank(Row row) {
        return row.fields().size() == 1 && row.fields().get(0).isEmpty();
    }

    /** Makes the row the next one again. */
    void putBack(Row row) {
        putBack.push(row);
    }

    void remaining(Consumer<Row> consumer) {
        for (Optional<Row> row = next(); row.isPresent(); row = next()) {
            consumer.accept(row.get());
        }
    }

    private Row row(CsvRecord csv) {
        long line = csv.getStartingLineNumber();
        List<String> fields = csv.getFields().stream().map(String::strip).toList();
        for (int j = 0; j < fields.size(); j++) {
            if (fields.get(j).indexOf('\0') >= 0) {
                throw new DataException(
                        "CSV-03",
                        Wording.text(
                                "%s:%d:%d holds a NUL byte; CSV is text.",
                                Wording.path(file), line, j + 1),
                        "export it again as UTF-8 text.");
            }
        }
        return new Row(line, fields);
    }

    private DataException malformed(CsvParseException e) {
        if (e.getCause() instanceof IOException cause) {
            return unreadable(file, cause);
        }
        String reason = String.valueOf(e.getMessage());
        return new DataException(
                "CSV-03",
                Wording.path(file)
                        + ": "
                        + reason.substring(0, Math.min(180, reason.length()))
                        + ".",
                "close every quote, double quotes inside quotes, and end every row with a newline.",
                e);
    }

    private static DataException unreadable(Path file, IOException e) {
        if (e instanceof CharacterCodingException) {
            return CsvText.notUtf8(file);
        }
        FileProblem p = FileProblem.whileReading(file, e);
        return new DataException(p.code(), p.problem(), p.remedy(), e);
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
