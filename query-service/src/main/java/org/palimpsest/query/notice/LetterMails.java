package org.palimpsest.query.notice;

import java.time.Instant;
import org.palimpsest.query.mail.Mail;
import org.palimpsest.query.mail.Mails;
import org.palimpsest.query.pages.Texts;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.web.letter.Letter;
import org.palimpsest.web.letter.LetterKind;
import org.palimpsest.web.letter.LetterLink;
import org.palimpsest.web.letter.Letters;
import org.springframework.stereotype.Component;

/**
 * Makes mail of letters. A mail tells nobody which entry it is about, nor who wrote that: it may go to a reviewer of the entry. It is the
 * same whether the address has an account or not. Thread-safe.
 */
@Component
final class LetterMails {
    private final Letters letters;
    private final LetterLink links;
    private final Mails mails;
    private final SectionTitles sections;
    private final Texts texts;

    LetterMails(Letters letters, LetterLink links, Mails mails, SectionTitles sections, Texts texts) {
        this.letters = letters;
        this.links = links;
        this.mails = mails;
        this.sections = sections;
        this.texts = texts;
    }

    /** Sends all that are due, each once, even if other nodes do so at the same time. {@code base}: what their links begin with. */
    void write(Instant now, String base) {
        for (var next = letters.claim(now); next.isPresent(); next = letters.claim(now)) {
            var due = next.get();
            mails.send(mail(due, base, now));
            letters.sent(due.letter().id(), now);
        }
    }

    private Mail mail(Letters.Due due, String base, Instant now) {
        var letter = due.letter();
        var link = base + letter.kind().page() + "?link=" + links.make(letter.kind(), letter.entry(), letter.id(), now);
        var code = letter.kind() == LetterKind.CREDIT ? "mail.credit" : "mail.handover";
        var subject = texts.of(code + ".subject");
        return new Mail(id(letter), letter.email(), subject, text(code, letter, sections.of(due.section()), link), null, null, now);
    }

    private String text(String code, Letter letter, String section, String link) {
        return texts.of(code, letter.name(), section, link, LetterLink.GOOD_FOR.toDays());
    }

    private static String id(Letter letter) {
        return (letter.kind() == LetterKind.CREDIT ? "contributor-" : "handover-") + letter.id();
    }
}
