package org.palimpsest.query.notice;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DeskPage.Invited;
import org.palimpsest.query.entry.Embargoed;
import org.palimpsest.query.entry.Schedule;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.mail.Mail;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.Language;
import org.palimpsest.query.pages.Texts;
import org.palimpsest.query.people.PersonView;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.query.saved.SavedSearches;
import org.palimpsest.web.SignedLinks;
import org.palimpsest.web.notice.NoticeKind;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Puts notices into words: for each person no more than they would read on the entry's page now, and nobody's name. Thread-safe;
 * asks the database.
 */
@Component
final class NoticeMails {
    static final String UNSUBSCRIBE = "unsubscribe";

    /** What is said instead of a kind by a link that ends the mail of the day. */
    static final String DAILY = "DAILY";

    private static final int LONGEST_TITLE = 120;

    private final Desk desk;
    private final CommentNotices comments;
    private final SavedSearches searches;
    private final Library library;
    private final SectionTitles sections;
    private final SignedLinks links;
    private final Texts texts;
    private final ITemplateEngine templates;

    NoticeMails(
            Desk desk,
            CommentNotices comments,
            SavedSearches searches,
            Library library,
            SectionTitles sections,
            SignedLinks links,
            Texts texts,
            ITemplateEngine templates) {
        this.desk = desk;
        this.comments = comments;
        this.searches = searches;
        this.library = library;
        this.sections = sections;
        this.links = links;
        this.texts = texts;
        this.templates = templates;
    }

    /** Where something in a mail leads; {@code text}: in words. */
    record Way(InWords text, String link) {}

    /** One thing in a mail: a sentence, and where it leads. */
    record Line(InWords subject, InWords sentence, List<Way> ways) {}

    /** A mail about this alone; nothing if it is not for this person to know, or not any more. */
    Optional<Mail> one(Notification one, PersonView person, String base, Instant now) {
        return line(one, person, base)
                .map(line -> mail(
                        one.id(),
                        person,
                        line.subject(),
                        List.of(line),
                        why(List.of(one)),
                        link(person, one.kind().name(), base),
                        base,
                        now));
    }

    /** One mail about all of these; nothing if none of them is for this person to know any more. */
    Optional<Mail> digest(String id, List<Notification> all, PersonView person, String base, Instant now) {
        var lines = all.stream().flatMap(one -> line(one, person, base).stream()).toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(mail(
                        id,
                        person,
                        InWords.text("notice.digest.subject", lines.size()),
                        lines,
                        why(all),
                        link(person, DAILY, base),
                        base,
                        now));
    }

    /** Name of the text that says why somebody gets a mail about these. */
    private static String why(List<Notification> all) {
        return all.stream().allMatch(one -> one.kind() == NoticeKind.FOUND) ? "notice.why.search" : "notice.why";
    }

    /** Nothing if it is not for this person to know, or not any more. {@code base}: what links begin with. */
    Optional<Line> line(Notification one, PersonView person, String base) {
        return switch (one.kind()) {
            case COMMENT_WAITING, COMMENT_SHOWN, COMMENT_ANSWERED, COMMENT_REJECTED ->
                comments.of(one, person).map(told -> {
                    var code = "notice." + one.kind() + (told.reason().isEmpty() ? "" : ".reason");
                    var title = line(told.title());
                    return new Line(
                            InWords.text("notice." + one.kind() + ".subject", title),
                            InWords.text(code, title, line(sections.of(told.section())), flat(told.reason())),
                            List.of(open(base + told.path())));
                });
            case FOUND -> found(one, person, base);
            case INVITED, INVITED_AGAIN -> desk.invitation(one.entry(), person.person())
                    .filter(invited -> invited.round() == one.round())
                    .map(invited -> line(one, invited.title(), invited.section(), invited.due(), answers(invited, person, base)));
            // Who is asked again by now is not told that they are not.
            case INVITATION_WITHDRAWN -> desk.invitation(one.entry(), person.person()).isPresent()
                    ? Optional.empty()
                    : desk.formerInvitation(one.entry(), one.round(), person.person())
                            .map(was -> line(one, was.title(), was.section(), was.due(), List.of(open(base + "/desk"))));
            // What was moved again, or has ended by now, is told no more.
            case EMBARGO_MOVED, EMBARGO_REFUSED -> told(one, person)
                    .flatMap(told -> Optional.ofNullable(told.embargo())
                            .filter(embargo -> (embargo.why() != null) == (one.kind() == NoticeKind.EMBARGO_REFUSED))
                            .map(embargo -> embargoed(one, told, embargo, base)));
            case SCHEDULE_REFUSED -> told(one, person)
                    .flatMap(told -> Optional.ofNullable(told.schedule())
                            .filter(plan -> plan.refused() != null)
                            .map(plan -> refused(one, told, plan, base)));
            default -> told(one, person)
                    .map(told -> {
                        var due = Objects.requireNonNullElse(told.due(), "");
                        var page = one.kind() == NoticeKind.HANDOVER_OFFERED ? "/owner" : "";
                        var ways = List.of(open(base + "/drafts/" + one.entry() + page));
                        return line(one, told.title(), told.section(), due, ways);
                    });
        };
    }

