package org.palimpsest.command.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palimpsest.command.CommandService;
import org.palimpsest.command.Samples;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.entry.EntryCommand.RemoveFile;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.file.Uploads.Upload;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;
import org.palimpsest.events.SectionKind;
import org.palimpsest.eventstore.personal.MasterKeys;
import org.palimpsest.permission.Caller;
import org.palimpsest.web.storage.FileStore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** In a service in which nothing has to wait for a day. */
class UnusedFilesTest {
    private static Scratch scratch;
    private static ConfigurableApplicationContext service;

    private final UUID entry = UUID.randomUUID();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        scratch = Engines.shared().scratch();
        service = SpringApplication.run(
                CommandService.class,
                "--server.port=0",
                "--palimpsest.mongodb.uri=" + Engines.shared().mongodbUri().replaceFirst("/\\?", "/" + scratch.databaseName() + "?"),
                "--palimpsest.token.secret=a-secret-that-only-these-tests-know",
                "--palimpsest.master-key=" + MasterKeys.generate(),
                "--palimpsest.files.unused=0s");
        send(new CreateSection("notes", "Notes", SectionKind.KNOWLEDGE_BASE, null, Samples.ONE_REVIEW), Samples.ADA);
    }

    @AfterAll
    static void stop() {
        service.close();
        scratch.close();
    }

    private static void send(Object command, Caller caller) {
        service.getBean(Commands.class).send(command, new Envelope(caller, null, null));
    }

    private static FileStore store() {
        return service.getBean(FileStore.class);
    }

    private void collect() {
        service.getBean(UnusedFiles.class).collect();
        assertThat(store().unsettled(Instant.now(), 9)).as("not looked at").isEmpty();
    }

    private boolean isKept(String sha256) {
        return store().find(entry, sha256, false).isPresent();
    }

    /** Answers its hash. */
    private String attached(String name) {
        var upload = new Upload(entry, name, null, false, false);
        var taken = service.getBean(Uploads.class).take(upload, file -> Files.writeString(file, "An hour of " + name), Samples.OLWEN);
        var location = String.valueOf(taken.getHeaders().getLocation());
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    void what_no_event_speaks_of_goes_and_all_else_stays() throws IOException {
        send(new StartDraft(entry, "notes", null, Samples.COMPLETE), Samples.OLWEN);
        var used = attached("used.txt");
        var removed = attached("removed.txt");
        send(new RemoveFile(entry, "removed.txt"), Samples.OLWEN);
        var stray = "a".repeat(64);
        store().put(entry, stray, false, Files.writeString(folder.resolve("stray"), "Nobody attached this."));
        collect();
        assertThat(isKept(stray)).isFalse();
        assertThat(isKept(used)).isTrue();
        assertThat(isKept(removed)).as("what an event has spoken of").isTrue();
    }

    @Test
    void what_came_for_an_entry_that_never_began_goes() throws IOException {
        var stray = "b".repeat(64);
        store().put(entry, stray, false, Files.writeString(folder.resolve("stray"), "It was refused."));
        collect();
        assertThat(isKept(stray)).isFalse();
    }

    /** The service may have died between keeping the bytes and recording that they are attached. */
    @Test
    void what_comes_again_after_it_was_thrown_away_is_there_again() {
        send(new StartDraft(entry, "notes", null, Samples.COMPLETE), Samples.OLWEN);
        var used = attached("again.txt");
        collect();
        assertThat(attached("again.txt")).isEqualTo(used);
        collect();
        assertThat(isKept(used)).isTrue();
    }
}
