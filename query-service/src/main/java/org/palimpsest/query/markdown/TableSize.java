package org.palimpsest.query.markdown;

import java.util.regex.Pattern;

/** A row may leave out its cells: few characters say very many of them. */
final class TableSize {
    /** More than the schema has room for. */
    private static final int MOST_CELLS = 10_000;

    private static final Pattern BELOW_HEADER = Pattern.compile("[\\s>|:-]*");

    private TableSize() {}

    /** Whether all tables together may have more cells than a body has room for. */
    static boolean isLarge(String markdown) {
        long cells = 0;
        long columns = 0;
        for (var line : (Iterable<String>) markdown.lines()::iterator) {
            long pipes = line.chars().filter(c -> c == '|').count();
            if (pipes == 0) {
                columns = 0;
            } else if (BELOW_HEADER.matcher(line).matches()) {
                columns = Math.max(columns, pipes + 1);
            }
            cells += columns;
        }
        return cells > MOST_CELLS;
    }
}
