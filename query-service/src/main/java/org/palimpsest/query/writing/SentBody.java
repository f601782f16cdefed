package org.palimpsest.query.writing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;
import org.palimpsest.query.markdown.Markdown;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of an entry as a form sent it: in Markdown, or as the document of the editor, which comes first where both were sent.
 *
 * @param markdown as it was typed; null if it was not sent
 * @param document as it was sent, in JSON; null if it was not
 * @param read what it says; an empty document where something is wrong
 * @param wrong why it cannot be kept; null if it can
 */
record SentBody(@Nullable String markdown, @Nullable String document, Node read, @Nullable String wrong) {
    static final String MARKDOWN = "content.body";
    static final String DOCUMENT = "content.document";

    /** Of Markdown, in characters: some texts that nobody writes take long to read, the longer the more. */
    static final int LONGEST = 100_000;

    private static final String NO_DOCUMENT = "This is not a document of the editor.";

    /** Null if there is none. */
    static @Nullable SentBody of(MultiValueMap<String, String> form, JsonMapper json) {
        var document = form.getFirst(DOCUMENT);
        if (document != null) {
            return document(document, json);
        }
        return form.containsKey(MARKDOWN) ? markdown(Objects.requireNonNullElse(form.getFirst(MARKDOWN), "")) : null;
    }

    /** Browsers send lines with a carriage return. */
    static SentBody markdown(String typed) {
        var markdown = typed.replace("\r\n", "\n");
        return markdown.length() > LONGEST
                ? new SentBody(
                        markdown,
                        null,
                        Content.EMPTY.body(),
                        "The text is longer than this form takes: at most " + LONGEST + " characters.")
                : new SentBody(markdown, null, Markdown.read(markdown), null);
    }

    static SentBody document(String document, JsonMapper json) {
        try {
            var node = json.readValue(document, Node.class);
            var found = node == null ? null : Schema.check(node, MARKDOWN);
            if (node != null && found != null && found.isEmpty()) {
                return new SentBody(null, document, Markdown.canonical(node), null);
            }
            var first = found == null ? null : found.getFirst();
            return wrong(document, first == null ? NO_DOCUMENT : first.message() + " Valid: " + first.valid() + ".");
        } catch (JacksonException _) {
            return wrong(document, NO_DOCUMENT);
        }
    }

    private static SentBody wrong(String document, String why) {
        return new SentBody(null, document, Content.EMPTY.body(), why);
    }

    /** What a form that has no editor shows of it; null where Markdown cannot say it without loss. */
    @Nullable String asMarkdown() {
        return markdown != null || wrong != null ? markdown : markdownOf(read);
    }

    /** {@code body} in Markdown; null where it cannot be said without loss, or is too long for a form. */
    static @Nullable String markdownOf(Node body) {
        if (!Markdown.canSay(body)) {
            return null;
        }
        var markdown = Markdown.write(body);
        return markdown.length() > LONGEST ? null : markdown;
    }
}
