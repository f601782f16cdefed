package org.palimpsest.events;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happens to one account. A person is known by an opaque id, which never changes. */
public sealed interface PersonEvent extends DomainEvent {
    /** What {@link Personal#field} says of names. */
    String NAME = "name";

    /** What {@link Personal#field} says of e-mail addresses. */
    String EMAIL = "email";

    /** The same of the fields in which an applicant is at home. */
    String EXPERTISE = "expertise";

    /** The same of the issuer of an OpenID provider, by its address. */
    String ISSUER = "issuer";

    /** The same of what a provider calls somebody by, for ever and to us alone. */
    String SUBJECT = "subject";
    /** The same of an ORCID iD. */
    String ORCID = "orcid";

    /** The same of the name of an organisation. */
    String AFFILIATION = "affiliation";

    /** The same of the country in which it is. */
    String COUNTRY = "country";

    /** The same of its ROR id. */
    String ROR = "ror";

    /** The same of why somebody wants to review. */
    String STATEMENT = "statement";

    /** The same of what an applicant is told who is declined. */
    String REASON = "reason";

    /** The same of what somebody calls a search of theirs. */
    String LABEL = "label";

    /** The same of what a saved search asks for. */
    String QUESTION = "question";

    String personId();

    /** The name of the stream in which everything about a person stands. */
    static String stream(String personId) {
        return "person:" + personId;
    }

    /**
     * The unique key that stands for an account at an OpenID provider.
     *
     * @param pseudonym makes of a text another one, from which nobody can tell it
     */
    static String identityKey(String issuer, String subject, UnaryOperator<String> pseudonym) {
        return "identity:" + pseudonym.apply(issuer + "\n" + subject);
    }

    /** {@code emailKey} is the unique key that stands for the address; from it nobody can tell the address. */
    @EventType("person.registered")
    record PersonRegistered(String personId, Personal name, Personal email, String emailKey) implements PersonEvent {
        public PersonRegistered {
            name.mustBe(personId, NAME);
            email.mustBe(personId, EMAIL);
        }
    }

    @EventType("person.renamed")
    record PersonRenamed(String personId, Personal name) implements PersonEvent {
        public PersonRenamed {
            name.mustBe(personId, NAME);
        }
    }

    /** {@code emailKey} as in {@link PersonRegistered}. */
    @EventType("person.email-changed")
    record EmailChanged(String personId, Personal email, String emailKey) implements PersonEvent {
        public EmailChanged {
            email.mustBe(personId, EMAIL);
        }
    }

    /**
     * The person comes in by this account at an OpenID provider from now on. The provider has vouched for it, and the person has shown
     * that the account here is theirs. No two persons have one.
     *
     * @param identityKey the unique key that stands for issuer and subject; from it nobody can tell them
     */
    @EventType("person.provider-connected")
    record ProviderConnected(String personId, Personal issuer, Personal subject, String identityKey) implements PersonEvent {
        /** Whose subjects are ORCID iDs. */
        public static final String ORCID = "https://orcid.org";

        public ProviderConnected {
            issuer.mustBe(personId, ISSUER);
            subject.mustBe(personId, SUBJECT);
        }

        /**
         * The person's ORCID iD, such as {@code 0000-0002-1825-0097}, for which ORCID itself has vouched; null where this is another
         * provider, or was erased.
         */
        public @Nullable Personal orcid() {
            return ORCID.equals(issuer.text()) ? subject : null;
        }
    }

    /** By the person, who comes in no longer by it. */
    @EventType("person.provider-disconnected")
    record ProviderDisconnected(String personId, Personal issuer, String identityKey) implements PersonEvent {
        public ProviderDisconnected {
            issuer.mustBe(personId, ISSUER);
        }
    }

