package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.palimpsest.testsupport.House;

/**
 * Five people, an empty system, and nothing but keyboards: an entry goes through two double anonymized rounds to publication in an
 * issue of a journal, gets an erratum, and is withdrawn.
 */
final class EditorialTeam {
    private static final Pattern FIRST_LINK = Pattern.compile("/first-administrator/([\\w-]+)");

    private final House house;
    private final Chromium chromium;
    private final Witness witness;
    private final Map<String, Keys> team = new HashMap<>();

    /** Who sees the story happen. */
    interface Witness {
        /** Somebody has come to the page that is called {@code name} here. */
        void sees(Keys keys, String name);

        /** A step was answered; a read model that has come as far as {@code position} shows it done. */
        void hears(long position);

        /** The secret in the last mail to {@code email}, which follows {@code before}. */
        String link(String email, String before);
    }

    EditorialTeam(House house, Chromium chromium, Witness witness) {
        this.house = house;
        this.chromium = chromium;
        this.witness = witness;
    }

    private Keys by(String person) {
        return Objects.requireNonNull(team.get(person), person);
    }

    private void signUp(String name) {
        var email = name.toLowerCase(Locale.ROOT).split(" ", 2)[0] + "@example.org";
        var keys = new Keys(chromium.page(1280, ColorScheme.LIGHT), this::done);
        keys.open(house.address() + "/sign-up");
        witness.sees(keys, "sign-up");
        keys.type("Name", name).type("E-mail address", email).type("Password", SignedUp.PASSWORD).press("Sign up");
        witness.sees(keys, "mail-sent");
        keys.open(house.address() + "/sign-up/confirm?link=" + witness.link(email, "/sign-up/confirm?link="));
        keys.press("Confirm and sign in");
        assertThat(keys.page().url()).endsWith("/account");
        team.put(name.split(" ", 2)[0], keys);
    }

