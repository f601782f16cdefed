package org.palimpsest.query.credit;

import java.time.Clock;
import java.util.UUID;
import org.palimpsest.query.mail.Mail;
import org.palimpsest.query.mail.Mails;
import org.palimpsest.query.pages.Texts;
import org.palimpsest.web.CreditLink;
import org.springframework.stereotype.Component;

/**
 * Asks somebody by mail whether a credit is theirs. What the mail says tells nobody which entry it is, nor who wrote it: it may go to
 * whoever reviews it. Thread-safe.
 */
@Component
final class ContributorMails {
    private final CreditLink links;
    private final Mails mails;
    private final Texts texts;
    private final Clock clock = Clock.systemUTC();

    ContributorMails(CreditLink links, Mails mails, Texts texts) {
        this.links = links;
        this.mails = mails;
        this.texts = texts;
    }

    /**
     * Sends it, once for each invitation.
     *
     * @param contributor the name by which they are credited
     * @param section what the section is called
     * @param origin which the link begins with
     */
    void invite(String email, String contributor, String section, UUID entry, UUID invitation, String origin) {
        var now = clock.instant();
        var link = origin + "/credit-invitation?link=" + links.make(entry, invitation, now);
        var days = CreditLink.GOOD_FOR.toDays();
        var text = texts.of("mail.credit", contributor, section, link, days);
        var subject = texts.of("mail.credit.subject");
        mails.send(new Mail("contributor-" + invitation, email, subject, text, null, null, now));
    }
}
