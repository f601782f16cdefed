package org.palimpsest.command.comment;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.comment.CommentCommand.PostComment;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Suspicion;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.permission.CommentPermissions.Stage;

/** How a comment comes to be: whether it is taken at all, where it stands, and whether an editor has to look at it first. */
final class Posting {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_TEXT = 5_000;

    private static final int MOST_LINKS = 2;
    private static final int DEEPEST = 2;

    /** Shorter ones are said by many: thank you, well said. */
    private static final int LONG_ENOUGH_TO_REPEAT = 40;

    private static final Pattern LINK = Pattern.compile("https?://|\\bwww\\.|\\[url", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Posting() {}

    /**
     * What posting needs beside the command.
     *
     * @param section of the entry; null where readers have no such entry
     * @param policy of that section, as it is now
     * @param parent the comment that is answered, if there is one of that id
     * @param registered whether the caller has an account
     * @param editor whether the caller moderates others, and so needs nobody to do it
     * @param commenter as in {@link CommentPosted}
     * @param blocked whether they are blocked in this section, or everywhere
     * @param textKey the unique key that stands for what is said; null where it is too short to tell anything
     * @param repeated whether another comment holds that
     */
    record Context(
            @Nullable String section,
            CommentPolicy policy,
            @Nullable CommentState parent,
            boolean registered,
            boolean editor,
            String commenter,
            boolean blocked,
            @Nullable String textKey,
            boolean repeated) {}

    static Decision<CommentEvent> post(PostComment c, @Nullable Context context, String caller) {
        if (context == null || context.section == null) {
            throw new Refused(Refused.Reason.UNKNOWN, "There is no entry " + c.entryId() + ".");
        }
        if (context.policy == CommentPolicy.CLOSED) {
            throw new Refused(Refused.Reason.WRONG_STATE, "No comments are taken in this section.");
        }
        var text = Text.orEmpty(c.text());
        check(c, text, context);
        if (context.blocked) {
            throw new Refused(Refused.Reason.NOT_PERMITTED, "The editors take no comments from you here.");
        }
        var suspicions = context.editor ? List.<Suspicion>of() : suspicions(c, text, context);
        var key = CommentEvent.key(c.commentId());
        var posted = new CommentPosted(
                c.commentId(),
                c.entryId(),
                context.section,
                above(c.replyTo(), context.parent),
                c.replyTo(),
                context.registered ? caller : null,
                context.registered ? null : new Personal(key, CommentEvent.NAME, Text.orEmpty(c.name())),
                context.registered ? null : new Personal(key, CommentEvent.EMAIL, Text.orEmpty(c.email())),
                context.commenter,
                new Personal(key, CommentEvent.TEXT, text),
                !suspicions.isEmpty() || (context.policy == CommentPolicy.MODERATED && !context.editor),
                suspicions);
        return new Decision<>(
                List.of(posted),
                context.textKey == null || context.repeated ? Set.of() : Set.of(context.textKey),
                Set.of());
    }

    /** The address that the command gives, in the form that is the same for all ways to write it; null where it gives none. */
    static @Nullable String email(PostComment c) {
        var email = Text.orEmpty(c.email());
        return EmailAddress.isValid(email) ? EmailAddress.normal(email) : null;
    }

    /** What is said, as it is compared with what others have said; null where it is too short. */
    static @Nullable String comparable(PostComment c) {
        var text = SPACES.matcher(Text.orEmpty(c.text())).replaceAll(" ").toLowerCase(Locale.ROOT);
        return text.length() < LONG_ENOUGH_TO_REPEAT ? null : text;
    }

    private static void check(PostComment c, String text, Context context) {
        var violations = new Violations();
        if (!context.registered) {
            var email = Text.orEmpty(c.email());
            violations.requiredLine("name", Text.orEmpty(c.name()), LONGEST_NAME);
            if (!EmailAddress.isValid(email)) {
                violations.add("email", email.isEmpty() ? "This is missing." : "This is no e-mail address.", EmailAddress.VALID);
            }
        }
        violations.requiredLines("text", text, LONGEST_TEXT);
        var parent = context.parent;
        boolean answerable = parent != null && parent.stage() == Stage.SHOWN && c.entryId().equals(parent.entry());
        if (c.replyTo() != null && !answerable) {
            violations.add("replyTo", "There is no such comment any more.", "the id of a comment under this entry");
        }
        violations.check();
    }

    private static List<UUID> above(@Nullable UUID parent, @Nullable CommentState state) {
        if (parent == null || state == null) {
            return List.of();
        }
        return state.above().size() < DEEPEST ? Stream.concat(state.above().stream(), Stream.of(parent)).toList() : state.above();
    }

    private static List<Suspicion> suspicions(PostComment c, String text, Context context) {
        var found = EnumSet.noneOf(Suspicion.class);
        found.addAll(c.suspicions());
        if (LINK.matcher(text).results().limit(MOST_LINKS + 1).count() > MOST_LINKS) {
            found.add(Suspicion.LINKS);
        }
        if (context.repeated) {
            found.add(Suspicion.REPEATED);
        }
        return List.copyOf(found);
    }
}
