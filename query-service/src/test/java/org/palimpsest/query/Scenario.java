package org.palimpsest.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Article;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.PeriodRevised;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;

/**
 * The life of one entry, in the shape in which commands record it, with words in it that can be searched for. End-to-end
 * tests hold it against the command service's rules.
 */
public final class Scenario {
    public static final String OWNER = "otto-owner";
    public static final String EDITOR = "edda-editor";
    public static final String FIRST = "rita-reviewer";
    public static final String SECOND = "rolf-reviewer";

    private final UUID id;
    private final String section;
    private final String slug;
    private final Policy policy;
    private final List<Deed> deeds = new ArrayList<>();
    private Content content = Content.EMPTY;

    public Scenario(UUID id, String section, String slug, Anonymity anonymity) {
        this(id, section, slug, new Policy(2, anonymity, CommentPolicy.CLOSED, "CC-BY-4.0"));
    }

    /** Under {@code policy} in every round; by the third one the section asks for no reviews. */
    public Scenario(UUID id, String section, String slug, Policy policy) {
        this.id = id;
        this.section = section;
        this.slug = slug;
        this.policy = policy;
    }

    public static SectionCreated section(String slug, String title) {
        var policy = new Policy(1, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");
        return new SectionCreated(slug, title, SectionKind.KNOWLEDGE_BASE, null, policy);
    }

    /** From the first word to a withdrawn and reinstated second version. */
    public List<Deed> whole() {
        drafted();
        reviewedTwice();
        by(EDITOR, Role.EDITOR, new EntryAccepted(id, 2, "message-accepted"));
        by(EDITOR, Role.EDITOR, new EntryPublished(id, section, slug, 1, "CC-BY-4.0", content));
        by(OWNER, Role.OWNER, new RevisionStarted(id, 1));
        revised(new TitleRevised(id, "Unfinished second title"));
        by(EDITOR, Role.EDITOR, new EntryWithdrawn(id, "reason-withdrawn", WithdrawnVersions.HIDDEN));
        by(EDITOR, Role.EDITOR, new EntryReinstated(id, "reason-reinstated"));
        by(OWNER, Role.OWNER, new EntrySubmitted(id, 3, withoutReviews()));
        by(EDITOR, Role.EDITOR, new EntryAccepted(id, 3, null));
        by(EDITOR, Role.EDITOR, new EntryPublished(id, section, slug, 2, "CC-BY-4.0", content));
        return List.copyOf(deeds);
    }

    /** As far as the {@code count}th event of the kind {@code last}. */
    public List<Deed> until(Class<? extends EntryEvent> last, int count) {
        var until = new ArrayList<Deed>();
        int left = count;
        for (var deed : whole()) {
            if (left > 0) {
                until.add(deed);
                left -= last.isInstance(deed.event()) ? 1 : 0;
            }
        }
        return until;
    }

    private void drafted() {
        by(OWNER, Role.CONTRIBUTOR, new DraftStarted(id, section, OWNER));
        by(OWNER, Role.CONTRIBUTOR, new SlugAssigned(id, slug));
        revised(new TitleRevised(id, "Compassion in towns"));
        revised(new LanguageRevised(id, "en"));
        revised(new PeriodRevised(id, new Period("2014 – ongoing", "2014", null, true)));
        revised(new KeywordsRevised(id, List.of("neighbours")));
        revised(new BodyRevised(id, Schema.VERSION, body("How towns care for their people.")));
        revised(new ContributorsRevised(id, List.of(contributor())));
        var link = new Link(
                Link.Kind.RELATED_PUBLICATION, "A report", null, null, List.of("Wilhelmina Featherstonehaugh"), null, null);
        revised(new LinksRevised(id, List.of(link)));
        revised(new ArticleRevised(
                id, new Article("Report", null, null, null, null, "10.1234/elsewhere", "2022-05-16")));
    }

    private static Contributor contributor() {
        var affiliation = new Affiliation("Uni of Frome", "GB", null);
        return new Contributor(
                "Wilhelmina", "Featherstonehaugh", List.of(affiliation), "0000-0002-1825-0097", List.of(), true);
    }

    private void reviewedTwice() {
        by(OWNER, Role.OWNER, new EntrySubmitted(id, 1, policy));
        by(EDITOR, Role.EDITOR, new ReviewerAssigned(id, 1, FIRST));
        by(
                FIRST,
                Role.REVIEWER,
                new ReviewSubmitted(id, 1, FIRST, Recommendation.MAJOR_REVISION, "toauthor-first", "toeditor-first"));
        by(EDITOR, Role.EDITOR, new RevisionsRequested(id, 1, "message-revise"));
        revised(new TitleRevised(id, "Compassionate towns"));
        by(OWNER, Role.OWNER, new EntrySubmitted(id, 2, policy));
        by(EDITOR, Role.EDITOR, new ReviewerAssigned(id, 2, SECOND));
        by(EDITOR, Role.EDITOR, new ReviewerAssigned(id, 2, FIRST));
        by(
                SECOND,
                Role.REVIEWER,
                new ReviewSubmitted(id, 2, SECOND, Recommendation.ACCEPT, "toauthor-second", "toeditor-second"));
        by(
                FIRST,
                Role.REVIEWER,
                new ReviewSubmitted(id, 2, FIRST, Recommendation.MINOR_REVISION, "toauthor-again", "toeditor-again"));
    }

    private Policy withoutReviews() {
        return new Policy(
                0,
                policy.anonymity(),
                policy.comments(),
                policy.licence(),
                policy.withdrawn(),
                policy.history(),
                policy.reviewsShared(),
                policy.ownerMayPublish());
    }

    private void revised(EntryEvent.Revised event) {
        content = content.with(event);
        by(OWNER, Role.OWNER, event);
    }

    private void by(String actor, Role role, EntryEvent event) {
        deeds.add(new Deed(actor, role, event));
    }

    /** A document of one paragraph. */
    public static Node body(String text) {
        var words = new Node("text", Map.of(), List.of(), List.of(), text);
        var paragraph = new Node("paragraph", Map.of(), List.of(words), List.of(), null);
        return new Node("doc", Map.of(), List.of(paragraph), List.of(), null);
    }
}