    private String firstAdministrator() {
        return await().atMost(Duration.ofMinutes(1)).until(
                        () -> FIRST_LINK.matcher(log()).results().map(found -> found.group()).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    private String log() throws IOException {
        return Files.readString(house.queries().log());
    }

    private void done() {
        witness.hears(position());
    }

    /** As of which all that the team has done can be read: their browsers have been told. */
    private long position() {
        return team.values().stream()
                .map(member -> member.page().context().cookies())
                .flatMap(List::stream)
                .filter(cookie -> cookie.name.equals("Palimpsest-Position"))
                .mapToLong(cookie -> Long.parseLong(cookie.value))
                .max()
                .orElse(-1);
    }

    /** Opens the entry from the desk, which knows of all that the team has done. */
    private Keys atWork(String person, String entry) {
        var newest = new Cookie("Palimpsest-Position", Long.toString(position())).setUrl(house.address());
        by(person).page().context().addCookies(List.of(newest));
        return by(person).open(house.address() + "/desk").press(entry);
    }

    private void review(String person, String entry, String recommendation, String report) {
        var keys = atWork(person, entry);
        assertThat(keys.page().innerText("main")).doesNotContain("Ada", "Trust");
        keys.pick(recommendation).type("To the authors", report);
        await().atMost(Duration.ofSeconds(20)).until(() -> keys.page().innerText("#do-reviews").contains("Saved at"));
        done();
        witness.sees(keys, "review");
        keys.press("Send the review");
    }

    private void invited(String person, String name, String entry) {
        atWork("Edda", entry).unfold("Invite a reviewer").pick(name).press("Invite");
        var keys = atWork(person, entry);
        assertThat(keys.page().url()).contains("/invitations/");
        witness.sees(keys, "invited");
        keys.press("Accept");
    }

    private void round(String entry, String recommendation, String report) {
        invited("Ben", "Ben Reviews", entry);
        invited("Cat", "Cat Reviews", entry);
        witness.sees(atWork("Edda", entry), "under-review");
        review("Ben", entry, recommendation, report);
        review("Cat", entry, recommendation, "I say the same.");
    }

    /** Puts the accepted entry into an issue of the journal, and publishes that. */
    private Keys inAnIssue() {
        var edda = by("Edda").open(house.address() + "/issues").choose("Section", "Notes");
        edda.type("Volume", "1").type("Issue", "2").type("Year", "2026");
        witness.sees(edda, "issues");
        edda.press("Plan it").choose("Accepted entries of the section", "Timebanking").press("Add");
        witness.sees(edda, "issue");
        edda.press("Publish it with all of its entries").press("Read it");
        witness.sees(edda, "issue-published");
        assertThat(edda.page().innerText("main")).contains("Timebanking in Wales");
        return edda;
    }

    /** From the first account to the tombstone. */
    void works() {
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
        witness.sees(by("Edda"), "requested");

        atWork("Ada", entry);
        assertThat(ada.page().innerText("main")).contains("Reviewer 1", "Which towns?", "Please name the towns.").doesNotContain("Ben", "Cat");
        witness.sees(ada, "revise");
        ada.press("Edit the text").type("Text", "An hour is an hour, in Ely and in Pembroke.");
        await().atMost(Duration.ofSeconds(20)).until(() -> ada.page().innerText("#draft").contains("Saved at"));
        done();
        atWork("Ada", entry).unfold("Submit").type("Your answer to Reviewer 1", "They are named now.").press("Submit");
        round(entry, "accept", "Thank you.");
        atWork("Edda", entry).unfold("Accept").press("Accept");
        var edda = inAnIssue().press(entry);
        witness.sees(edda, "published");
        assertThat(edda.page().innerText("main")).contains("Ada Writes", "in Ely and in Pembroke", "Volume 1, issue 2");
        var published = edda.page().url();

        atWork("Ada", entry).press("Start the next version");
        ada.press("Edit the text").type("Text", "An hour is an hour, in Ely and in Pembroke Dock.").press("Save and continue");
        atWork("Ada", entry).press("Submit");
        round(entry, "accept", "Right.");
        atWork("Edda", entry).unfold("Accept").press("Accept").unfold("Publish").pick("An erratum");
        edda.type("Reason", "The name of a town was cut off.").press("Publish");
        assertThat(edda.open(published).page().innerText("main")).contains("Pembroke Dock", "The name of a town was cut off.");
        witness.sees(edda, "erratum");
        edda.press("Work on this entry").unfold("Withdraw").type("Reason", "The towns asked for it.").press("Withdraw");
        witness.sees(edda, "withdrawn");
        assertThat(edda.open(published).page().innerText("main")).contains("The towns asked for it.").doesNotContain("Pembroke");
    }

    private void administrated() {
        var mali = by("Mali").open(house.address() + firstAdministrator());
        witness.sees(mali, "first-administrator");
        mali.press("Become its administrator");
        assertThat(mali.page().url()).endsWith("/administration");
        witness.sees(mali, "administration");
        assertThat(by("Edda").open(house.address() + firstAdministrator()).page().innerText("main")).contains("This link opens nothing");

        mali.press("New section").type("Title", "Notes").type("Address", "notes").pick("Journal");
        mali.type("Reviews that an entry needs", "2").pick("Double anonymized");
        mali.pick("From the first publication").pick("That it was here").pick("Closed").type("Licence", "CC-BY-4.0");
        witness.sees(mali, "new-section");
        mali.press("Create the section");
        mali.open(house.address() + "/people").press("Edda Edits");
        witness.sees(mali, "person");
        mali.press("Grant Edda Edits the role Editor");
    }

    private void reviewersFound() {
        for (var person : new String[] {"Ben", "Cat"}) {
            var keys = by(person).open(house.address() + "/sections/notes").press("Become a Reviewer");
            keys.tick("Notes").type("Fields of expertise", "Timebanks").type("Why you", "I ran one.");
            witness.sees(keys, "become-a-reviewer");
            keys.press("Send the application");
        }
        var edda = by("Edda");
        await().atMost(Duration.ofSeconds(20)).until(() -> edda.open(house.address() + "/applications").page().innerText("main")
                .contains("Cat Reviews"));
        witness.sees(edda, "applications");
        edda.press("Accept Ben Reviews as a reviewer");
        edda.press("Accept Cat Reviews as a reviewer");
    }

    private Keys written(String title) {
        var ada = by("Ada").open(house.address() + "/sections/notes").press("Start Submission");
        ada.pick("Notes").type("Title", title);
        witness.sees(ada, "new");
        ada.press("Continue to the text");
        ada.type("Language", "en").type("Text", "An hour is an hour, in every town.");
        witness.sees(ada, "text");
        ada.press("Save and continue to people");
        ada.type("Given names", "Ada").type("Family name", "Writes").type("Affiliation", "Test Trust");
        witness.sees(ada, "people");
        ada.press("Save and continue to details").type("Kind of article", "Notes");
        witness.sees(ada, "details");
        ada.press("Save and check");
        witness.sees(ada, "check");
        ada.press("Submit to the editors");
        witness.sees(ada, "submitted");
        return ada;
    }
}
