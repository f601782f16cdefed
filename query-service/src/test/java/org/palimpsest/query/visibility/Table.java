package org.palimpsest.query.visibility;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is so from when on for which callers. Bars part a line: what it is about, a cell for each column of callers, and more.
 * A column is headed by the letters of its callers. A cell is {@code any}, for always; {@code -}, for never; a status that they
 * always hear; or the stages at which it begins, with commas between them, each with {@code <} and the stage at which it ends,
 * if it does.
 */
record Table(Line head, List<Line> lines) {

    /** @param parts the words between the bars */
    record Line(List<List<String>> parts) {
        List<String> about() {
            return parts.getFirst();
        }

        List<String> part(int number) {
            return parts.get(number);
        }
    }

    static Table of(String text) {
        var lines = text.lines()
                .map(line -> new Line(Stream.of(line.split("\\|", -1)).map(Table::words).toList()))
                .toList();
        var head = lines.getFirst();
        lines.forEach(line -> {
            if (line.part(1).size() != head.part(1).size()) {
                throw new IllegalArgumentException(line + " does not have a cell for each of " + head.part(1));
            }
        });
        return new Table(head, lines.subList(1, lines.size()));
    }

    private static List<String> words(String part) {
        return part.isBlank() ? List.of() : List.of(part.strip().split(" +"));
    }

    /** {@code -}, which is never, for a caller who has no column. */
    String cell(Line line, char caller) {
        return IntStream.range(0, line.part(1).size())
                .filter(column -> head.part(1).get(column).indexOf(caller) >= 0)
                .mapToObj(line.part(1)::get)
                .findFirst()
                .orElse("-");
    }

    /** The word behind the second bar that stands under {@code stage}; {@code .} where there is no such column. */
    String under(Stage stage, Line line) {
        int at = head.part(2).indexOf(stage.name().toLowerCase(Locale.ROOT));
        return at < 0 ? "." : line.part(2).get(at);
    }

    static boolean holds(String cell, Stage now) {
        return cell.equals("any") || spans(cell).anyMatch(span -> now.compareTo(span.from) >= 0 && now.compareTo(span.until) < 0);
    }

    static boolean begins(String cell, Stage now) {
        return spans(cell).anyMatch(span -> span.from == now) || (cell.equals("any") && now == Stage.DRAFT);
    }

    private record Span(Stage from, Stage until) {}

    private static Stream<Span> spans(String cell) {
        return cell.equals("any") || cell.equals("-") ? Stream.of() : Stream.of(cell.split(",", -1)).map(span -> {
            var ends = span.toUpperCase(Locale.ROOT).split("<", 2);
            return new Span(Stage.valueOf(ends[0]), ends.length == 1 ? Stage.END : Stage.valueOf(ends[1]));
        });
    }
}
