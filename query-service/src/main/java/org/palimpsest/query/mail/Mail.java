package org.palimpsest.query.mail;

import java.time.Instant;

/**
 * One mail.
 *
 * @param id of which its {@code Message-ID} is made
 * @param to one address
 * @param subject one line
 * @param text plain
 */
public record Mail(String id, String to, String subject, String text, Instant at) {}
