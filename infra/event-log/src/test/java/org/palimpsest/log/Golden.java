package org.palimpsest.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.palimpsest.events.EventTypes.Named;
import org.palimpsest.eventstore.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * The golden files of a language, one per event and revision: {@code shape}, examples by name ({@code full} and, where
 * something may be absent, {@code minimal}), and in the newest of an event, under {@code former}, what the examples of
 * each older revision have become.
 */
record Golden(Path folder, Language language) {

    /** Throws {@link AssertionError}, with what to do, if the log could not be read as it was written. */
    void check(Named event) {
        int revision = Integer.parseInt(event.revision());
        var golden = file(event, revision);
        var why = whatToDo(event, revision);
        assertThat(golden.path("shape")).as(why).isEqualTo(Shape.of(event.type()));
        for (var name : examples(golden)) {
            var read = language.read(event.name(), revision, golden.get(name));
            var written = language.write(read);
            assertThat(read).as(why).isInstanceOf(event.type()).isEqualTo(language.read(event.name(), revision, written));
            assertThat(Language.withoutSealed(written)).as(why).isEqualTo(Language.withoutSealed(golden.get(name)));
        }
        assertThat(Coverage.missing(event.type(), examples(golden).stream().map(golden::get).toList()))
                .as("%s-%d.json has no example of these", event.name(), revision)
                .isEmpty();
        IntStream.range(1, revision).forEach(former -> checkFormer(event, former, golden.path("former").path("" + former)));
    }

    private void checkFormer(Named event, int revision, JsonNode expected) {
        var golden = file(event, revision);
        for (var name : examples(golden)) {
            var read = language.read(event.name(), revision, golden.get(name));
            assertThat(Language.withoutSealed(language.write(read)))
                    .as("“%s” of %s-%d.json, carried forward", name, event.name(), revision)
                    .isEqualTo(Language.withoutSealed(expected.path(name)));
        }
    }

    /** Throws {@link AssertionError} if there is a file of an event or revision that does not exist. */
    void checkNoOther() {
        var known = language.events().stream()
                .flatMap(event -> IntStream.rangeClosed(1, Integer.parseInt(event.revision()))
                        .mapToObj(revision -> event.name() + "-" + revision + ".json"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(known.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String whatToDo(Named event, int revision) {
        return """
                %s is not what it was.
                The log of everybody who runs this has this event as %s-%d.json tells. That file must not change. Instead
                  1. give the record the next revision: @EventType(value = "%2$s", revision = "%4$d"),
                  2. add to EventTypes.upcasts() how the JSON of revision %3$d becomes that of %4$d,
                  3. write %2$s-%4$d.json beside it, with under "former" what the older examples become.
                Only a constant that an enum has won may be added to the shape where it stands."""
                .formatted(event.type().getSimpleName(), event.name(), revision, revision + 1);
    }

    private JsonNode file(Named event, int revision) {
        var file = folder.resolve(event.name() + "-" + revision + ".json");
        assertThat(file).as("Write it, with this shape: %s", Shape.of(event.type())).exists();
        return EventJson.mapper().readTree(file);
    }

    private static List<String> examples(JsonNode golden) {
        return golden.propertyNames().stream().filter(name -> !name.equals("shape") && !name.equals("former")).toList();
    }
}
