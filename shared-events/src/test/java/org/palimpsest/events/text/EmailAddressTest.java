package org.palimpsest.events.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "olwen@example.org", "o.g+list@mail.example.org", "O'Neill@example.ie", "zoë@exämple.de", "भारत@example.org", "a@b.co"
    })
    void anAddressIsTaken(String text) {
        assertThat(EmailAddress.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "@", "olwen", "olwen@", "@example.org", "olwen@localhost", "olwen@[127.0.0.1]", "olwen@127.0.0.1", "a@b.c",
        "olwen@example..org", "olwen@.example.org", "olwen@example.org.", "olwen@-example.org", "olwen@example-.org",
        ".olwen@example.org", "olwen.@example.org", "ol..wen@example.org", "ol wen@example.org", "olwen@exam ple.org",
        "\"olwen\"@example.org", "Olwen <olwen@example.org>", "olwen@example.org,rhys@example.org", "a@b@example.org",
        "olwen@example.org\nBcc: all@example.org", "olwen\u0000@example.org", "olwen\u202e@example.org", "olwen\u200b@example.org",
        "olwen@example.org%0aBcc:", "olwen@exa_mple.org", "olwen@example.org/", "\ud800@example.org", "olwen@\ud800.org"
    })
    void anythingElseIsNot(String text) {
        assertThat(EmailAddress.isValid(text)).isFalse();
    }

    @Test
    void nothingIsLongerThanMailAllows() {
        var domain = ("x".repeat(60) + ".").repeat(3) + "org";
        assertThat(EmailAddress.isValid("a".repeat(64) + "@" + domain)).isTrue();
        assertThat(EmailAddress.isValid("a".repeat(65) + "@" + domain)).isFalse();
        assertThat(EmailAddress.isValid("a@" + "x".repeat(64) + ".org")).isFalse();
        assertThat(EmailAddress.isValid("a".repeat(64) + "@" + domain.replace("org", "organisation"))).isFalse();
    }

    @Test
    void whatMailTakesForOneAddressIsOne() {
        assertThat(EmailAddress.normal("Olwen@EXAMPLE.org")).isEqualTo("olwen@example.org");
        assertThat(EmailAddress.normal("olwen@exämple.DE")).isEqualTo(EmailAddress.normal("Olwen@xn--exmple-cua.de"));
        assertThat(EmailAddress.normal("olwen@example.org")).isNotEqualTo(EmailAddress.normal("o.lwen@example.org"));
    }

    @Property
    void whateverIsSentItIsLookedAtWithoutAFault(@ForAll String one, @ForAll String other) {
        assertThatCode(() -> EmailAddress.isValid(one + "@" + other)).doesNotThrowAnyException();
    }

    @Property
    void theNormalFormIsValidAndItsOwnNormalForm(@ForAll String one, @ForAll String other) {
        var address = one.replaceAll("[^\\p{L}]", "") + "@" + other.replaceAll("[^\\p{L}]", "") + ".org";
        Assume.that(EmailAddress.isValid(address));
        var normal = EmailAddress.normal(address);
        assertThat(normal).isEqualTo(normal.toLowerCase(Locale.ROOT));
        assertThat(EmailAddress.normal(normal)).isEqualTo(normal);
    }
}
