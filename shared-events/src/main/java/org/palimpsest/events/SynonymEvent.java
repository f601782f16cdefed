package org.palimpsest.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to the words that mean the same when somebody searches: all groups of the site, in one stream. */
public sealed interface SynonymEvent extends DomainEvent {
    /** The one stream of all groups. */
    String STREAM = "synonyms";

    UUID groupId();

    /** These words mean the same. {@code reason} is for the record. */
    @EventType("synonyms.added")
    record SynonymsAdded(UUID groupId, List<String> words, @Nullable String reason) implements SynonymEvent {
        public SynonymsAdded {
            words = Content.list(words);
        }
    }

    /** The group has these words from now on, and no others. */
    @EventType("synonyms.revised")
    record SynonymsRevised(UUID groupId, List<String> words, @Nullable String reason) implements SynonymEvent {
        public SynonymsRevised {
            words = Content.list(words);
        }
    }

    @EventType("synonyms.removed")
    record SynonymsRemoved(UUID groupId, @Nullable String reason) implements SynonymEvent {}
}
