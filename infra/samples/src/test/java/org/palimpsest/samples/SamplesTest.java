package org.palimpsest.samples;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SamplesTest {
    private static final String SECRET = "a secret of the test with enough bytes";
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void a_token_is_signed_for_one_person_and_ends_after_thirty_days() throws Exception {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        var account = new DemoAccounts(SECRET, Clock.fixed(now, ZoneOffset.UTC)).issue("demo-editor", "EDITOR");

        var token = SignedJWT.parse(account.token());

        assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("demo-editor");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("palimpsest");
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("EDITOR");
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant()).isEqualTo(now.plus(Duration.ofDays(30)));
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DemoAccounts("short", Clock.systemUTC()).all())
                .withMessageContaining("32 bytes");
    }

    @Test
    void the_accounts_file_can_be_read_by_its_owner_alone_and_read_back(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        var file = folder.resolve("accounts.json");

        DemoAccounts.main(new String[] {secret.toString(), file.toString()});
        DemoAccounts.main(new String[] {secret.toString(), file.toString()});

        assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
        assertThat(DemoAccounts.read(file))
                .extracting(DemoAccount::person)
                .containsExactly(
                        "demo-contributor", "demo-reviewer-1", "demo-reviewer-2", "demo-editor", "demo-administrator");
    }

    @Test
    void a_body_is_the_same_text_in_every_run() {
        assertThat(CommandApi.text(Map.of("b", 1, "a", Map.of("d", List.of(Map.of("f", 1, "e", 2)), "c", 3))))
                .isEqualTo("{\"a\":{\"c\":3,\"d\":[{\"e\":2,\"f\":1}]},\"b\":1}");
    }

    @Test
    void blocks_become_a_document() {
        var blocks = JSON.readTree("""
                [{"h": "Aims"}, {"p": "To learn:"}, {"ul": ["one"]}, {"quote": "Why?"}]
                """);

        var document = JSON.valueToTree(SampleBody.document(blocks));

        assertThat(document).isEqualTo(JSON.readTree("""
                {"type": "doc", "content": [
                  {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Aims"}]},
                  {"type": "paragraph", "content": [{"type": "text", "text": "To learn:"}]},
                  {"type": "bullet_list", "content": [{"type": "list_item", "content": [
                    {"type": "paragraph", "content": [{"type": "text", "text": "one"}]}]}]},
                  {"type": "blockquote", "content": [
                    {"type": "paragraph", "content": [{"type": "text", "text": "Why?"}]}]}]}
                """));
    }

    @Test
    void a_contributors_country_belongs_to_the_affiliation() {
        var entry = JSON.readTree("""
                {"section": "s", "slug": "x", "title": "X", "articleType": "Conference Abstracts", "elocation": "149",
                 "published": "2022-05-16", "keywords": [], "links": [], "body": [],
                 "contributors": [{"name": "Mandy van Andrew", "affiliations": ["Alliance"], "country": "GB"}]}
                """);

        var content = Sample.content(entry, JSON.readTree("{\"journal\": \"IJIC\"}"));

        assertThat(content.get("contributors")).isEqualTo(List.of(Map.of(
                "given", "Mandy van", "family", "Andrew", "corresponding", true,
                "affiliations", List.of(Map.of("name", "Alliance", "country", "GB")))));
        assertThat(content.get("article")).isEqualTo(Map.of(
                "articleType", "Conference Abstracts", "journal", "IJIC", "elocationId", "149",
                "firstPublished", "2022-05-16"));
        assertThat(content.containsKey("period")).isFalse();
    }
}
