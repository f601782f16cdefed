package org.palimpsest.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;

class PasswordsTest {
    private Scratch scratch;
    private MongoClient client;
    private Passwords passwords;

    @BeforeEach
    void open() {
        scratch = Engines.shared().scratch();
        client = MongoClients.create(Engines.shared().mongodbUri());
        passwords = new Passwords(client.getDatabase(scratch.databaseName()));
    }

    @AfterEach
    void close() {
        client.close();
        scratch.close();
    }

    @Test
    void onlyTheLastPasswordOfAPersonMatches() {
        passwords.set("olwen", passwords.hash("four words nobody guesses"), Instant.now());
        assertThat(passwords.matches("olwen", "four words nobody guesses")).isTrue();
        assertThat(passwords.matches("olwen", "Four words nobody guesses")).isFalse();
        assertThat(passwords.matches("rhys", "four words nobody guesses")).isFalse();
        assertThat(passwords.matches(null, "four words nobody guesses")).isFalse();
        passwords.set("olwen", passwords.hash("another four good words"), Instant.now());
        assertThat(passwords.matches("olwen", "four words nobody guesses")).isFalse();
        passwords.forget("olwen");
        assertThat(passwords.matches("olwen", "another four good words")).isFalse();
    }

    /** RFC 9106 names the algorithm; the parameters are OWASP's. */
    @Test
    void whatIsKeptIsASaltedHashByArgon2id() {
        var hash = passwords.hash("four words nobody guesses");
        assertThat(hash).startsWith("$argon2id$v=19$m=7168,t=5,p=1$").isNotEqualTo(passwords.hash("four words nobody guesses"));
    }
}
