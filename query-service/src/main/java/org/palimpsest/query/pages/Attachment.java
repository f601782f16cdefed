package org.palimpsest.query.pages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.text.Node;

/**
 * A file to be had beside the text.
 *
 * @param about what it is and how large, such as {@code PDF, 1.2 MB}
 */
public record Attachment(String address, String name, InWords about) {
    private static final int KILO = 1000;

    /** Those of {@code content} that its body does not show; {@code address} is that of the entry's files. */
    static List<Attachment> of(Content content, String address) {
        var shown = content.body().walk()
                .filter(node -> "image".equals(node.type()))
                .map(Attachment::source)
                .collect(Collectors.toSet());
        return content.files().stream()
                .filter(file -> !shown.contains(file.address()))
                .map(file -> new Attachment(address + "/" + file.sha256(), file.name(), about(file)))
                .toList();
    }

    /** What the file is and how large, in words. */
    public static InWords about(AttachedFile file) {
        int dot = file.name().lastIndexOf('.');
        var kind = dot < 0 ? "" : file.name().substring(dot + 1).toUpperCase(Locale.ROOT);
        return InWords.joined(", ", InWords.plain(kind), size(file.size()));
    }

    private static String source(Node image) {
        var src = image.attr("src");
        return src == null ? "" : src;
    }

    private static InWords size(long bytes) {
        if (bytes < KILO) {
            return InWords.text("files.bytes", bytes);
        }
        return bytes < KILO * KILO
                ? InWords.text("files.kilobytes", Math.round((double) bytes / KILO))
                : InWords.text("files.megabytes", (double) bytes / KILO / KILO);
    }
}
