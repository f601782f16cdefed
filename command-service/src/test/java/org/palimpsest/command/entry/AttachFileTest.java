package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OTTO;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.command.entry.EntryCommand.AttachFile;
import org.palimpsest.command.entry.EntryCommand.DescribeFile;
import org.palimpsest.command.entry.EntryCommand.ExpectFile;
import org.palimpsest.command.entry.EntryCommand.RemoveFile;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;

class AttachFileTest {
    private static final AttachedFile MAP = picture("map.png", "a", "The valley");
    private static final AttachedFile REPORT =
            new AttachedFile("report.pdf", "b".repeat(64), "application/pdf", 1200, null, null, null);
    private static final List<EntryEvent> WITH_MAP = Histories.then(Histories.DRAFT, new FilesRevised(ENTRY, List.of(MAP)));
    private static final List<EntryEvent> SHOWING_MAP =
            Histories.then(WITH_MAP, new BodyRevised(ENTRY, Schema.VERSION, showing("file:map.png")));

    private static AttachedFile picture(String name, String hash, String alternative) {
        return new AttachedFile(name, hash.repeat(64), "image/png", 1000, 40, 30, alternative);
    }

    private static Node showing(String src) {
        var image = new Node("image", Map.of("src", src, "alt", "A map"), List.of(), List.of(), null);
        var paragraph = new Node("paragraph", Map.of(), List.of(image), List.of(), null);
        return new Node("doc", Map.of(), List.of(paragraph), List.of(), null);
    }

    private static Content complete(Node body, AttachedFile... files) {
        return new Content(
                COMPLETE.title(), COMPLETE.language(), COMPLETE.period(), COMPLETE.keywords(), COMPLETE.contributors(),
                body, COMPLETE.links(), COMPLETE.article(), List.of(files));
    }

    @Test
    void aFileIsAddedToTheDraft() {
        given(WITH_MAP).when(OLWEN, new AttachFile(ENTRY, REPORT, false)).expectEvents(new FilesRevised(ENTRY, List.of(MAP, REPORT)));
    }

    @Test
    void anEditorMayAddOneToWhatIsAccepted() {
        given(Histories.ACCEPTED).when(EDDA, new AttachFile(ENTRY, REPORT, false)).expectEvents(new FilesRevised(ENTRY, List.of(REPORT)));
    }

    @Test
    void whatIsThereAlreadyChangesNothing() {
        given(WITH_MAP).when(OLWEN, new AttachFile(ENTRY, MAP, false)).expectNoEvents();
    }

    @Test
    void theSameBytesAreTheSameFileWhateverTheyAreCalled() {
        given(WITH_MAP)
                .when(OLWEN, new AttachFile(ENTRY, picture("plan.png", "a", "The valley in 2014"), false))
                .expectEvents(new FilesRevised(ENTRY, List.of(MAP.described("The valley in 2014"))));
    }

    @Test
    void anotherFileOfTheSameNameGetsANumber() {
        given(WITH_MAP)
                .when(OLWEN, new AttachFile(ENTRY, picture("Map.png", "c", "Another"), false))
                .expectEvents(new FilesRevised(ENTRY, List.of(MAP, picture("Map-2.png", "c", "Another"))));
    }

    @Test
    void orTakesItsPlaceIfItShallAndKeepsItsName() {
        given(SHOWING_MAP)
                .when(OLWEN, new AttachFile(ENTRY, picture("MAP.png", "c", "Another"), true))
                .expectEvents(new FilesRevised(ENTRY, List.of(picture("map.png", "c", "Another"))));
    }

