package org.palimpsest.query.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Scope;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.Texts;
import org.palimpsest.web.session.PersonalToken;
import org.palimpsest.web.session.PersonalTokens;
import org.springframework.stereotype.Component;

/** The tokens that somebody has made for programs of theirs. Thread-safe; blocks. */
@Component
final class AccountTokens {
    /** For each person; two windows at once may make one more. */
    static final int MOST = 50;

    private final PersonalTokens tokens;
    private final AccountNotes notes;
    private final OwnerMails mails;
    private final Texts texts;
    private final Clock clock = Clock.systemUTC();

    AccountTokens(PersonalTokens tokens, AccountNotes notes, OwnerMails mails, Texts texts) {
        this.tokens = tokens;
        this.notes = notes;
        this.mails = mails;
        this.texts = texts;
    }

    /** What a token may do, in words. */
    private String may(PersonalToken token) {
        return Scope.ofToken(token.roles()).stream().map(scope -> texts.of("token.may." + scope)).collect(Collectors.joining(", "));
    }

    /** A new token, its secret, and the position that must be read to see that it was made. */
    record Made(PersonalToken token, String secret, @Nullable String position) {}

    /** In which roles a token of the caller may act: in those that they have, and always as a contributor, for what they own. */
    static List<Role> offered(Caller caller) {
        return Role.GRANTABLE.stream().filter(role -> role == Role.CONTRIBUTOR || caller.has(role)).toList();
    }

    /** Those of {@code person} that are good, the newest first. */
    List<PersonalToken> of(String person) {
        return tokens.of(person);
    }

    /**
     * The id of the token that one form makes, however often it is sent. Another person's form with the same key makes another.
     */
    static UUID id(String person, UUID key) {
        return UUID.nameUUIDFromBytes(("token " + person + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes a token, of which nobody may have one that could not be noted, or of which its owner was not told. Nothing if there is one
     * of this id.
     *
     * @param lifetime at most {@link PersonalTokens#LONGEST_LIFE}
     */
    Optional<Made> make(UUID id, String person, String name, Set<Role> roles, Duration lifetime) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var token = new PersonalToken(id, person, name, roles, now, now.plus(lifetime), null);
        var position = notes.tokenMade(token);
        mails.tell(person, id, "mail.token-made", name, may(token), Dates.minute(token.expiresAt()));
        return tokens.make(token).map(secret -> new Made(token, secret, position));
    }

    /** Makes this token worthless, also where it cannot be noted; answers the position that has to be read to see it. */
    @Nullable String revoke(PersonalToken token) {
        try {
            return notes.tokenRevoked(token);
        } finally {
            tokens.revoke(token.person(), token.id());
        }
    }
}
