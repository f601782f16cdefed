package org.palimpsest.query.people;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.AccountEvent;
import org.palimpsest.events.AccountEvent.PasswordChanged;
import org.palimpsest.events.AccountEvent.ProviderFailed;
import org.palimpsest.events.AccountEvent.SessionEnded;
import org.palimpsest.events.AccountEvent.SignInFailed;
import org.palimpsest.events.AccountEvent.SignedIn;
import org.palimpsest.events.AccountEvent.SignedOutEverywhere;
import org.palimpsest.events.AccountEvent.TokenMade;
import org.palimpsest.events.AccountEvent.TokenRevoked;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.OfSavedSearch;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.ProfileChanged;
import org.palimpsest.events.PersonEvent.ProviderConnected;
import org.palimpsest.events.PersonEvent.ProviderDisconnected;
import org.palimpsest.events.PersonEvent.ReviewerApplicationAccepted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationDeclined;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationWithdrawn;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Personal;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Scope;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * One thing that happened to an account, as it is kept. It never changes; what is personal in it is forgotten with the key.
 *
 * @param id the position of the event
 * @param actor who did it, by id; null where it was the installation itself
 * @param detail names that belong to the kind, such as that of a role, with spaces between them; empty where none does
 * @param sections slugs of those in which a role that was granted counts; empty for all, and where no role was
 * @param count how many times; 0 where that says nothing
 * @param network from which it came; null where nobody knows
 * @param device the browser; null where nobody knows
 * @param token what the person calls it; null where it is about none
 * @param provider the issuer; null where it is about none
 */
