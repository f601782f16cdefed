package org.palimpsest.query.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people get mail. The server is Spring's ({@code spring.mail.host}).
 *
 * @param from who it comes from
 * @param outbox whether everybody may read all of it at {@code /outbox} instead of getting it: for a demonstration alone
 */
@ConfigurationProperties("palimpsest.mail")
record MailSettings(@DefaultValue("Palimpsest <palimpsest@localhost>") String from, @DefaultValue("false") boolean outbox) {}
