package org.palimpsest.query.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.web.session.Passwords;
import org.springframework.web.server.ServerWebExchange;

/**
 * What was sent in a form about an account, and what is wrong with it: for each field the code of a text.
 * Not thread-safe.
 */
public final class AccountForm {
    private static final int LONGEST_NAME = 200;

    private final SentForm sent;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    private AccountForm(SentForm sent) {
        this.sent = sent;
    }

    /** As {@link SentForm#of}. */
    public static AccountForm of(ServerWebExchange exchange) {
        return new AccountForm(SentForm.of(exchange));
    }

    /** The key under which what this form asks for is done once, however often it is sent: the field {@code key}, else a new one. */
    public UUID key() {
        return sent.key();
    }

    /** As it was sent; empty if it was not. */
    public String get(String field) {
        return sent.get(field);
    }

    /** All that was sent under this name, in its order. */
    public List<String> all(String field) {
        return List.copyOf(sent.all().getOrDefault(field, List.of()));
    }

    /** Without spaces around it. */
    public String line(String field) {
        return sent.line(field);
    }

    AccountForm checkName() {
        var name = line("name");
        boolean control = name.codePoints().anyMatch(Character::isISOControl);
        if (name.isEmpty() || name.length() > LONGEST_NAME || control) {
            wrong.put("name", name.isEmpty() ? "field.missing" : "field.name.wrong");
        }
        return this;
    }

    /** That this can be an e-mail address. */
    public AccountForm checkEmail() {
        var email = line("email");
        if (!EmailAddress.isValid(email)) {
            wrong.put("email", email.isEmpty() ? "field.missing" : "field.email.wrong");
        }
        return this;
    }

    /** That this can be a new password; it may not be part of the address or name, nor the other way round. */
    public AccountForm checkNewPassword() {
        var password = get("password");
        int length = password.codePointCount(0, password.length());
        if (length < Passwords.SHORTEST) {
            wrong.put("password", password.isEmpty() ? "field.missing" : "field.password.short");
        } else if (length > Passwords.LONGEST) {
            wrong.put("password", "field.password.long");
        } else if (password.equalsIgnoreCase(line("email")) || password.equalsIgnoreCase(line("name"))
                || password.chars().distinct().count() < Passwords.SHORTEST / 3) {
            wrong.put("password", "field.password.weak");
        }
        return this;
    }

    /** Says that a field is wrong. */
    public void reject(String field, String code) {
        wrong.put(field, code);
    }

    /** Whether nothing is wrong. */
    public boolean isRight() {
        return wrong.isEmpty();
    }

    /** For each field that is wrong the code of a text; the first one first. */
    public Map<String, String> wrong() {
        return Map.copyOf(wrong);
    }
}
