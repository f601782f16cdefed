package org.palimpsest.query.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palimpsest.query.Running;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** A site as a community has made it, and as a reader wants it to look. */
class SitePagesTest {
    private static Running service;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("site.properties"), "name=Gwybodaeth ar y cyd\naccent.light=#114488\n");
        Files.writeString(folder.resolve("logo.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Files.createDirectory(folder.resolve("pages"));
        Files.writeString(folder.resolve("pages/about.md"), "# About us\n\nWe are neighbours.");
        service = new Running(List.of(), List.of("palimpsest.site=" + folder));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyPageHasItsNameItsLogoAndItsPages() {
        for (var address : List.of("/", "/sign-in", "/pages/about", "/display", "/developers", "/search")) {
            var page = page(address, "");
            assertThat(page.title()).as(address).endsWith("Gwybodaeth ar y cyd");
            assertThat(page.select(".brand").text()).isEqualTo("Gwybodaeth ar y cyd");
            assertThat(page.select("footer a").eachAttr("href")).containsExactly("/pages/about", "/display", "/developers");
            var logo = page.select(".brand img").attr("src");
            assertThat(get(logo, "").getResponseHeaders().getContentType()).isEqualTo(MediaType.valueOf("image/svg+xml"));
        }
        assertThat(page("/pages/about", "").select("main").text()).isEqualTo("About us We are neighbours.");
        assertThat(get("/pages/none", "").getStatus().value()).isEqualTo(404);
        assertThat(css("")).contains("--rubric:light-dark(#114488,");
    }

    @Test
    void aReaderChoosesWithoutAnAccountHowPagesLook() {
        var larger = choose("larger", "", "/search?q=soup&page=2");
        assertThat(larger.getResponseHeaders().getFirst("Location")).isEqualTo("/search?q=soup&page=2");
        var cookie = Objects.requireNonNull(larger.getResponseCookies().getFirst("palimpsest-display"));
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getMaxAge().toDays()).isEqualTo(365);
        assertThat(css(cookie.getValue())).contains("--size:1.1250").doesNotContain("--letters");
        var easier = choose("easy", cookie.getValue(), "/").getResponseCookies().getFirst("palimpsest-display");
        var easy = Objects.requireNonNull(easier).getValue();
        assertThat(css(easy)).contains("--size:1.1250", "--letters", "--rubric");
        assertThat(page("/display", easy).select("main [role=status]").text())
                .isEqualTo("Text is one step larger than usual. The alternative display is on.");
        var usual = choose("usual", easy, "/").getResponseCookies().getFirst("palimpsest-display");
        assertThat(Objects.requireNonNull(usual).getValue()).isEqualTo("1");
    }

    @Test
    void pagesAreTheSameForAllWhateverTheyChose() {
        assertThat(page("/", "3e").outerHtml()).isEqualTo(page("/", "").outerHtml());
        var css = get("/display.css", "3e").getResponseHeaders();
        var tag = Objects.requireNonNull(css.getETag());
        assertThat(css.getCacheControl()).isEqualTo("no-cache, private");
        assertThat(css.getVary()).contains("Cookie");
        service.client().get().uri("/display.css").cookie("palimpsest-display", "3e").header("If-None-Match", tag)
                .exchange().expectStatus().isNotModified();
        service.client().get().uri("/display.css").header("If-None-Match", tag).exchange().expectStatus().isOk();
    }

    @Test
    void noOtherSiteChoosesOrIsLedTo() {
        assertThat(choose("larger", "", "https://example.org/").getResponseHeaders().getFirst("Location")).isEqualTo("/display");
        assertThat(choose("soup", "", "/").getStatus().value()).isEqualTo(400);
        service.client().post().uri("/display").header("Sec-Fetch-Site", "cross-site").accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData("choice", "larger")).exchange().expectStatus().isForbidden();
    }

    @Test
    void theFacesAreOurs() {
        for (var sheet : List.of("palimpsest", "reading", "work")) {
            assertThat(get("/" + sheet + ".css", "").getStatus().value()).isEqualTo(200);
        }
        var faces = new String(Objects.requireNonNull(get("/palimpsest.css", "").getResponseBody()), StandardCharsets.UTF_8);
        var named = Pattern.compile("url\\((fonts/[\\w-]+\\.woff2)\\)").matcher(faces).results().map(one -> one.group(1)).toList();
        assertThat(named).hasSize(4).allSatisfy(face -> {
            var answer = get("/" + face, "");
            assertThat(answer.getStatus().value()).isEqualTo(200);
            assertThat(answer.getResponseHeaders().getCacheControl()).contains("max-age=2592000");
        });
        assertThat(page("/", "").select("link[rel=preload]").eachAttr("href")).allMatch(face -> named.contains(face.substring(1)));
    }

    private static EntityExchangeResult<byte[]> choose(String choice, String cookie, String from) {
        var referer = from.startsWith("/") ? "http://localhost:" + service.port() + from : from;
        return service.client().post().uri("/display").accept(MediaType.TEXT_HTML).header("Referer", referer)
                .cookies(cookies -> keep(cookies, cookie))
                .header("Sec-Fetch-Site", "same-origin")
                .body(BodyInserters.fromFormData("choice", choice)).exchange().expectBody().returnResult();
    }

    private static String css(String cookie) {
        return new String(Objects.requireNonNullElse(get("/display.css", cookie).getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
    }

    private static Document page(String address, String cookie) {
        return Jsoup.parse(new String(Objects.requireNonNull(get(address, cookie).getResponseBody()), StandardCharsets.UTF_8));
    }

    private static EntityExchangeResult<byte[]> get(String address, String cookie) {
        return service.client().get().uri(address).accept(MediaType.TEXT_HTML, MediaType.ALL)
                .cookies(cookies -> keep(cookies, cookie)).exchange().expectBody().returnResult();
    }

    private static void keep(MultiValueMap<String, String> cookies, String cookie) {
        if (!cookie.isEmpty()) {
            cookies.add("palimpsest-display", cookie);
        }
    }
}