    /** As long as the search is saved, and readers have the entry. */
    private Optional<Line> found(Notification one, PersonView person, String base) {
        return Optional.ofNullable(one.search())
                .flatMap(id -> searches.find(person.person(), id))
                .flatMap(search -> library.current(List.of(one.entry())).stream()
                        .filter(edition -> edition.withdrawn() == null)
                        .findFirst()
                        .map(edition -> {
                            var title = title(edition.content().title());
                            var name = line(search.name());
                            return new Line(
                                    InWords.text("notice.FOUND.subject", title, name),
                                    InWords.text("notice.FOUND", title, line(sections.of(edition.section())), name),
                                    List.of(
                                            open(base + "/entries/" + edition.slug()),
                                            new Way(InWords.text("notice.search"), base + search.page())));
                        }));
    }

    /** With the moment that it is about, and why something could not be done; {@code which}: of its sentences. */
    private Line of(Notification one, Desk.Told told, String which, InWords at, @Nullable String why, String base) {
        var title = title(told.title());
        var code = "notice." + one.kind();
        var said = InWords.said(flat(Objects.requireNonNullElse(why, "")));
        return new Line(
                InWords.text(code + ".subject", title),
                InWords.text(code + which, title, line(sections.of(told.section())), at, said),
                List.of(open(base + "/drafts/" + one.entry())));
    }

    /** What this person may be told of the entry, if such a thing is for them. */
    private Optional<Desk.Told> told(Notification one, PersonView person) {
        return desk.told(one.entry(), one.round(), person.asCaller()).filter(told -> isFor(one.kind(), told.standing()));
    }

    private Line refused(Notification one, Desk.Told told, Schedule plan, String base) {
        boolean isPublication = plan.refused() == ScheduledStep.PUBLISH;
        var at = Objects.requireNonNull(isPublication ? plan.publishAt() : plan.withdrawAt());
        return of(one, told, isPublication ? "" : ".withdraw", Dates.minute(at), plan.why(), base);
    }

    private Line embargoed(Notification one, Desk.Told told, Embargoed embargo, String base) {
        return of(one, told, "", Dates.beginning(embargo.until()), embargo.why(), base);
    }

    private Line line(Notification one, @Nullable String called, String section, String due, List<Way> ways) {
        var title = title(called);
        var code = "notice." + one.kind();
        var day = due.isEmpty() ? InWords.NOTHING : Dates.partial(due);
        return new Line(
                InWords.text(code + ".subject", title), InWords.text(code, title, line(sections.of(section)), one.round(), day), ways);
    }

    private static InWords title(@Nullable String called) {
        return called == null ? InWords.text("untitled") : InWords.plain(line(called));
    }

    private static Way open(String link) {
        return new Way(InWords.text("notice.open"), link);
    }

    /** Each answers this invitation and no other, until the day on which the review would be due has passed. */
    private List<Way> answers(Invited invited, PersonView person, String base) {
        return Stream.of(InvitationLink.Answer.values())
                .map(answer -> {
                    var link = InvitationLink.make(links, answer, invited, person.person());
                    return new Way(InWords.text("notice.answer." + answer), base + link);
                })
                .toList();
    }

