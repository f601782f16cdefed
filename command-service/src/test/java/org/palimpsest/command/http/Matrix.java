package org.palimpsest.command.http;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table of who is let in where. Its first line names the columns; each other one begins with a method and an address below
 * {@code /api/commands}, and has a cell for each column, {@code .} where it is empty. A cell names callers by their letters:
 * {@code E} is let in, {@code E=} too but nothing happens, {@code e} hears 409, {@code e?} 404 and {@code e!} 422. A caller
 * who is not named hears 403; or 404 in a column whose cell in the line {@code knows}, where there is one, does not name them.
 */
record Matrix(List<String> columns, Map<String, List<String>> cells) {
    private static final String KNOWS = "knows";

    /** What becomes of a request. */
    enum Outcome {
        DONE(200),
        NOTHING_TO_DO(200),
        NOT_PERMITTED(403),
        UNKNOWN(404),
        CONFLICT(409),
        INVALID(422);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        boolean isLetIn() {
            return status == 200;
        }

        int status() {
            return status;
        }
    }

    static Matrix of(String table) {
        var lines = table.lines().map(line -> List.of(line.strip().split(" +"))).toList();
        var columns = lines.getFirst();
        var cells = new LinkedHashMap<String, List<String>>();
        for (var line : lines.subList(1, lines.size())) {
            int label = line.size() - columns.size();
            if (label != (line.getFirst().equals(KNOWS) ? 1 : 2)) {
                throw new IllegalArgumentException("“" + String.join(" ", line) + "” does not have " + columns.size() + " cells");
            }
            cells.put(String.join(" ", line.subList(0, label)), line.subList(label, line.size()));
        }
        return new Matrix(columns, cells);
    }

    /** Method and address, as {@code POST /sections}. */
    List<String> commands() {
        return cells.keySet().stream().filter(row -> !row.equals(KNOWS)).toList();
    }

    Outcome outcome(String command, String column, char caller) {
        var outcome = named(command, column).get(caller);
        if (outcome != null) {
            return outcome;
        }
        boolean knows = !cells.containsKey(KNOWS) || cell(KNOWS, column).equals("all") || cell(KNOWS, column).indexOf(caller) >= 0;
        return knows ? Outcome.NOT_PERMITTED : Outcome.UNKNOWN;
    }

    /** Fails where a cell of {@code column} names somebody who is none of {@code callers}, and so would not be asked. */
    void check(String column, Set<Character> callers) {
        for (var command : commands()) {
            if (!callers.containsAll(named(command, column).keySet())) {
                throw new IllegalArgumentException(command + ", " + column + ": there is none of “" + cell(command, column) + "”");
            }
        }
    }

    private Map<Character, Outcome> named(String command, String column) {
        var cell = cell(command, column);
        if (!cell.matches("\\.|([A-Za-z][=?!]?)+")) {
            throw new IllegalArgumentException(command + ", " + column + ": “" + cell + "”");
        }
        return Pattern.compile("[A-Za-z][=?!]?").matcher(cell).results().collect(toMap(
                one -> Character.toLowerCase(one.group().charAt(0)), one -> outcome(one.group())));
    }

    private static Outcome outcome(String named) {
        char how = named.charAt(named.length() - 1);
        return switch (how) {
            case '=' -> Outcome.NOTHING_TO_DO;
            case '?' -> Outcome.UNKNOWN;
            case '!' -> Outcome.INVALID;
            default -> Character.isUpperCase(how) ? Outcome.DONE : Outcome.CONFLICT;
        };
    }

    private String cell(String row, String column) {
        int place = IntStream.range(0, columns.size()).filter(i -> columns.get(i).equals(column)).findFirst().orElseThrow();
        return cells.getOrDefault(row, List.of()).get(place);
    }
}
