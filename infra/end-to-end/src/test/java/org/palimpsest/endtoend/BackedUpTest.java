package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.palimpsest.operator.Operator;

/** What a restore could not bring back is lost: so each collection of a system at work is one that somebody has thought about. */
class BackedUpTest {
    private static final List<String> MADE_FROM_THE_LOG = List.of("snapshots", "tokens", "dead_letters", "read_models", "effects",
            "scheduled_steps", "handled_entries", "printed_versions", "meanings");

    /** By which nobody must get in once more, mail that must not be sent once more, and what was typed or began to come and was not sent (ADR 7, 8). */
    private static final List<String> NOT_TO_COME_BACK = List.of(
            "sessions", "personal_tokens", "one_time_links", "mails", "unsent_forms", "notices", "letters", "notifications", "digests",
            "failed_sign_ins", "uploads", "upload_pieces");

    private static final Pattern OF_A_GENERATION = Pattern.compile("(library|history|desk|people|comments|synonyms|searches)_v\\d+_\\d+_[a-z]+");

    @Test
    void every_collection_is_the_log_or_kept_in_a_backup_or_can_be_made_from_the_log() {
        var uri = new ConnectionString(Houses.withSamples().mongodbUri());
        try (var client = MongoClients.create(uri)) {
            var all = client.getDatabase(Objects.requireNonNull(uri.getDatabase())).listCollectionNames().into(new ArrayList<>());

            assertThat(all).contains("commits", "person_keys");
            assertThat(all).allMatch(name -> name.equals("commits")
                    || Operator.KEPT.contains(name)
                    || MADE_FROM_THE_LOG.contains(name)
                    || NOT_TO_COME_BACK.contains(name)
                    || OF_A_GENERATION.matcher(name).matches());
        }
    }
}
