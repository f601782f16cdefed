package org.palimpsest.command.person;

import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;

/**
 * What must be known of a person to decide about them. Name and e-mail address are null where there is none, or none any
 * more.
 *
 * @param emailKey the unique key that the person holds; null unless registered
 */
record PersonState(Stage stage, @Nullable String name, @Nullable String email, @Nullable String emailKey) {
    /** The fold of every person's events starts here. */
    static final PersonState NONE = new PersonState(Stage.NONE, null, null, null);

    static PersonState evolve(PersonState state, PersonEvent event) {
        return switch (event) {
            case PersonRegistered e ->
                new PersonState(Stage.REGISTERED, e.name().text(), e.email().text(), e.emailKey());
            case PersonRenamed e -> new PersonState(state.stage, e.name().text(), state.email, state.emailKey);
            case EmailChanged e -> new PersonState(state.stage, state.name, e.email().text(), e.emailKey());
            case PersonErased e -> new PersonState(Stage.ERASED, null, null, null);
        };
    }

    /** Tells neither name nor address. */
    @Override
    public String toString() {
        return "a person who is " + stage.words();
    }
}
