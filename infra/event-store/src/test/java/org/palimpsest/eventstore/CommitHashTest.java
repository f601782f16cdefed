package org.palimpsest.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;

/** The worked example of the module's README. */
class CommitHashTest {

    private static final CommitEvent OPENED = new CommitEvent(
            "e1", "account-1", "Account", 0, "account.opened", "1", "{\"owner\":\"Zoë\"}", "{\"by\":\"zoe\"}");
    private static final CommitEvent NOTED = new CommitEvent("e2", null, null, 0, "note", null, "\"hello\"", "{}");

    @Test
    void the_example_has_the_hash_that_the_readme_gives() throws NoSuchAlgorithmException {
        String text = "64:0000000000000000000000000000000000000000000000000000000000000000,1:0,13:1767225600000,"
                + "1:1,9:account-1,1:0,"
                + "1:2,"
                + "2:e1,9:account-1,7:Account,1:0,14:account.opened,1:1,16:{\"owner\":\"Zoë\"},12:{\"by\":\"zoe\"},"
                + "2:e2,-,-,-,4:note,-,7:\"hello\",2:{},";
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));

        assertThat(first(List.of(OPENED, NOTED)).hash())
                .isEqualTo(hash)
                .isEqualTo("bd3a5dc24972670fd8757e30a5a887cf2a8c7ede68c933c70d978434320fe5aa");
    }

    @Test
    void text_that_has_no_utf_8_form_is_refused() {
        CommitEvent broken = new CommitEvent("e1", null, null, 0, "note", null, "\"\ud800\"", "{}");

        assertThatThrownBy(() -> first(List.of(broken)))
                .isInstanceOf(EventStoreException.class).hasMessageContaining("half a surrogate pair");
    }

    private static Commit first(List<CommitEvent> events) {
        return Commit.after(Head.EMPTY, Instant.parse("2026-01-01T00:00:00Z"), StreamStart.of(events), events);
    }
}
