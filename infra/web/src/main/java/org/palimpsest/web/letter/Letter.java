package org.palimpsest.web.letter;

import java.util.UUID;

/**
 * A mail with a link to somebody who may have no account.
 *
 * @param id that of the invitation or offer: the same event never makes two
 * @param name by which the recipient is credited; empty where it is about no credit
 * @param email to which it goes; kept here alone, until the mail is written
 * @param by who has it sent
 */
public record Letter(UUID id, LetterKind kind, UUID entry, String name, String email, String by) {}
