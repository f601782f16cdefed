package org.palimpsest.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.palimpsest.query.Running;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/**
 * Asks for pages as a browser does, without following redirects.
 *
 * @param token that it was signed in with; empty for a stranger's
 * @param languages that it asks for, in the form of HTTP; empty for none
 */
record Browser(Running service, String token, String languages) {
    Browser(Running service, String token) {
        this(service, token, "");
    }

    Browser(Running service) {
        this(service, "");
    }

    Browser inGerman() {
        return new Browser(service, token, "de");
    }

    /** The page, which must come with {@code status}. */
    Document page(String address, int status) {
        var answer = get(address);
        assertThat(answer.getStatus().value()).as(address).isEqualTo(status);
        assertThat(String.valueOf(answer.getResponseHeaders().getContentType())).startsWith("text/html");
        return Jsoup.parse(new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8));
    }

    /** {@code address} is encoded already. */
    EntityExchangeResult<byte[]> get(String address) {
        return service.client()
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build()
                .get()
                .uri(URI.create("http://localhost:" + service.port() + address))
                .accept(MediaType.TEXT_HTML, MediaType.ALL)
                .headers(headers -> {
                    if (!languages.isEmpty()) {
                        headers.set(HttpHeaders.ACCEPT_LANGUAGE, languages);
                    }
                })
                .cookies(cookies -> {
                    if (!token.isEmpty()) {
                        cookies.add("palimpsest-token", token);
                    }
                })
                .exchange()
                .expectBody()
                .returnResult();
    }

    /** The first of these, which must be there. */
    static Element one(Element page, String query) {
        return Objects.requireNonNull(page.selectFirst(query), query);
    }
}
