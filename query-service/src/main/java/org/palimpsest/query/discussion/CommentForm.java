package org.palimpsest.query.discussion;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Suspicion;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.web.Problem;
import org.springframework.web.server.ServerWebExchange;

/**
 * The form for a comment, as it was sent.
 *
 * @param key under which it is done once
 * @param fields as they were typed, by the names that they have in the form
 */
record CommentForm(UUID key, Map<String, String> fields) {
    /** Before each name: an entry's page has other fields and places, too. */
    static final String FIELD = "comment.";

    private static final List<String> TYPED = List.of("name", "email", "text");

    /** People do not see it; programs that fill in everything do. */
    private static final String HIDDEN = "website";

    /**
     * What was sent.
     *
     * @throws Problem 403 if another site had it sent; 400 if it is not the form of our page
     */
    static CommentForm of(ServerWebExchange exchange) {
        var sent = SentForm.of(exchange);
        mustBeOurs(sent);
        var fields = new LinkedHashMap<String, String>();
        Stream.concat(TYPED.stream().map(name -> FIELD + name), Stream.of("stamp", "replyTo", HIDDEN))
                .forEach(name -> fields.put(name, sent.get(name)));
        return new CommentForm(sent.key(), fields);
    }

    /** Throws {@link Problem} 400 for what has no key, as each form of our pages has. */
    static void mustBeOurs(SentForm sent) {
        if (sent.get("key").isEmpty()) {
            throw Problem.malformed("key", "This is not the form of this page.", "all fields that the page has");
        }
    }

    String get(String field) {
        return fields.getOrDefault(field, "");
    }

    /** The comment that is answered, if it is one. */
    @Nullable UUID replyTo() {
        try {
            return get("replyTo").isEmpty() ? null : UUID.fromString(get("replyTo"));
        } catch (IllegalArgumentException _) {
            throw Problem.malformed("replyTo", "This is no comment.", "the id of a comment under this entry");
        }
    }

    /** As the command takes it. */
    Map<String, Object> command(boolean known, Stamps stamps) {
        var command = new HashMap<String, Object>();
        command.put("text", get(FIELD + "text"));
        if (!known) {
            command.put("name", get(FIELD + "name"));
            command.put("email", get(FIELD + "email"));
        }
        var answered = replyTo();
        if (answered != null) {
            command.put("replyTo", answered);
        }
        command.put("suspicions", Stream.concat(
                        get(HIDDEN).isEmpty() ? Stream.<Suspicion>empty() : Stream.of(Suspicion.HIDDEN_FIELD),
                        stamps.suspicion(get("stamp")).stream())
                .toList());
        return command;
    }
}