    /** Who was an editor when it happened, and is none now, is told nothing more. */
    private static boolean isFor(NoticeKind kind, EntryStanding standing) {
        return switch (kind) {
            // Comments and saved searches have rules of their own.
            case COMMENT_WAITING, COMMENT_SHOWN, COMMENT_ANSWERED, COMMENT_REJECTED, FOUND -> false;
            case SUBMITTED, REVIEW_RECEIVED, REVIEWER_DECLINED, MESSAGE_TO_EDITORS, HANDLING, RETURNED, HANDOVER_TAKEN_BACK, HAS_NEW_OWNER -> standing == EntryStanding.EDITOR;
            case REVIEWS_COMPLETE, DECISION, PUBLISHED, WITHDRAWN, CREDIT_CLAIMED, HANDOVER_BEGUN -> standing == EntryStanding.OWNER;
            case DECISION_TAKEN_BACK, MESSAGE -> standing != EntryStanding.READER && standing != EntryStanding.FORMER_OWNER;
            case HANDOVER_OFFERED, HANDOVER_ENDED, HANDED_OVER ->
                standing == EntryStanding.COAUTHOR || standing == EntryStanding.FORMER_OWNER;
            case CREDIT_OBJECTED, HANDOVER_DECLINED, SCHEDULE_REFUSED -> standing == EntryStanding.OWNER || standing == EntryStanding.EDITOR;
            case EMBARGO_ENDED, EMBARGO_MOVED, EMBARGO_REFUSED ->
                standing == EntryStanding.OWNER || standing == EntryStanding.COAUTHOR || standing == EntryStanding.EDITOR;
            case CREDIT_CONFIRMED -> standing == EntryStanding.COAUTHOR;
            case ASSIGNED, NEW_ROUND, REVIEW_DUE, REVIEW_OVERDUE ->
                standing == EntryStanding.REVIEWER || standing == EntryStanding.EDITOR;
            // These are for those who have no standing yet, or none any more.
            case INVITED, INVITED_AGAIN, INVITATION_WITHDRAWN -> true;
        };
    }

    private Mail mail(
            String id,
            PersonView person,
            InWords about,
            List<Line> lines,
            String reason,
            String unsubscribe,
            String base,
            Instant now) {
        // It is not known in which language this person reads.
        var language = Language.ENGLISH;
        var subject = about.in(language, texts);
        var greeting = texts.in(language, "notice.hello", person.name());
        var settings = base + "/account/notifications";
        var plain = new StringBuilder(greeting).append("\n\n");
        for (var line : lines) {
            plain.append(line.sentence().in(language, texts)).append('\n');
            line.ways().forEach(way -> plain.append(way.text().in(language, texts)).append(": ").append(way.link()).append('\n'));
            plain.append('\n');
        }
        var why = texts.in(language, reason);
        plain.append("-- \n").append(why).append("\n")
                .append(texts.in(language, "notice.settings")).append(": ").append(settings).append("\n")
                .append(texts.in(language, "notice.unsubscribe")).append(": ").append(unsubscribe).append("\n");
        var page = new Context(language.locale());
        page.setVariable("language", language.tag());
        page.setVariable("subject", subject);
        page.setVariable("why", why);
        page.setVariable("greeting", greeting);
        page.setVariable("lines", lines);
        page.setVariable("settings", settings);
        page.setVariable("unsubscribe", unsubscribe);
        return new Mail(
                id, person.email(), subject, plain.toString(), templates.process("mail/notice", page), unsubscribe, now);
    }

    private String link(PersonView person, String what, String base) {
        return base + "/unsubscribe?link=" + links.make(UNSUBSCRIBE, List.of(person.person(), what), null);
    }

    /** On one line. */
    private static String flat(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** The same, and not longer than a subject should be. */
    private static String line(String text) {
        var line = flat(text);
        boolean isLong = line.codePointCount(0, line.length()) > LONGEST_TITLE;
        return isLong ? line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…" : line;
    }
}
