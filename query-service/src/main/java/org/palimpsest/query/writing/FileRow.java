package org.palimpsest.query.writing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.markdown.Markdown;
import org.palimpsest.query.pages.Attachment;
import org.palimpsest.query.pages.InWords;

/**
 * A file of a draft in its form.
 *
 * @param number from 0, by which its fields are named
 * @param about what it is and how large
 * @param markdown what shows it in the text; empty for what is no picture
 */
record FileRow(int number, String name, InWords about, String address, boolean picture, String alternative, String markdown) {

    static List<FileRow> of(UUID entry, List<AttachedFile> files) {
        return IntStream.range(0, files.size())
                .mapToObj(number -> of(number, "/entries/" + entry + "/files/", files.get(number)))
                .toList();
    }

    private static FileRow of(int number, String folder, AttachedFile file) {
        var words = file.alternative() == null ? "" : file.alternative();
        return new FileRow(
                number,
                file.name(),
                Attachment.about(file),
                folder + file.sha256(),
                file.canStandInText(),
                words,
                file.canStandInText() ? Markdown.write(showing(file, words)) : "");
    }

    private static Node showing(AttachedFile file, String words) {
        var image = new Node("image", Map.of("src", file.address(), "alt", words), List.of(), List.of(), null);
        var paragraph = new Node("paragraph", Map.of(), List.of(image), List.of(), null);
        return new Node("doc", Map.of(), List.of(paragraph), List.of(), null);
    }
}
