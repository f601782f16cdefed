package org.palimpsest.query.visibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.query.Running;

/**
 * An entry from its first word to an erratum, a withdrawal and back: invited, declined, reviewed, revised, reviewed again, published
 * in an issue, commented on. Who wrote it stands in its credit, in links in the text and beside it, and in a file's name.
 */
final class Tale {
    /** What somebody does at once. */
    record Deed(Cast by, Role role, List<Object> events) {}

    private final String seed;
    private final UUID id;
    private final UUID issue;
    private final UUID comment;
    private final Anonymity anonymity;
    private final Cast owner;
    private final @Nullable Cast coauthor;
    private final List<Cast> reviewers;
    private final List<Deed> deeds;

    private Tale(String seed, Anonymity anonymity, Cast owner, @Nullable Cast coauthor, List<Cast> reviewers) {
        this.seed = seed;
        this.id = called("entry");
        this.issue = called("issue");
        this.comment = called("comment");
        this.anonymity = anonymity;
        this.owner = owner;
        this.coauthor = coauthor;
        this.reviewers = reviewers;
        deeds = new Telling(this).deeds();
    }

    static Tale doubleAnonymized() {
        return new Tale(UUID.randomUUID().toString(), Anonymity.DOUBLE_ANONYMIZED, Cast.OLWEN, Cast.COSIMA, List.of(Cast.RITA, Cast.FRED, Cast.LENA));
    }

    static Tale singleAnonymized() {
        return new Tale(UUID.randomUUID().toString(), Anonymity.SINGLE_ANONYMIZED, Cast.OTMAR, null, List.of(Cast.ROLF, Cast.SVEN));
    }

    /** The same, of an entry with the same id, by others. */
    Tale by(Cast someOwner, @Nullable Cast someCoauthor, List<Cast> someReviewers) {
        return new Tale(seed, anonymity, someOwner, someCoauthor, someReviewers);
    }

    /** An id that is the same in all twins. */
    UUID called(String what) {
        return UUID.nameUUIDFromBytes((seed + what).getBytes(UTF_8));
    }

    Anonymity anonymity() {
        return anonymity;
    }

    Cast owner() {
        return owner;
    }

    @Nullable Cast coauthor() {
        return coauthor;
    }

    /** Those who review, as they come in. */
    List<Cast> reviewers() {
        return reviewers;
    }

    Cast reviewer(String person) {
        return reviewers.stream().filter(one -> one.id().equals(person)).findFirst().orElseThrow();
    }

    /** Those with a part in it, in the order of {@link Cast}. */
    Set<Cast> partakers() {
        var all = EnumSet.of(owner, reviewers.toArray(Cast[]::new));
        Stream.ofNullable(coauthor).forEach(all::add);
        if (anonymity == Anonymity.DOUBLE_ANONYMIZED) {
            all.add(Cast.INES);
            all.add(Cast.PETRA);
        }
        return all;
    }

    List<Deed> deeds() {
        return deeds;
    }

    UUID entry() {
        return id;
    }

    String section() {
        return "essays-" + issue.toString().substring(0, 8);
    }

    String slug() {
        return "hours-" + id.toString().substring(0, 8);
    }

    String issue() {
        return issue.toString();
    }

    String comment() {
        return comment.toString();
    }

    String sha256() {
        return Cast.hash("SHA-256", id.toString());
    }

    Policy policy(int reviews) {
        return new Policy(reviews, anonymity, CommentPolicy.MODERATED, "CC-BY-4.0");
    }

    void prepare(Running log) {
        log.append(Cast.DORA.id(), Role.ADMINISTRATOR, new SectionCreated(
                section(), "Essays", SectionKind.JOURNAL, "Journal of Hours", policy(1)));
        log.file(id, sha256(), "An hour is an hour.");
    }
}
