package org.palimpsest.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Issues what the commands in {@code infra} show to the services: a token of an administrator that is valid for an hour.
 * Whoever may read the installation's secret may do everything anyway.
 */
public final class OperatorToken {
    private static final Duration VALID = Duration.ofHours(1);

    private OperatorToken() {}

    /** For {@code operator-} and the name of somebody on this machine, in which only letters, digits and hyphens stay. */
    static String of(String name, String secret, Clock clock) {
        var person = "operator-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        var shortened = person.substring(0, Math.min(64, person.length()));
        return new DemoAccounts(secret, clock).issue(shortened, VALID, "ADMINISTRATOR").token();
    }

    /**
     * Writes the token.
     *
     * @param args the file with the secret; what {@code PALIMPSEST_TOKEN_SECRET} says goes before it
     */
    public static void main(String[] args) throws IOException {
        var given = Optional.ofNullable(System.getenv("PALIMPSEST_TOKEN_SECRET")).filter(secret -> !secret.isBlank());
        var secret = given.isPresent() ? given.get() : Files.readString(Path.of(args[0])).strip();
        System.out.println(of(System.getProperty("user.name"), secret, Clock.systemUTC()));
    }
}
