package org.palimpsest.query.usage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/**
 * A table as RFC 4180 has it, for spreadsheets: a text that one of them would take for a formula has an apostrophe before it. Not
 * thread-safe.
 */
final class Csv {
    static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** Blanks and what cannot be seen before it do not keep a spreadsheet from calculating. */
    private static final Pattern FORMULA = Pattern.compile("^[\\s\\p{Z}\\p{C}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");

    private static final Pattern LINE = Pattern.compile("\\R");

    /** In COUNTER's words, after what pages show. */
    private static final List<String> COUNTS = List.of(
            "Views",
            "Downloads",
            "Total_Item_Investigations",
            "Unique_Item_Investigations",
            "Total_Item_Requests",
            "Unique_Item_Requests");

    private final StringBuilder rows = new StringBuilder();

    /** @param heads of the columns before those of the counts */
    Csv(String... heads) {
        write(Stream.concat(Arrays.stream(heads), COUNTS.stream()));
    }

    /** @param cells as many as there are heads */
    void row(UsageCount count, Object... cells) {
        var counts = Stream.of(
                count.views(),
                count.downloads(),
                count.investigations(),
                count.uniqueInvestigations(),
                count.requests(),
                count.uniqueRequests());
        write(Stream.concat(Arrays.stream(cells), counts));
    }

    private void write(Stream<?> cells) {
        rows.append(cells.map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String cell(Object value) {
        if (!(value instanceof String text)) {
            return value.toString();
        }
        var safe = FORMULA.matcher(text).find() ? "'" + text : text;
        return "\"" + LINE.matcher(safe).replaceAll(" ").replace("\"", "\"\"") + "\"";
    }

    /** All of it. */
    @Override
    public String toString() {
        return rows.toString();
    }
}
