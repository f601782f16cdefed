package org.palimpsest.query.saved;

import java.util.ArrayList;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent.OfSavedSearch;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.SavedSearchChanged;
import org.palimpsest.events.PersonEvent.SavedSearchRemoved;
import org.palimpsest.events.PersonEvent.SearchSaved;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * All that one person has saved, as it is kept.
 *
 * @param id the person's
 * @param searches in the order in which they were saved; none once the person was erased
 */
public record SavedSearchesDocument(@BsonId String id, long position, List<SavedSearch> searches) implements Positioned {

    static SavedSearchesDocument fold(@Nullable SavedSearchesDocument before, Recorded<? extends OfSavedSearch> recorded) {
        var searches = new ArrayList<SavedSearch>(before == null ? List.of() : before.searches);
        switch (recorded.event()) {
            case SearchSaved e ->
                searches.add(new SavedSearch(
                        e.searchId(), e.label(), e.question(), e.mailed(), recorded.position(), recorded.at()));
            case SavedSearchChanged e ->
                searches.replaceAll(one -> one.id().equals(e.searchId()) ? changed(one, e, recorded.position()) : one);
            case SavedSearchRemoved e -> searches.removeIf(one -> one.id().equals(e.searchId()));
        }
        return new SavedSearchesDocument(recorded.event().personId(), recorded.position(), List.copyOf(searches));
    }

    /** Of what came while it was not mailed nobody is told later. */
    private static SavedSearch changed(SavedSearch one, SavedSearchChanged e, long position) {
        long since = e.mailed() && !one.mailed() ? position : one.since();
        return new SavedSearch(one.id(), e.label(), one.question(), e.mailed(), since, one.at());
    }

    static @Nullable SavedSearchesDocument erased(@Nullable SavedSearchesDocument before, Recorded<PersonErased> recorded) {
        return before == null ? null : new SavedSearchesDocument(before.id, recorded.position(), List.of());
    }
}
