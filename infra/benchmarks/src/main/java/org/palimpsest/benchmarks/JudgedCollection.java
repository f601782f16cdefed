package org.palimpsest.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.palimpsest.events.text.Characters;
import org.palimpsest.eventstore.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * Documents, questions, and which documents people judged to answer which question, as BEIR's collections have them:
 * {@code corpus.jsonl}, {@code queries.jsonl}, {@code qrels/test.tsv}.
 *
 * @param questions those that are judged, by id
 * @param judged the grade of documents by id, by question's id; more is better, 0 is no answer
 */
record JudgedCollection(String name, List<Text> texts, Map<String, String> questions, Map<String, Map<String, Integer>> judged) {
    private static final int TITLE_WORDS = 12;
    private static final int LONGEST_TITLE = 500;
    private static final int COLUMNS = 3;

    /** @param title the first words of the text where there is none */
    record Text(String id, String title, String text, List<String> authors) {}

    /** @throws UncheckedIOException if a file is missing or cannot be read */
    static JudgedCollection read(Path folder) {
        var judged = new HashMap<String, Map<String, Integer>>();
        lines(folder.resolve("qrels/test.tsv")).stream().skip(1).map(line -> line.split("\t")).forEach(row -> {
            if (row.length != COLUMNS) {
                throw new IllegalArgumentException(folder + "/qrels/test.tsv has a line that is not: question, document, grade");
            }
            judged.computeIfAbsent(row[0], _ -> new HashMap<>()).put(row[1], Integer.parseInt(row[2].strip()));
        });
        var questions = new LinkedHashMap<String, String>();
        lines(folder.resolve("queries.jsonl")).stream()
                .map(EventJson.mapper()::readTree)
                .filter(question -> judged.containsKey(question.path("_id").asString()))
                .forEach(question -> questions.put(question.path("_id").asString(), clean(question.path("text").asString())));
        var texts = lines(folder.resolve("corpus.jsonl")).stream()
                .map(line -> text(EventJson.mapper().readTree(line)))
                .toList();
        return new JudgedCollection(Objects.toString(folder.getFileName()), texts, questions, judged);
    }

    private static Text text(JsonNode document) {
        var text = clean(document.path("text").asString(""));
        var title = clean(document.path("title").asString(""));
        var first = Arrays.stream(text.split(" ")).limit(TITLE_WORDS).collect(Collectors.joining(" "));
        var authors = StreamSupport.stream(document.path("metadata").path("authors").spliterator(), false)
                .map(author -> clean(author.asString()))
                .filter(author -> !author.isEmpty())
                .toList();
        var whole = title.isEmpty() ? first : title;
        return new Text(document.path("_id").asString(), whole.substring(0, Math.min(whole.length(), LONGEST_TITLE)), text, authors);
    }

    /** What an editor's form makes of what is pasted: what cannot be taken becomes a blank, and several are one. */
    private static String clean(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(one -> Characters.areAllowed(one, false) ? one : " ")
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read.", e);
        }
    }
}
