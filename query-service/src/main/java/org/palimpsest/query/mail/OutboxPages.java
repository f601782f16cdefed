package org.palimpsest.query.mail;

import java.util.regex.Pattern;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** All mail on a page, for a demonstration in which nobody has a mailbox. */
@Controller
@ConditionalOnBooleanProperty("palimpsest.mail.outbox")
final class OutboxPages {
    private static final int MOST = 50;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final Outbox outbox;

    OutboxPages(Outbox outbox) {
        this.outbox = outbox;
    }

    /** {@code link}: the first address in the text, empty if there is none. */
    record MailView(String to, String subject, InWords when, String text, String link) {
        static MailView of(Mail mail) {
            var found = LINK.matcher(mail.text());
            return new MailView(
                    mail.to(), mail.subject(), Dates.moment(mail.at()), mail.text(), found.find() ? found.group() : "");
        }
    }

    @GetMapping("/outbox")
    Rendering all(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view("account/outbox")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("mails", outbox.waiting(MOST).stream().map(MailView::of).toList())
                .build();
    }
}
