package org.palimpsest.query.writing;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandClient.Created;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DraftView;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Saves what people write. What somebody else changed meanwhile in other parts stays as they left it; in the same part nothing is
 * written over until its writer has seen it. Thread-safe; blocks.
 */
@Component
final class Writing {
    /** How often somebody else may come first, or the desk may not have read that they did. */
    private static final int ATTEMPTS = 8;

    private static final long PAUSE_MILLIS = 150;

    private final CommandClient commands;
    private final Desk desk;
    private final Fingerprints fingerprints;

    Writing(CommandClient commands, Desk desk, Fingerprints fingerprints) {
        this.commands = commands;
        this.desk = desk;
        this.fingerprints = fingerprints;
    }

    /** What became of what was sent. */
    sealed interface Result {
        /** It is stored. {@code position}: what has to be read to see it; null where nothing changed. */
        record Saved(@Nullable String position) implements Result {}

        /** Nothing was stored: others changed {@code parts} too, and {@code now} is what they say. */
        record Conflict(Content now, Set<Part> parts) implements Result {}

        /** Nothing was stored, and why: for the whole, and by field. */
        record Refused(int status, String why, Map<String, InWords> fields) implements Result {
            Problem problem() {
                var type = status == HttpStatus.UNPROCESSABLE_CONTENT.value()
                        ? ProblemType.INVALID
                        : status >= HttpStatus.INTERNAL_SERVER_ERROR.value() ? ProblemType.UNAVAILABLE : ProblemType.WRONG_STATE;
                return new Problem(type, why);
            }
        }
    }

    private record NewEntry(String section, Content content) {}

    /** @throws CommandRefusedException if the command service says no */
    Created start(String section, String title, Caller caller, UUID key) {
        var content = new Content(title, null, null, List.of(), List.of(), Content.EMPTY.body(), List.of(), null);
        return commands.create("entries", new NewEntry(section, content), caller, key);
    }

    /** @throws Problem 404 if there is no such draft for the caller; 503 if it was not stored in time */
    Result save(UUID id, SentDraft sent, Caller caller) {
        var wrong = sent.body() == null ? null : sent.body().wrong();
        if (wrong != null) {
            return new Result.Refused(HttpStatus.UNPROCESSABLE_CONTENT.value(), wrong, Map.of(SentBody.MARKDOWN, InWords.said(wrong)));
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var now = desk.draft(id, caller);
            var mine = mine(sent, now.content());
            var conflicts = EnumSet.noneOf(Part.class);
            if (now.may().contains(EntryAction.REVISE_DRAFT.address())) {
                mine.stream().filter(part -> changed(part, sent, now.content())).forEach(conflicts::add);
            }
            if (!conflicts.isEmpty()) {
                return new Result.Conflict(now.content(), conflicts);
            }
            try {
                return new Result.Saved(put(id, Part.copy(mine, sent.content(), now.content()), now, caller));
            } catch (CommandRefusedException refused) {
                if (refused.status() != HttpStatus.PRECONDITION_FAILED.value()) {
                    return new Result.Refused(refused.status(), refused.detail(), refused.violations());
                }
                pause();
            }
        }
        throw new Problem(
                        ProblemType.UNAVAILABLE,
                        "This could not be saved just now: others are changing this draft, or it is not known yet what they did.")
                .retryAfter(2);
    }

    /** The parts in which the sender changed something, and which are not yet as they want it. */
    private Set<Part> mine(SentDraft sent, Content now) {
        var mine = EnumSet.noneOf(Part.class);
        for (var part : sent.step().parts()) {
            var wanted = fingerprints.of(part, sent.content());
            boolean asked = part != Part.BODY || sent.body() != null;
            if (asked && !wanted.equals(sent.base().get(part)) && !wanted.equals(fingerprints.of(part, now))) {
                mine.add(part);
            }
        }
        return mine;
    }

    private boolean changed(Part part, SentDraft sent, Content now) {
        return !fingerprints.of(part, now).equals(sent.base().get(part));
    }

    private @Nullable String put(UUID id, Content content, DraftView now, Caller caller) {
        var version = Long.toString(now.sequence());
        return commands.send(HttpMethod.PUT, "entries/" + id + "/draft", content, caller, UUID.randomUUID(), version);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
