package org.palimpsest.command.reaction;

import java.util.Set;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.web.notice.Wishes;
import org.palimpsest.web.session.OneTimeLinks;
import org.palimpsest.web.session.Passwords;
import org.palimpsest.web.session.PersonalTokens;
import org.palimpsest.web.session.Sessions;
import org.palimpsest.web.session.UnsentForms;
import org.springframework.stereotype.Component;

/** Takes away by what an erased person could sign in, what they had typed and not sent, and how they wanted to be told. */
@Component
final class WhenPersonErasedThenSignInIsForgotten extends Reaction {
    private final Passwords passwords;
    private final Sessions sessions;
    private final PersonalTokens tokens;
    private final OneTimeLinks links;
    private final UnsentForms forms;
    private final Wishes wishes;

    WhenPersonErasedThenSignInIsForgotten(
            Passwords passwords,
            Sessions sessions,
            PersonalTokens tokens,
            OneTimeLinks links,
            UnsentForms forms,
            Wishes wishes) {
        // A backup may hold the password of somebody whose erasure it holds too.
        super("forget-sign-in", Set.of(PersonErased.class), Trait.IDEMPOTENT, Trait.FROM_THE_BEGINNING);
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.links = links;
        this.forms = forms;
        this.wishes = wishes;
    }

    @Override
    void perform(Trigger trigger) {
        var person = ((PersonErased) trigger.event()).personId();
        passwords.forget(person);
        sessions.endAll(person);
        tokens.revokeAll(person);
        links.forget(person);
        forms.forget(person);
        wishes.forget(person);
    }
}
