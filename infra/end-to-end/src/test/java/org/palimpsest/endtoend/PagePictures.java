package org.palimpsest.endtoend;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.palimpsest.samples.DemoAccounts;
import org.palimpsest.samples.LoadTeam;
import org.palimpsest.samples.TeamMember;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes pictures of what {@code infra/up} runs, with the eyes of the invented team. No test of a build: {@code infra/readme/take-pictures}
 * has those of {@code infra/readme/pages.md} taken, and that page written; {@code infra/screenshots} those of the pages for readers, as wide
 * as screens are, by day and by night.
 */
class PagePictures {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path README = ROOT.resolve("infra/readme");
    private static final String SITE = "http://localhost:" + variable("PALIMPSEST_PORT", "8080");
    private static final int DESKTOP = 1280;
    private static final int PHONE = 390;
    private static final List<Integer> WIDTHS = List.of(360, 768, 1440);
    private static final Set<Integer> ANSWERS = Set.of(200, 404, 410);
    private static final int TALLEST = 2000;
    private static final int QUALITY = 55;

    private final Chromium chromium = new Chromium();
    private final Map<String, Page> pages = new HashMap<>();
    private final StringBuilder index = new StringBuilder();
    private final String password;

    PagePictures() throws IOException {
        var home = Path.of(variable("PALIMPSEST_HOME", ROOT.resolve(".palimpsest").toString()));
        password = DemoAccounts.of(home.resolve("token-secret")).password();
    }