    /**
     * All that the person says of themselves from now on, beside their name; as in {@link Profile}. {@link ReviewerApplicationSubmitted}
     * says what they are at home in, too: what was said last holds.
     */
    @EventType("person.profile-changed")
    record ProfileChanged(
            String personId,
            List<PersonalAffiliation> affiliations,
            @Nullable Personal orcid,
            @Nullable Personal expertise,
            boolean shown)
            implements PersonEvent {
        public ProfileChanged {
            affiliations = Content.list(affiliations);
            affiliations.forEach(affiliation -> affiliation.mustBeOf(personId));
            if (orcid != null) {
                orcid.mustBe(personId, ORCID);
            }
            if (expertise != null) {
                expertise.mustBe(personId, EXPERTISE);
            }
        }

        /** Seals what the person says. */
        public ProfileChanged(String personId, Profile profile) {
            this(
                    personId,
                    profile.affiliations().stream().map(one -> PersonalAffiliation.of(personId, one)).toList(),
                    Personal.orNull(personId, ORCID, profile.orcid()),
                    Personal.orNull(personId, EXPERTISE, profile.expertise()),
                    profile.shown());
        }

        /** What of it can still be read. */
        public Profile profile() {
            var places = affiliations.stream().map(PersonalAffiliation::text).filter(Objects::nonNull).toList();
            return new Profile(places, Personal.read(orcid), Personal.read(expertise), shown);
        }
    }

    /**
     * The person is to be forgotten. Every reader of this event erases what it holds of them; their key is erased, too, so
     * that what the events before this one say of them cannot be read again. Nothing follows it in the stream.
     */
    @EventType("person.erased")
    record PersonErased(String personId) implements PersonEvent {}

    /**
     * The person has {@code role} from now on, there and nowhere else.
     *
     * @param role never {@link Role#OWNER}
     * @param sections slugs of those in which it counts, at least one; null for all there are and will be
     */
    @EventType(value = "person.role-granted", revision = "2")
    record RoleGranted(String personId, Role role, @Nullable List<String> sections) implements PersonEvent {
        public RoleGranted {
            sections = sections == null ? null : List.copyOf(sections);
        }

        /** In all sections. */
        public RoleGranted(String personId, Role role) {
            this(personId, role, null);
        }
    }

    /** The person has {@code role} no longer. */
    @EventType("person.role-revoked")
    record RoleRevoked(String personId, Role role) implements PersonEvent {}

    /**
     * The person wants to become a reviewer. Waits from now on, until it is accepted, declined or withdrawn.
     *
     * @param sections slugs of those in which they would like to review, in their order; at least one
     */
    @EventType("person.reviewer-application-submitted")
    record ReviewerApplicationSubmitted(String personId, List<String> sections, Personal expertise, Personal statement)
            implements PersonEvent {
        public ReviewerApplicationSubmitted {
            sections = List.copyOf(sections);
            expertise.mustBe(personId, EXPERTISE);
            statement.mustBe(personId, STATEMENT);
        }
    }

    /** Comes together with {@link RoleGranted}, for the sections that it names. */
    @EventType("person.reviewer-application-accepted")
    record ReviewerApplicationAccepted(String personId) implements PersonEvent {}

    /** {@code reason} is for the applicant. */
    @EventType("person.reviewer-application-declined")
    record ReviewerApplicationDeclined(String personId, Personal reason) implements PersonEvent {
        public ReviewerApplicationDeclined {
            reason.mustBe(personId, REASON);
        }
    }

    /** By the applicant. */
    @EventType("person.reviewer-application-withdrawn")
    record ReviewerApplicationWithdrawn(String personId) implements PersonEvent {}

    /** About a search that the person has saved. What somebody searches for is theirs alone. */
    sealed interface OfSavedSearch extends PersonEvent {
        UUID searchId();
    }

    /**
     * The person keeps a search, to ask it again.
     *
     * @param question the query of the address of its page of results, without a page and without a past: {@code q=hub&sort=newest};
     *     empty for all that there is
     * @param mailed whether the mail of the day tells what has newly come to it
     */
    @EventType("person.search-saved")
    record SearchSaved(String personId, UUID searchId, Personal label, Personal question, boolean mailed) implements OfSavedSearch {
        public SearchSaved {
            label.mustBe(personId, LABEL);
            question.mustBe(personId, QUESTION);
        }
    }

    /** What it is called, and whether it is mailed, from now on; as in {@link SearchSaved}. */
    @EventType("person.saved-search-changed")
    record SavedSearchChanged(String personId, UUID searchId, Personal label, boolean mailed) implements OfSavedSearch {
        public SavedSearchChanged {
            label.mustBe(personId, LABEL);
        }
    }

    /** The person keeps it no longer. */
    @EventType("person.saved-search-removed")
    record SavedSearchRemoved(String personId, UUID searchId) implements OfSavedSearch {}
}
