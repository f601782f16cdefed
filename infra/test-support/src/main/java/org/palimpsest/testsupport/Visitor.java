package org.palimpsest.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody with a browser that keeps cookies, sends forms and knows no JavaScript. Follows no redirect. Not thread-safe. */
public final class Visitor {
    private final URI address;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .cookieHandler(cookies)
            .build();

    private @Nullable HttpResponse<String> last;

    /** {@code address} without a path. */
    public Visitor(URI address) {
        this.address = address;
    }

    /** Goes to a page; answers the status. */
    public int get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).header("Accept", "text/html").GET());
    }

    /** Sends a form from a page of the same site; answers the status. {@code fields}: names and values in turn. */
    public int post(String path, String... fields) {
        return postFrom("same-origin", path, fields);
    }

    /** Sends a form as a page does that the browser says stands so to the site: {@code cross-site}; answers the status. */
    public int postFrom(String site, String path, String... fields) {
        return post(site, "text/html", path, fields);
    }

    /** Sends a form as the script does that saves what is being typed; answers the status. */
    public int autosave(String path, String... fields) {
        return post("same-origin", "application/json", path, fields);
    }

    private int post(String site, String accept, String path, String... fields) {
        var form = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            form.add(Web.encode(fields[i]) + "=" + Web.encode(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Accept", accept)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(BodyPublishers.ofString(form.toString())));
    }

    /** Sends a form, {@code encoded} already, with a header that says from where; answers the status. */
    public int send(String path, String encoded, String header, String value) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(header, value)
                .POST(BodyPublishers.ofString(encoded)));
    }

    /** Sends JSON as a script does, with a header that says from where; answers the status. */
    public int sendJson(String path, String json, String header, String value) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(json)));
    }

    /** What is there as JSON, with status 200. */
    public JsonNode json(String path) {
        int status = send(HttpRequest.newBuilder(address.resolve(path)).header("Accept", "application/json").GET());
        if (status != 200) {
            throw new AssertionError(path + ": " + status + " " + body());
        }
        return Web.json(answer());
    }

    /** The last answer's body. */
    public String body() {
        return answer().body();
    }

    /** Where the last answer sends to; empty if nowhere. */
    public String location() {
        return answer().headers().firstValue("Location").orElse("");
    }

    /** What the browser keeps in this cookie; empty if it has none. */
    public String cookie(String name) {
        return cookies.getCookieStore().get(address).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Has the browser keep this. */
    public void cookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        // What Java takes a name without a dot for, so that the site's own cookie takes this one's place.
        cookie.setDomain(address.getHost() + ".local");
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(address, cookie);
    }

    private HttpResponse<String> answer() {
        if (last == null) {
            throw new IllegalStateException("Nothing was asked yet");
        }
        return last;
    }

    private int send(HttpRequest.Builder request) {
        try {
            last = http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            return last.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
