package org.palimpsest.command.synonym;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a group of synonyms. Who may ask it is told by {@link org.palimpsest.permission.SynonymPermissions}. */
public sealed interface SynonymCommand {
    UUID groupId();

    /** What is said of a group: at least two words, or groups of words, none of which stands in another group. */
    record Wording(List<String> words, @Nullable String reason) {}

    record AddSynonyms(UUID groupId, Wording wording) implements SynonymCommand {}

    /** Gives a group these words in place of those that it has. The same ones make no event. */
    record ReviseSynonyms(UUID groupId, Wording wording) implements SynonymCommand {}

    record RemoveSynonyms(UUID groupId, @Nullable String reason) implements SynonymCommand {}
}
