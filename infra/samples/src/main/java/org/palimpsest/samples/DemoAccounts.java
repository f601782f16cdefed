package org.palimpsest.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.palimpsest.operator.TokenSigner;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Issues the tokens of the demonstration. */
public final class DemoAccounts {
    private static final Duration VALID = Duration.ofDays(30);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final int PASSWORD_BYTES = 5;

    private final String secret;
    private final TokenSigner signer;

    /** A secret of fewer than 32 bytes is refused when the first token is issued. */
    public DemoAccounts(String secret, Clock clock) {
        this.secret = secret;
        this.signer = new TokenSigner(secret, clock);
    }

    /** One account for each part that somebody can have, and a second reviewer, whom some policies demand. */
    public List<DemoAccount> all() {
        return List.of(
                issue("demo-contributor", "CONTRIBUTOR"),
                issue("demo-reviewer-1", "REVIEWER"),
                issue("demo-reviewer-2", "REVIEWER"),
                issue("demo-editor", "EDITOR"),
                issue("demo-administrator", "ADMINISTRATOR"));
    }

    /** A token for {@code person}, valid for 30 days from now. */
    public DemoAccount issue(String person, String... roles) {
        return new DemoAccount(person, List.of(roles), signer.sign(person, VALID, List.of(roles)));
    }

    /** With which everybody of the invented team signs in: the same as long as the secret is, and no other installation has it. */
    public String password() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(("password of the demonstration\n" + secret).getBytes(UTF_8));
            return "demo-" + HexFormat.of().formatHex(hash, 0, PASSWORD_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static List<DemoAccount> read(Path file) {
        return JSON.readValue(file, new TypeReference<List<DemoAccount>>() {});
    }

    /** Those of an installation: {@code secret} is the file with what its services check tokens with. */
    public static DemoAccounts of(Path secret) throws IOException {
        return new DemoAccounts(Files.readString(secret).strip(), Clock.systemUTC());
    }

    /**
     * Writes the accounts to a file that only its owner may read.
     *
     * @param args the file with the secret, and the file to write
     */
    public static void main(String[] args) throws IOException {
        var accounts = of(Path.of(args[0])).all();
        var file = Path.of(args[1]);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, JSON.writeValueAsString(accounts));
        for (var account : accounts) {
            System.out.printf("    %-20s %s%n", account.person(), String.join(", ", account.roles()));
        }
    }
}
