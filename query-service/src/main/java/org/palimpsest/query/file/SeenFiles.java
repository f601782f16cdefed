package org.palimpsest.query.file;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.history.History;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.reading.FileOfEntry;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.stereotype.Component;

/** Which files somebody may see: those of each state of an entry that they may see. Thread-safe; every method asks the database. */
@Component
final class SeenFiles {
    private final Library library;
    private final Desk desk;
    private final History history;

    SeenFiles(Library library, Desk desk, History history) {
        this.library = library;
        this.desk = desk;
        this.history = history;
    }

    /** {@code isPublic}: whether everybody may see it. */
    record Seen(FileOfEntry of, boolean isPublic) {}

    /**
     * The file with this hash, under the name that the caller may know.
     *
     * @throws Problem 404 if there is none that is this caller's business; 410 if the entry has been withdrawn from them; 503 if it is
     *     not known how it stands
     */
    Seen find(String slugOrId, String sha256, Caller caller) {
        var published = unlessNone(() -> library.file(slugOrId, sha256));
        if (published.isPresent()) {
            return new Seen(published.get(), true);
        }
        // All that ever happened is read last.
        return ofWork(slugOrId, sha256, caller)
                .or(() -> history.file(slugOrId, sha256, caller))
                .map(file -> new Seen(file, false))
                .orElseThrow(() -> Problem.unknown("There is no such file of “" + slugOrId + "”."));
    }

    private Optional<FileOfEntry> ofWork(String id, String sha256, Caller caller) {
        try {
            var entry = UUID.fromString(id);
            return unlessNone(() -> desk.draft(entry, caller).content().files().stream()
                    .filter(file -> file.sha256().equals(sha256))
                    .map(file -> new FileOfEntry(entry, file))
                    .findFirst());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<FileOfEntry> unlessNone(Supplier<Optional<FileOfEntry>> found) {
        try {
            return found.get();
        } catch (Problem problem) {
            if (problem.type() == ProblemType.UNKNOWN || problem.type() == ProblemType.WITHDRAWN) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