public record AccountEntry(
        @BsonId Long id,
        long position,
        String person,
        Kind kind,
        Group group,
        Instant at,
        @Nullable String actor,
        String detail,
        List<String> sections,
        long count,
        @Nullable Personal network,
        @Nullable Personal device,
        @Nullable Personal token,
        @Nullable Personal provider)
        implements Positioned {

    /** By what can be filtered. */
    public enum Group {
        /** Coming in and going out. */
        SIGN_INS,
        /** Whatever decides who can come in. */
        ACCESS,
        ROLES,
        DETAILS
    }

    /** What has happened. */
    public enum Kind {
        REGISTERED(Group.DETAILS),
        RENAMED(Group.DETAILS),
        PROFILE_CHANGED(Group.DETAILS),
        EMAIL_CHANGED(Group.ACCESS),
        ERASED(Group.DETAILS),
        ROLE_GRANTED(Group.ROLES),
        ROLE_REVOKED(Group.ROLES),
        APPLIED(Group.ROLES),
        APPLICATION_ACCEPTED(Group.ROLES),
        APPLICATION_DECLINED(Group.ROLES),
        APPLICATION_WITHDRAWN(Group.ROLES),
        SIGNED_IN(Group.SIGN_INS),
        SIGN_IN_FAILED(Group.SIGN_INS),
        PROVIDER_FAILED(Group.SIGN_INS),
        PROVIDER_CONNECTED(Group.ACCESS),
        PROVIDER_DISCONNECTED(Group.ACCESS),
        SIGNED_OUT_EVERYWHERE(Group.SIGN_INS),
        SESSION_ENDED(Group.SIGN_INS),
        PASSWORD_CHANGED(Group.ACCESS),
        PASSWORD_REPLACED(Group.ACCESS),
        TOKEN_MADE(Group.ACCESS),
        TOKEN_REVOKED(Group.ACCESS);

        private final Group group;

        Kind(Group group) {
            this.group = group;
        }
    }

    /** Null for what is nobody's business, administrators' neither: that somebody saves searches. */
    static @Nullable AccountEntry ofPerson(Recorded<PersonEvent> recorded) {
        @Nullable Kind kind = switch (recorded.event()) {
            case PersonRegistered _ -> Kind.REGISTERED;
            case PersonRenamed _ -> Kind.RENAMED;
            case ProfileChanged _ -> Kind.PROFILE_CHANGED;
            case EmailChanged _ -> Kind.EMAIL_CHANGED;
            case ProviderConnected _ -> Kind.PROVIDER_CONNECTED;
            case ProviderDisconnected _ -> Kind.PROVIDER_DISCONNECTED;
            case PersonErased _ -> Kind.ERASED;
            case RoleGranted _ -> Kind.ROLE_GRANTED;
            case RoleRevoked _ -> Kind.ROLE_REVOKED;
            case ReviewerApplicationSubmitted _ -> Kind.APPLIED;
            case ReviewerApplicationAccepted _ -> Kind.APPLICATION_ACCEPTED;
            case ReviewerApplicationDeclined _ -> Kind.APPLICATION_DECLINED;
            case ReviewerApplicationWithdrawn _ -> Kind.APPLICATION_WITHDRAWN;
            case OfSavedSearch _ -> null;
        };
        if (kind == null) {
            return null;
        }
        var detail = switch (recorded.event()) {
            case RoleGranted e -> e.role().name();
            case RoleRevoked e -> e.role().name();
            default -> "";
        };
        var sections = recorded.event() instanceof RoleGranted e && e.sections() != null ? e.sections() : List.<String>of();
        var provider = switch (recorded.event()) {
            case ProviderConnected e -> e.issuer();
            case ProviderDisconnected e -> e.issuer();
            default -> null;
        };
        return of(recorded, recorded.event().personId(), kind, detail, sections, 0, null, null, null, provider);
    }

    static AccountEntry ofAccount(Recorded<AccountEvent> recorded) {
        var person = recorded.event().personId();
        return switch (recorded.event()) {
            case SignedIn e ->
                of(recorded, person, Kind.SIGNED_IN, e.means().name(), List.of(), 0, e.network(), e.device(), null, e.provider());
            case ProviderFailed e ->
                of(recorded, person, Kind.PROVIDER_FAILED, e.why().name(), List.of(), 0, e.network(), null, null, e.provider());
            case SignInFailed e -> of(recorded, person, Kind.SIGN_IN_FAILED, "", e.tries(), e.network(), null, null);
            case SignedOutEverywhere _ -> of(recorded, person, Kind.SIGNED_OUT_EVERYWHERE, "", 0, null, null, null);
            case SessionEnded e -> of(recorded, person, Kind.SESSION_ENDED, "", 0, null, e.device(), null);
            case PasswordChanged e ->
                of(recorded, person, e.forgotten() ? Kind.PASSWORD_REPLACED : Kind.PASSWORD_CHANGED, "", 0, null, null, null);
            case TokenMade e -> of(recorded, person, Kind.TOKEN_MADE, scopes(e), 0, null, null, e.name());
            case TokenRevoked e -> of(recorded, person, Kind.TOKEN_REVOKED, "", 0, null, null, e.name());
        };
    }

    private static String scopes(TokenMade token) {
        return Scope.ofToken(token.roles()).stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static AccountEntry of(
            Recorded<?> recorded,
            String person,
            Kind kind,
            String detail,
            long count,
            @Nullable Personal network,
            @Nullable Personal device,
            @Nullable Personal token) {
        return of(recorded, person, kind, detail, List.of(), count, network, device, token, null);
    }

    private static AccountEntry of(
            Recorded<?> recorded,
            String person,
            Kind kind,
            String detail,
            List<String> sections,
            long count,
            @Nullable Personal network,
            @Nullable Personal device,
            @Nullable Personal token,
            @Nullable Personal provider) {
        var actor = EventMetadata.person(recorded.metadata());
        return new AccountEntry(
                recorded.position(),
                recorded.position(),
                person,
                kind,
                kind.group,
                recorded.at(),
                Caller.INSTALLATION.is(actor) ? null : actor,
                detail,
                sections,
                count,
                network,
                device,
                token,
                provider);
    }
}