    @Test
    void onlyThoseWhoMayReviseTheDraftMayAttachToIt() {
        given(WITH_MAP).when(EDDA, new AttachFile(ENTRY, REPORT, false)).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(WITH_MAP).when(OTTO, new ExpectFile(ENTRY, "a.png", null)).expectException(refused(UNKNOWN));
        given(Histories.SUBMITTED).when(OLWEN, new ExpectFile(ENTRY, "a.png", null)).expectException(refused(WRONG_STATE));
        given(Histories.PUBLISHED).when(OTTO, new RemoveFile(ENTRY, "a.png")).expectException(refused(NOT_PERMITTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../a.png", "a/b.png", "a\\b.png", ".a", "a:b", "a\nb", "a\u202egnp.exe"})
    void aNameThatLeadsElsewhereOrHidesWhatItIsIsRefused(String name) {
        given(WITH_MAP).when(OLWEN, new ExpectFile(ENTRY, name, null)).expectException(invalid("name"));
    }

    @Test
    void thereIsAnEndToHowManyThereAre() {
        var many = IntStream.range(0, Attaching.MOST).mapToObj(n -> picture(n + ".png", "a", "One")).toList();
        given(Histories.then(Histories.DRAFT, new FilesRevised(ENTRY, many)))
                .when(OLWEN, new ExpectFile(ENTRY, "a.png", null))
                .expectException(invalid("file"));
    }

    @Test
    void whatAPictureShowsCanBeSaidAnew() {
        given(WITH_MAP)
                .when(OLWEN, new DescribeFile(ENTRY, "map.png", " The valley in 2014 "))
                .expectEvents(new FilesRevised(ENTRY, List.of(MAP.described("The valley in 2014"))));
        given(WITH_MAP)
                .when(OLWEN, new DescribeFile(ENTRY, "map.png", null))
                .expectEvents(new FilesRevised(ENTRY, List.of(MAP.described(null))));
        given(WITH_MAP).when(OLWEN, new DescribeFile(ENTRY, "no.png", null)).expectException(refused(UNKNOWN));
    }

    @Test
    void aFileIsTakenOutUnlessTheTextShowsIt() {
        given(WITH_MAP).when(OLWEN, new RemoveFile(ENTRY, "map.png")).expectEvents(new FilesRevised(ENTRY, List.of()));
        given(SHOWING_MAP)
                .when(OLWEN, new RemoveFile(ENTRY, "map.png"))
                .expectException(refused(WRONG_STATE, "stands in the text"))
                .expectNoEvents();
    }

    @Test
    void aTextShowsFilesOfItsOwnEntryAlone() {
        given(WITH_MAP)
                .when(OLWEN, new ReviseDraft(ENTRY, complete(showing("file:map.png"), MAP)))
                .expectEvents(new BodyRevised(ENTRY, Schema.VERSION, showing("file:map.png")));
        given(WITH_MAP)
                .when(OLWEN, new ReviseDraft(ENTRY, complete(showing("file:other.png"), MAP)))
                .expectException(invalid("content.body"));
        given(WITH_MAP)
                .when(OLWEN, new ReviseDraft(ENTRY, complete(showing("file:map.png"))))
                .expectException(invalid("content.body"));
    }

    @Test
    void nobodyGetsAFileByItsHash() {
        var foreign = picture("map.png", "d", "Somebody else's");
        given(WITH_MAP)
                .when(OLWEN, new ReviseDraft(ENTRY, complete(COMPLETE.body(), foreign)))
                .expectException(invalid("content.files.0"));
        given(List.of())
                .when(OLWEN, new StartDraft(ENTRY, "valleys", null, complete(COMPLETE.body(), foreign)))
                .expectException(invalid("content.files.0"));
        given(WITH_MAP)
                .when(OLWEN, new ReviseDraft(ENTRY, complete(COMPLETE.body(), new AttachedFile(
                        "map.png", MAP.sha256(), "text/html", MAP.size(), 40, 30, null))))
                .expectException(invalid("content.files.0"));
    }

    @Test
    void filesAreNamedAnewAndOrderedWithTheRest() {
        given(Histories.then(Histories.DRAFT, new FilesRevised(ENTRY, List.of(MAP, REPORT))))
                .when(OLWEN, new ReviseDraft(ENTRY, complete(COMPLETE.body(), REPORT, MAP.named("valley.png"))))
                .expectEvents(new FilesRevised(ENTRY, List.of(REPORT, MAP.named("valley.png"))));
    }
}