    private static String variable(String name, String usual) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()).orElse(usual);
    }

    /** In {@code target/readers-pages}. */
    @Test
    void of_the_pages_for_readers() throws IOException {
        var folder = Files.createDirectories(Path.of("target", "readers-pages"));
        var entry = "/entries/a-seed-library-in-a-bus-shelter";
        var tomorrow = "?asOf=" + LocalDate.now(ZoneOffset.UTC).plusDays(1);
        var shown = new TreeMap<>(Map.of(
                "home", "/",
                "home-as-of", "/" + tomorrow,
                "results", "/search?q=garden",
                "section", "/sections/demo-notes",
                "entry", entry,
                "article", "/entries/nurturing-resilient-and-compassionate-communities-in-scotland",
                "history", entry + "/history",
                "organisation", "/organisations/Community%20Choice%20%26%20Inclusion",
                "as-of", entry + tomorrow,
                "404", entry + "?asOf=2020-01-01"));
        try {
            for (int width : WIDTHS) {
                for (var scheme : List.of(LIGHT, DARK)) {
                    for (var one : shown.entrySet()) {
                        try (var page = chromium.page(width, scheme)) {
                            var file = one.getKey() + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".webp";
                            take(page, one.getValue(), folder.resolve(file), width);
                        }
                    }
                }
            }
        } finally {
            chromium.close();
        }
    }

    @Test
    void of_each_page() throws IOException {
        var folder = Files.createDirectories(README.resolve("pages"));
        try (var former = Files.newDirectoryStream(folder, "*.webp")) {
            for (var picture : former) {
                Files.delete(picture);
            }
        }
        index.append("# The pages\n\nEach page with the invented team of the demonstration, as `infra/up` starts it. Taken in Chromium by")
                .append(" `infra/readme/take-pictures`,\nwhich also writes this page.\n");
        try {
            reading();
            writing();
            reviewing();
            editing();
            administering();
            onAPhone();
        } finally {
            chromium.close();
        }
        Files.writeString(README.resolve("pages.md"), index);
    }

    /** In a browser of their own: on a desk by day, on a phone by night. */
    private Page page(String member, ColorScheme scheme) {
        return pages.computeIfAbsent(member + scheme, _ -> {
            var page = chromium.page(scheme == LIGHT ? DESKTOP : PHONE, scheme);
            LoadTeam.members().stream().filter(one -> one.key().equals(member)).findAny().ifPresent(one -> signIn(one, page));
            return page;
        });
    }

    private void signIn(TeamMember member, Page page) {
        page.navigate(SITE + "/sign-in");
        page.fill("input[name=email]", member.email());
        page.fill("input[name=password]", password);
        page.press("input[name=password]", "Enter");
        page.waitForURL(SITE + "/desk");
    }

    private void reading() {
        title("Reading");
        picture("nobody", "/", "home", "The home page: what there is to read, and what is new.");
        picture("nobody", "/search?q=garden", "search", "A search, with facets and the words that were found.");
        picture("nobody", "/sections/demo-notes", "section", "A section of the knowledge base, its entries one after the other.");
        picture("nobody", "/entries/a-seed-library-in-a-bus-shelter", "entry", "An entry with a correction, its layers, and its comments.");
        picture("nobody", "/entries/a-seed-library-in-a-bus-shelter/history", "history", "Its history: who did what, and when.");
        picture("nobody", "/entries/a-census-of-one-street", "withdrawn", "What readers find in the place of a withdrawn entry.");
        picture("nobody", "/sections/demo-journal", "journal", "A section of a journal, with its issues.");
        picture("nobody", "/sections/demo-journal/issues/1/1", "issue", "An issue of the journal.");
        picture("nobody", "/entries/a-seed-library-in-a-bus-shelter/comments", "comments", "Comments, in threads, and the form for a reply.");
        title("Accounts");
        picture("nobody", "/sign-up", "sign-up", "An account of one’s own.");
        picture("nobody", "/sign-in", "sign-in", "Signing in.");
        picture("nobody", "/outbox", "outbox", "In the demonstration, mail lies on a page.");
        picture("ada", "/account", "account", "One’s account: roles, where one is signed in, the password.");
        picture("ada", "/account/history", "account-history", "What happened to it.");
        picture("ada", "/account/notifications", "notifications", "What one is told by mail, and how soon.");
    }

    private void writing() {
        title("Writing");
        picture("huw", "/desk", "desk-of-a-contributor", "A contributor’s desk: what needs them, what waits for others, what is done.");
        picture("sian", "/drafts/new", "start", "Start Submission: the section and a title.");
        var draft = "/drafts/" + own("sian", "Walking interviews");
        picture("sian", draft + "/edit/text", "text", "The text, in an editor that saves itself.");
        picture("sian", draft + "/edit/people", "people", "Who is credited, with which affiliations and roles.");
        picture("sian", draft + "/edit/details", "details", "Period, keywords and what else a section asks for.");
        picture("sian", draft + "/edit/check", "check", "The check: what is missing, and the finished page.");
        picture("huw", "/drafts/" + own("huw", "A river diary"), "revisions", "Revisions are asked for: the reviews, and the editor’s letter.");
    }

    private void reviewing() {
        title("Reviewing");
        picture("tom", "/become-a-reviewer", "become-a-reviewer", "Become a Reviewer.");
        picture("rhys", "/invitations/" + first("rhys", "invitations"), "invitation", "An invitation to review: what one may know before one accepts.");
        picture("cat", "/desk", "desk-of-a-reviewer", "A reviewer’s desk.");
        picture("cat", "/drafts/" + first("cat", "reviews"), "review", "A review, double anonymized: the text, and the form that saves itself.");
    }

    private void editing() {
        title("Editing");
        picture("edda", "/desk", "desk-of-an-editor", "An editor’s desk.");
        picture("edda", "/desk/queue", "queue", "The editors’ queue: filter, sort, several at once.");
        picture("edda", "/drafts/" + queued("Listening walks"), "round", "A round under way: a report is in, one awaited, an invitation open, one declined.");
        picture("idris", "/drafts/" + queued("Gardens that adopt"), "decision", "The second round is complete, and waits for a decision.");
        picture("idris", "/drafts/" + queued("Lending tools"), "scheduled", "An entry that will be published at a moment that was planned.");
        picture("edda", "/issues", "issues", "Issues that are being put together.");
        picture("edda", "/issues/" + json("edda", "/api/issues").get(0).get("id").asString(), "issue-in-work", "One of them: its order, and what could be added.");
        picture("edda", "/moderation", "moderation", "Comments that wait, and one that was reported.");
        picture("edda", "/applications", "applications", "Who wants to become a reviewer.");
    }

    private void administering() {
        title("Administering");
        picture("mali", "/administration", "administration", "Administration: people, sections, policies.");
        picture("mali", "/people", "people-of-the-site", "Everybody who has an account.");
        var people = page("mali", LIGHT);
        people.navigate(SITE + "/people?q=nia.parchment@example.org");
        var nia = people.locator("table a").first().getAttribute("href");
        picture("mali", nia, "person", "A person, and their roles.");
        picture("mali", nia + "/history", "history-of-a-person", "What happened to an account, for administrators.");
        picture("mali", "/sections/new", "new-section", "A new section, with its policy.");
        picture("mali", "/sections/demo-journal/policy", "policy", "Another policy for a section.");
    }

    private void onAPhone() {
        title("On a phone, in the dark");
        dark("nobody", "/", "phone-home", "The home page.");
        dark("nobody", "/entries/a-seed-library-in-a-bus-shelter", "phone-entry", "An entry.");
        dark("edda", "/desk", "phone-desk", "An editor’s desk.");
        dark("edda", "/desk/queue", "phone-queue", "The queue.");
        dark("cat", "/drafts/" + first("cat", "reviews"), "phone-review", "A review.");
        dark("sian", "/drafts/" + own("sian", "Walking interviews") + "/edit/text", "phone-text", "Writing.");
    }

    private String own(String member, String title) {
        return titled(json(member, "/api/desk").get("drafts"), title);
    }

    private String queued(String title) {
        return titled(json("edda", "/api/desk").get("queue"), title);
    }

    private String first(String member, String pile) {
        return json(member, "/api/desk").get(pile).get(0).get("id").asString();
    }

    private static String titled(JsonNode items, String title) {
        for (var item : items) {
            if (item.path("title").asString("").startsWith(title)) {
                return item.get("id").asString();
            }
        }
        throw new AssertionError("No “" + title + "” in " + items);
    }

    private JsonNode json(String member, String path) {
        return new JsonMapper().readTree(page(member, LIGHT).context().request().get(SITE + path).text());
    }

    private void title(String title) {
        index.append("\n## ").append(title).append('\n');
    }

    private void picture(String member, String path, String name, String sentence) {
        take(page(member, LIGHT), path, name, sentence, DESKTOP);
    }

    private void dark(String member, String path, String name, String sentence) {
        take(page(member, DARK), path, name, sentence, PHONE);
    }

    private void take(Page page, String path, String name, String sentence, int width) {
        take(page, path, README.resolve("pages").resolve(name + ".webp"), width);
        index.append('\n').append(sentence).append("\n\n![").append(sentence).append("](pages/").append(name).append(".webp)\n");
    }

    private static void take(Page page, String path, Path file, int width) {
        var answer = Objects.requireNonNull(page.navigate(SITE + path));
        assertThat(answer.status()).as(path).isIn(ANSWERS);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.waitForLoadState();
        Chromium.check(page);
        int height = Math.min(TALLEST, ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue());
        var clip = new JsonObject();
        clip.addProperty("x", 0);
        clip.addProperty("y", 0);
        clip.addProperty("width", width);
        clip.addProperty("height", height);
        clip.addProperty("scale", 1);
        var how = new JsonObject();
        how.addProperty("format", "webp");
        how.addProperty("quality", QUALITY);
        how.addProperty("captureBeyondViewport", true);
        how.add("clip", clip);
        var data = page.context().newCDPSession(page).send("Page.captureScreenshot", how).get("data").getAsString();
        try {
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
