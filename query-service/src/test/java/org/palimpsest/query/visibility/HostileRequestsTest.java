package org.palimpsest.query.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;
import org.palimpsest.web.session.Sessions;

/** Requests that mean harm, at every address of {@link EveryAddressTest}: one that is added there is tried here. */
class HostileRequestsTest {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static Running service;
    private static Marked marked;

    @BeforeAll
    static void start() {
        service = new Running();
        marked = new Marked(service);
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Stream<String> addresses() {
        return Stream.concat(EveryAddressTest.ofEntries().stream(), EveryAddressTest.ofTheHouse().stream());
    }

    private static HttpResponse<String> send(String asked, String person, Set<Role> roles, String body)
            throws IOException, InterruptedException {
        int space = asked.indexOf(' ');
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + asked.substring(space + 1)))
                .header("Accept", asked.contains("/api/") ? "application/json" : "text/html");
        if (!person.isEmpty()) {
            var token = Running.token(person, Instant.now().plusSeconds(600), roles.toArray(Role[]::new));
            request.header("Authorization", "Bearer " + token);
        }
        if (space > 0) {
            request.POST(BodyPublishers.ofString(body)).header("Content-Type", asked.contains("/files")
                    ? "multipart/form-data; boundary=x"
                    : "application/x-www-form-urlencoded");
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String asked, Map<String, String> headers, String body) throws IOException, InterruptedException {
        var address = marked.filled(asked.substring("POST ".length()));
        var multipart = asked.contains("/files");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + address))
                .header("Accept", "text/html, application/json")
                .header("Content-Type", multipart ? "multipart/form-data; boundary=x" : "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(multipart
                        ? "--x\r\nContent-Disposition: form-data; name=\"alternative\"\r\n\r\n" + body + "\r\n--x--\r\n"
                        : "text=" + body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** All but what ends mails: programs send that from anywhere, and nothing of what they send is read (RFC 8058). */
    private static List<String> forms() {
        return addresses().filter(address -> address.startsWith("POST ") && !address.equals("POST /unsubscribe")).toList();
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        return answer.statusCode() == 403 && answer.body().contains("sent by another site");
    }

    private static boolean isSignIn(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").filter(to -> to.startsWith("/sign-in")).isPresent();
    }

    /** By the session of somebody who may do much, and by nobody's: who is not signed in is asked to do so first. */
    @Test
    void no_form_is_sent_by_another_site() throws Exception {
        service.append(Marked.ADMINISTRATOR, Role.ADMINISTRATOR, new RoleGranted(Marked.ADMINISTRATOR, Role.ADMINISTRATOR));
        var session = service.bean(Sessions.class).start(Marked.ADMINISTRATOR, "a browser");
        var cookie = "palimpsest-session=" + session.secret();
        var sites = List.of(
                Map.entry("Sec-Fetch-Site", "cross-site"),
                Map.entry("Sec-Fetch-Site", "same-site"),
                Map.entry("Origin", "https://elsewhere.example"),
                Map.entry("Origin", "null"));
        var sent = new ArrayList<String>();
        for (var form : forms()) {
            for (var site : sites) {
                var headers = new HashMap<>(Map.of(site.getKey(), site.getValue()));
                var stranger = post(form, headers, "none");
                if (!isRefused(stranger) && !isSignIn(stranger)) {
                    sent.add(form + " with " + headers + ": " + stranger.statusCode());
                }
                headers.put("Cookie", cookie);
                var administrator = post(form, headers, "none");
                if (!isRefused(administrator)) {
                    sent.add(form + " with " + headers + ": " + administrator.statusCode());
                }
            }
            var ours = post(form, Map.of("Sec-Fetch-Site", "same-origin", "Cookie", cookie), "none");
            if (isRefused(ours)) {
                sent.add(form + " is refused to our own pages");
            }
        }
        assertThat(sent).isEmpty();
        assertThat(forms()).hasSizeGreaterThan(40);
    }

    @Test
    void no_form_takes_a_field_of_ten_megabytes() throws Exception {
        var much = "x".repeat(10_000_000);
        var token = Running.token(
                Marked.OWNER, Instant.now().plusSeconds(600), Role.CONTRIBUTOR, Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR);
        var taken = new ArrayList<String>();
        for (var form : forms()) {
            var answer = post(form, Map.of("Authorization", "Bearer " + token), much);
            if (answer.statusCode() != 413) {
                taken.add(form + ": " + answer.statusCode());
            }
        }
        assertThat(taken).isEmpty();
    }

    /** What is somebody else's is answered as what is not there. */
    @Test
    void no_id_tells_whether_there_is_something_behind_it() throws Exception {
        var told = new ArrayList<String>();
        int tried = 0;
        for (var address : addresses().filter(one -> one.contains("{")).toList()) {
            for (var roles : List.of(Set.<Role>of(), Set.of(Role.CONTRIBUTOR, Role.REVIEWER))) {
                var hidden = marked.hidden();
                var none = marked.none();
                var there = send(hidden.filled(address), "nora-nobody", roles, "key=none");
                var nothing = send(none.filled(address), "nora-nobody", roles, "key=none");
                tried++;
                if (there.statusCode() != nothing.statusCode()
                        || there.statusCode() == 500
                        || !hidden.without(there.body()).equals(none.without(nothing.body()))) {
                    told.add(address + ": " + there.statusCode() + " " + there.body() + " instead of " + nothing.statusCode());
                }
            }
        }
        assertThat(told).isEmpty();
        assertThat(tried).isGreaterThan(80);
    }

    @Test
    void whatever_is_written_is_text_on_every_page() throws Exception {
        var asking = Map.of(
                Marked.OWNER, Set.of(Role.CONTRIBUTOR), Marked.EDITOR, Set.of(Role.EDITOR), Marked.REVIEWER, Set.of(Role.REVIEWER),
                Marked.ADMINISTRATOR, Set.of(Role.ADMINISTRATOR), "", Set.<Role>of());
        var wrong = new ArrayList<String>();
        int shown = 0;
        for (var address : addresses().filter(one -> one.startsWith("/") && !one.startsWith("/api")).toList()) {
            for (var asks : asking.entrySet()) {
                var answer = send(marked.filled(address), asks.getKey(), asks.getValue(), "");
                var type = answer.headers().firstValue("Content-Type").orElse("");
                if (type.startsWith("text/html")) {
                    shown += answer.body().contains("&lt;i class=planted") ? 1 : 0;
                    if (!Jsoup.parse(answer.body()).select(".planted").isEmpty()) {
                        wrong.add(address + " to " + asks.getKey());
                    }
                }
                if (answer.statusCode() >= 500) {
                    wrong.add(address + ": " + answer.statusCode());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(shown).as("pages that show some of it").isGreaterThan(40);
    }
}
