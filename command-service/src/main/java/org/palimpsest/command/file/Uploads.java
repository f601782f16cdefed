package org.palimpsest.command.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Text;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.entry.EntryCommand.AttachFile;
import org.palimpsest.command.entry.EntryCommand.ExpectFile;
import org.palimpsest.command.http.Answers;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.text.Violation;
import org.palimpsest.permission.Caller;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.storage.FileStore;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Flux;

/** Takes in files: asks first, looks at what has come, keeps it, and has it attached. Thread-safe; blocks. */
@Component
final class Uploads {
    /** So many are looked at at once: a picture may need some hundred megabytes while it is drawn. */
    private static final int AT_ONCE = 2;

    private final Commands commands;
    private final FileStore store;
    private final FileSettings settings;
    private final Semaphore looking = new Semaphore(AT_ONCE, true);

    Uploads(Commands commands, FileStore store, FileSettings settings) {
        this.commands = commands;
        this.store = store;
        this.settings = settings;
    }

    /**
     * What is said of a file that is sent.
     *
     * @param name as its author named it
     * @param alternative what a picture shows
     * @param decorative whether it is a picture of which nothing needs to be said
     * @param replaces whether it takes the place of the draft's file of the same name
     */
    record Upload(UUID entry, String name, @Nullable String alternative, boolean decorative, boolean replaces) {}

    /** Fills a new file with what is sent. */
    interface Source {
        void to(Path file) throws IOException;
    }

    /**
     * Whether such a file could be attached now.
     *
     * @throws Refused if not
     * @throws Problem 413 if it is too large
     */
    void expect(Upload upload, long size, Caller caller) {
        checkSize(size);
        commands.send(new ExpectFile(upload.entry(), upload.name(), upload.alternative()), envelope(caller));
    }

    /**
     * Takes in what {@code source} has, for which {@link #expect} held; answers where it can be read. Throws what that throws.
     */
    ResponseEntity<Receipt> take(Upload upload, Source source, Caller caller) {
        try {
            var folder = Files.createTempDirectory("palimpsest-file");
            try {
                var sent = folder.resolve("sent");
                source.to(sent);
                checkSize(Files.size(sent));
                var file = keep(upload, sent, folder);
                var done = commands.send(new AttachFile(upload.entry(), file, upload.replaces()), envelope(caller));
                return Answers.created("/entries/" + upload.entry() + "/files/" + file.sha256(), done);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes over HTTP; no more of it is taken than may be. */
    Source stream(Flux<DataBuffer> body) {
        return file -> {
            try (var out = Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var limited = DataBufferUtils.takeUntilByteCount(body, settings.largest().toBytes() + 1);
                DataBufferUtils.write(limited, out).doOnNext(DataBufferUtils::release).then().block();
            }
        };
    }

    private AttachedFile keep(Upload upload, Path sent, Path folder) throws IOException {
        looking.acquireUninterruptibly();
        try {
            var kept = FileCheck.keep(sent, upload.name(), folder);
            var alternative = Text.clean(upload.alternative());
            if (kept.isPicture() && alternative == null && !upload.decorative()) {
                var missing = "It is not said what this picture shows.";
                throw Refused.invalid(List.of(new Violation("alternative", missing, "what it shows, or that it is decorative")));
            }
            var sha256 = sha256(kept.path());
            store.put(upload.entry(), sha256, false, kept.path());
            if (kept.thumbnail().isPresent()) {
                store.put(upload.entry(), sha256, true, kept.thumbnail().get());
            }
            return new AttachedFile(
                    kept.kind().named(Text.orEmpty(upload.name())),
                    sha256,
                    kept.kind().mediaType(),
                    Files.size(kept.path()),
                    kept.isPicture() ? kept.width() : null,
                    kept.isPicture() ? kept.height() : null,
                    kept.isPicture() && !upload.decorative() ? alternative : null);
        } finally {
            looking.release();
        }
    }

    private void checkSize(long size) {
        if (size > settings.largest().toBytes()) {
            throw new Problem(ProblemType.TOO_LARGE, "A file may have " + settings.largest().toBytes() + " bytes at most.");
        }
    }

    private static Envelope envelope(Caller caller) {
        return new Envelope(caller, null, null);
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
