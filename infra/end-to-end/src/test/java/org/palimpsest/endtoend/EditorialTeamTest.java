package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.House;

/**
 * Five people, an empty system, and nothing but keyboards: an entry goes through two double anonymized rounds to publication in an
 * issue of a journal, gets an erratum, and is withdrawn. Each page on the way is looked at, light, and dark on a narrow screen.
 */
class EditorialTeamTest {
    private static final Pattern FIRST_LINK = Pattern.compile("/first-administrator/([\\w-]+)");

    private static House house;
    private static Chromium chromium;

    private final Map<String, Keys> team = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
        house.close();
    }

    private Keys by(String person) {
        return Objects.requireNonNull(team.get(person), person);
    }

    private void signUp(String name) {
        var email = name.toLowerCase(Locale.ROOT).split(" ", 2)[0] + "@example.org";
        var keys = new Keys(chromium.page(1280, ColorScheme.LIGHT));
        keys.open(house.address() + "/sign-up");
        look(keys, "sign-up");
        keys.type("Name", name).type("E-mail address", email).type("Password", SignedUp.PASSWORD).press("Sign up");
        look(keys, "mail-sent");
        keys.open(house.address() + "/sign-up/confirm?link=" + SignedUp.link(house, email, "/sign-up/confirm?link="));
        keys.press("Confirm and sign in");
        assertThat(keys.page().url()).endsWith("/account");
        team.put(name.split(" ", 2)[0], keys);
    }

    /** No violation of WCAG 2.2 AA in the light, nor in the dark at 320 pixels: where the story comes to a page for the first time. */
    private void look(Keys keys, String name) {
        if (!seen.add(name)) {
            return;
        }
        var page = keys.page();
        Chromium.check(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(320, 900);
        Chromium.check(page);
        Chromium.picture(page, "team-%02d-%s".formatted(seen.size(), name));
        page.setViewportSize(1280, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static String firstAdministrator() {
        return await().atMost(Duration.ofMinutes(1)).until(
                        () -> FIRST_LINK.matcher(log()).results().map(found -> found.group()).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    private static String log() throws IOException {
        return Files.readString(house.queries().log());
    }

    /** Opens the entry from the desk, which knows of all that the team has done. */
    private Keys atWork(String person, String entry) {
        team.values().stream()
                .map(member -> member.page().context().cookies())
                .flatMap(List::stream)
                .filter(cookie -> cookie.name.equals("Palimpsest-Position"))
                .max(Comparator.comparingLong(cookie -> Long.parseLong(cookie.value)))
                .ifPresent(newest -> by(person).page().context().addCookies(List.of(newest)));
        return by(person).open(house.address() + "/desk").press(entry);
    }

    private void review(String person, String entry, String recommendation, String report) {
        var keys = atWork(person, entry);
        assertThat(keys.page().innerText("main")).doesNotContain("Ada", "Trust");
        keys.pick(recommendation).type("To the authors", report);
        await().atMost(Duration.ofSeconds(20)).until(() -> keys.page().innerText("#do-reviews").contains("Saved at"));
        look(keys, "review");
        keys.press("Send the review");
    }

    private void invited(String person, String name, String entry) {
        atWork("Edda", entry).unfold("Invite a reviewer").pick(name).press("Invite");
        var keys = atWork(person, entry);
        assertThat(keys.page().url()).contains("/invitations/");
        look(keys, "invited");
        keys.press("Accept");
    }

    private void round(String entry, String recommendation, String report) {
        invited("Ben", "Ben Reviews", entry);
        invited("Cat", "Cat Reviews", entry);
        look(atWork("Edda", entry), "under-review");
        review("Ben", entry, recommendation, report);
        review("Cat", entry, recommendation, "I say the same.");
    }

    /** Puts the accepted entry into an issue of the journal, and publishes that. */
    private Keys inAnIssue() {
        var edda = by("Edda").open(house.address() + "/issues").choose("Section", "Notes");
        edda.type("Volume", "1").type("Issue", "2").type("Year", "2026");
        look(edda, "issues");
        edda.press("Plan it").choose("Accepted entries of the section", "Timebanking").press("Add");
        look(edda, "issue");
        edda.press("Publish it with all of its entries").press("Read it");
        look(edda, "issue-published");
        assertThat(edda.page().innerText("main")).contains("Timebanking in Wales");
        return edda;
    }

    @Test
    void an_editorial_team_works_by_keyboard_alone() {
        signUp("Mali Administers");
        signUp("Edda Edits");
        signUp("Ben Reviews");
        signUp("Cat Reviews");
        signUp("Ada Writes");
        administrated();
        reviewersFound();

        var entry = "Timebanking in Wales";
        var ada = written(entry);
        round(entry, "major revision", "Which towns? Please name them.");
        atWork("Edda", entry).unfold("Request revisions").type("To the authors", "Please name the towns.").press("Request revisions");
        look(by("Edda"), "requested");

        atWork("Ada", entry);
        assertThat(ada.page().innerText("main")).contains("Reviewer 1", "Which towns?", "Please name the towns.").doesNotContain("Ben", "Cat");
        look(ada, "revise");
        ada.press("Edit the text").type("Text", "An hour is an hour, in Ely and in Pembroke.");
        await().atMost(Duration.ofSeconds(20)).until(() -> ada.page().innerText("#draft").contains("Saved at"));
        atWork("Ada", entry).unfold("Submit").type("Your answer to Reviewer 1", "They are named now.").press("Submit");
        round(entry, "accept", "Thank you.");
        atWork("Edda", entry).unfold("Accept").press("Accept");
        var edda = inAnIssue().press(entry);
        look(edda, "published");
        assertThat(edda.page().innerText("main")).contains("Ada Writes", "in Ely and in Pembroke", "Volume 1, issue 2");
        var published = edda.page().url();

        atWork("Ada", entry).press("Start the next version");
        ada.press("Edit the text").type("Text", "An hour is an hour, in Ely and in Pembroke Dock.").press("Save and continue");
        atWork("Ada", entry).press("Submit");
        round(entry, "accept", "Right.");
        atWork("Edda", entry).unfold("Accept").press("Accept").unfold("Publish").pick("An erratum");
        edda.type("Reason", "The name of a town was cut off.").press("Publish");
        assertThat(edda.open(published).page().innerText("main")).contains("Pembroke Dock", "The name of a town was cut off.");
        look(edda, "erratum");
        edda.press("Work on this entry").unfold("Withdraw").type("Reason", "The towns asked for it.").press("Withdraw");
        look(edda, "withdrawn");
        assertThat(edda.open(published).page().innerText("main")).contains("The towns asked for it.").doesNotContain("Pembroke");
    }

    private void administrated() {
        var mali = by("Mali").open(house.address() + firstAdministrator());
        look(mali, "first-administrator");
        mali.press("Become its administrator");
        assertThat(mali.page().url()).endsWith("/administration");
        look(mali, "administration");
        assertThat(by("Edda").open(house.address() + firstAdministrator()).page().innerText("main")).contains("This link opens nothing");

        mali.press("New section").type("Title", "Notes").type("Address", "notes").pick("Journal");
        mali.type("Reviews that an entry needs", "2").pick("Double anonymized");
        mali.pick("From the first publication").pick("That it was here").pick("Closed").type("Licence", "CC-BY-4.0");
        look(mali, "new-section");
        mali.press("Create the section");
        mali.open(house.address() + "/people").press("Edda Edits");
        look(mali, "person");
        mali.press("Grant Edda Edits the role Editor");
    }

    private void reviewersFound() {
        for (var person : new String[] {"Ben", "Cat"}) {
            var keys = by(person).open(house.address() + "/sections/notes").press("Become a Reviewer");
            keys.tick("Notes").type("Fields of expertise", "Timebanks").type("Why you", "I ran one.");
            look(keys, "become-a-reviewer");
            keys.press("Send the application");
        }
        var edda = by("Edda");
        await().atMost(Duration.ofSeconds(20)).until(() -> edda.open(house.address() + "/applications").page().innerText("main")
                .contains("Cat Reviews"));
        look(edda, "applications");
        edda.press("Accept Ben Reviews as a reviewer");
        edda.press("Accept Cat Reviews as a reviewer");
    }

    private Keys written(String title) {
        var ada = by("Ada").open(house.address() + "/sections/notes").press("Start Submission");
        ada.pick("Notes").type("Title", title);
        look(ada, "new");
        ada.press("Continue to the text");
        ada.type("Language", "en").type("Text", "An hour is an hour, in every town.");
        look(ada, "text");
        ada.press("Save and continue to people");
        ada.type("Given names", "Ada").type("Family name", "Writes").type("Affiliation", "Test Trust");
        look(ada, "people");
        ada.press("Save and continue to details").type("Kind of article", "Notes");
        look(ada, "details");
        ada.press("Save and check");
        look(ada, "check");
        ada.press("Submit to the editors");
        look(ada, "submitted");
        return ada;
    }
}
