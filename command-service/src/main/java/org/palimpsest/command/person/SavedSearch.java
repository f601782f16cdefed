package org.palimpsest.command.person;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.person.PersonCommand.ChangeSavedSearch;
import org.palimpsest.command.person.PersonCommand.RemoveSavedSearch;
import org.palimpsest.command.person.PersonCommand.SaveSearch;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.OfSavedSearch;
import org.palimpsest.events.PersonEvent.SavedSearchChanged;
import org.palimpsest.events.PersonEvent.SavedSearchRemoved;
import org.palimpsest.events.PersonEvent.SearchSaved;
import org.palimpsest.events.Personal;

/**
 * A search that somebody has saved, and what follows from a command about one.
 *
 * @param name null, like {@code question}, once the person was erased
 */
record SavedSearch(@Nullable String name, @Nullable String question, boolean mailed) {
    static final int MOST = 100;
    static final int LONGEST_NAME = 200;
    static final int LONGEST_QUESTION = 4_000;

    /** What a query of an address can be made of. */
    private static final String SIGNS = "A-Za-z0-9._~!$&'()*+,;=:@/?-";

    /** What a question is, for who describes it; {@link #WRONG} is what it is not. */
    static final String FORM = "(?!(?:.*&)?(?:page|asOf)=)(?:[" + SIGNS + "]|%[0-9A-Fa-f]{2})*";

    private static final Pattern WRONG = Pattern.compile("[^%" + SIGNS + "]|%(?![0-9A-Fa-f]{2})|(?:^|&)(?:page|asOf)=");

    private static final String VALID = "what follows “/search?” in the address of a page of results, without page and asOf";

    static Map<UUID, SavedSearch> after(Map<UUID, SavedSearch> before, OfSavedSearch event) {
        var searches = new LinkedHashMap<>(before);
        switch (event) {
            case SearchSaved e -> searches.put(e.searchId(), new SavedSearch(e.label().text(), e.question().text(), e.mailed()));
            case SavedSearchChanged e ->
                searches.computeIfPresent(e.searchId(), (_, one) -> new SavedSearch(e.label().text(), one.question, e.mailed()));
            case SavedSearchRemoved e -> searches.remove(e.searchId());
        }
        return searches;
    }

    static List<PersonEvent> save(SaveSearch c, Map<UUID, SavedSearch> there) {
        var name = Text.orEmpty(c.name());
        var question = c.question();
        var violations = new Violations();
        violations.requiredLine("name", name, LONGEST_NAME);
        violations.present("question", question, VALID);
        violations.line("question", question, LONGEST_QUESTION);
        if (question != null && WRONG.matcher(question).find()) {
            violations.add("question", "This is not of the right form.", VALID);
        }
        violations.check();
        var same = there.values().stream().filter(one -> Objects.equals(one.question, question)).findFirst();
        if (same.isPresent()) {
            if (same.get().equals(new SavedSearch(name, question, c.mailed()))) {
                return List.of();
            }
            throw new Refused(Refused.Reason.WRONG_STATE, "You have saved this search already. Change what it is called there.");
        }
        if (there.size() >= MOST) {
            throw new Refused(
                    Refused.Reason.WRONG_STATE, "You have saved " + MOST + " searches, the most there can be. Remove one first.");
        }
        var asked = new Personal(c.personId(), PersonEvent.QUESTION, question);
        return List.of(new SearchSaved(c.personId(), c.searchId(), label(c.personId(), name), asked, c.mailed()));
    }

    static List<PersonEvent> change(ChangeSavedSearch c, Map<UUID, SavedSearch> there) {
        var name = Text.orEmpty(c.name());
        var one = there.get(c.searchId());
        if (one == null) {
            throw new Refused(Refused.Reason.UNKNOWN, "There is no saved search " + c.searchId() + ".");
        }
        var violations = new Violations();
        violations.requiredLine("name", name, LONGEST_NAME);
        violations.check();
        return one.equals(new SavedSearch(name, one.question, c.mailed()))
                ? List.of()
                : List.of(new SavedSearchChanged(c.personId(), c.searchId(), label(c.personId(), name), c.mailed()));
    }

    static List<PersonEvent> remove(RemoveSavedSearch c, Map<UUID, SavedSearch> there) {
        return there.containsKey(c.searchId()) ? List.of(new SavedSearchRemoved(c.personId(), c.searchId())) : List.of();
    }

    private static Personal label(String person, String name) {
        return new Personal(person, PersonEvent.LABEL, name);
    }

    /** Tells nothing that is personal. */
    @Override
    public String toString() {
        return "a saved search" + (mailed ? " that is mailed" : "");
    }
}
