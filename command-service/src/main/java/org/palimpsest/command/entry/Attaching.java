package org.palimpsest.command.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.AttachFile;
import org.palimpsest.command.entry.EntryCommand.DescribeFile;
import org.palimpsest.command.entry.EntryCommand.ExpectFile;
import org.palimpsest.command.entry.EntryCommand.RemoveFile;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.text.Node;

/** The files of a draft. The sender of these commands keeps their bytes; here it is decided which files the draft has. */
final class Attaching {
    static final int MOST = 100;
    static final int LONGEST_NAME = 200;
    static final int LONGEST_ALTERNATIVE = 1_000;

    /** What would lead out of a folder, or is a sign of its own in an address. */
    static final Pattern NAME = Pattern.compile("[^/\\\\<>:\"|?*.][^/\\\\<>:\"|?*]*");

    private static final String NAME_VALID = "a file name without / \\ < > : \" | ? * that does not begin with a dot";

    private Attaching() {}

    static List<EntryEvent> expect(ExpectFile c, EntryState state) {
        var violations = new Violations();
        name("name", Text.orEmpty(c.name()), violations);
        violations.line("alternative", c.alternative(), LONGEST_ALTERNATIVE);
        if (state.content().files().size() >= MOST) {
            violations.add("file", "There are " + MOST + " files already.", "at most " + MOST + " files of an entry");
        }
        violations.check();
        return List.of();
    }

    static List<EntryEvent> attach(AttachFile c, EntryState state) {
        var file = Normal.file(c.file());
        var files = new ArrayList<>(state.content().files());
        int place = c.replaces() ? place(files, file.name()) : same(files, file);
        if (place >= 0) {
            files.set(place, file.named(files.get(place).name()));
        } else {
            files.add(file.named(free(files, file.name())));
        }
        var violations = new Violations();
        files(files, violations);
        violations.check();
        return changed(c.entryId(), state, files);
    }

    static List<EntryEvent> describe(DescribeFile c, EntryState state) {
        var files = new ArrayList<>(state.content().files());
        int place = known(files, c.name());
        var violations = new Violations();
        violations.line("alternative", c.alternative(), LONGEST_ALTERNATIVE);
        violations.check();
        files.set(place, Normal.file(files.get(place).described(c.alternative())));
        return changed(c.entryId(), state, files);
    }

    static List<EntryEvent> remove(RemoveFile c, EntryState state) {
        var files = new ArrayList<>(state.content().files());
        int place = known(files, c.name());
        var address = files.remove(place).address();
        if (state.content().body().walk().anyMatch(node -> address.equals(picture(node)))) {
            throw new Refused(Reason.WRONG_STATE, "This picture stands in the text. Take it out there first.");
        }
        return changed(c.entryId(), state, files);
    }

    /**
     * Whether the files of {@code content}, which somebody sent, are among {@code kept}, under whichever names; and whether the
     * pictures in its text are among its files.
     */
    static void check(Content content, List<AttachedFile> kept, Violations violations) {
        files(content.files(), violations);
        for (int i = 0; i < content.files().size(); i++) {
            var file = content.files().get(i);
            if (kept.stream().noneMatch(one -> isSame(one, file))) {
                var what = "No such file was sent for this entry.";
                violations.add("content.files." + i, what, "the sha256, mediaType, size, width and height of one that was");
            }
        }
        content.body().walk()
                .map(Attaching::picture)
                .filter(src -> AttachedFile.isAddress(src) && content.pictured(src).isEmpty())
                .distinct()
                .forEach(src -> violations.add(
                        "content.body", "The entry has no picture for “" + src + "”.", "file: and the name of a picture among its files"));
    }

    private static boolean isSame(AttachedFile one, AttachedFile other) {
        return one.named("").described(null).equals(other.named("").described(null));
    }

    private static void files(List<AttachedFile> files, Violations violations) {
        violations.atMost("content.files", files, MOST);
        var seen = new HashSet<String>();
        for (int i = 0; i < files.size(); i++) {
            var path = "content.files." + i;
            var file = files.get(i);
            name(path + ".name", file.name(), violations);
            violations.line(path + ".alternative", file.alternative(), LONGEST_ALTERNATIVE);
            if (!seen.add(folded(file.name()))) {
                violations.add(path + ".name", "Another file has this name.", "each name once");
            }
        }
    }

    private static void name(String path, String name, Violations violations) {
        violations.requiredLine(path, name, LONGEST_NAME);
        if (!name.isEmpty()) {
            violations.pattern(path, name, NAME, NAME_VALID);
        }
    }

    private static @Nullable String picture(Node node) {
        return "image".equals(node.type()) ? node.attr("src") : null;
    }

    private static int same(List<AttachedFile> files, AttachedFile file) {
        return IntStream.range(0, files.size()).filter(at -> isSame(files.get(at), file)).findFirst().orElse(-1);
    }

    private static int known(List<AttachedFile> files, String name) {
        int place = place(files, Text.orEmpty(name));
        if (place < 0) {
            throw new Refused(Reason.UNKNOWN, "The draft has no file of this name.");
        }
        return place;
    }

    private static int place(List<AttachedFile> files, String name) {
        return IntStream.range(0, files.size())
                .filter(at -> folded(files.get(at).name()).equals(folded(name)))
                .findFirst()
                .orElse(-1);
    }

    /** {@code map.png}, {@code map-2.png} and so on: the first that no file has. */
    private static String free(List<AttachedFile> files, String name) {
        int dot = name.lastIndexOf('.');
        var stem = dot < 0 ? name : name.substring(0, dot);
        var ending = dot < 0 ? "" : name.substring(dot);
        return IntStream.rangeClosed(1, MOST + 1)
                .mapToObj(number -> number == 1 ? name : stem + "-" + number + ending)
                .filter(one -> place(files, one) < 0)
                .findFirst()
                .orElse(name);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<EntryEvent> changed(UUID id, EntryState state, List<AttachedFile> files) {
        return files.equals(state.content().files()) ? List.of() : List.of(new FilesRevised(id, files));
    }
}
