package org.palimpsest.query.text;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;

/**
 * The pictures that lie here, as what is read shows them.
 *
 * @param content in which they are, and to whose body they belong
 * @param address of the entry's files, without a slash at its end
 */
public record Pictures(Content content, String address) {
    /** Wider pictures are shown by a smaller one that leads to them. In pixels. */
    public static final int THUMBNAIL_WIDTH = 800;

    /** None: each picture in a text leads elsewhere. */
    public static final Pictures NONE = new Pictures(Content.EMPTY, "");

    /**
     * The picture as HTML; empty where {@code src} points to none that lies here.
     *
     * @param alt as the text says it; where it says nothing, what is said of the file counts
     * @param isLinked whether it stands in a link already
     */
    Optional<String> html(@Nullable String src, String alt, boolean isLinked) {
        return content.pictured(src).map(file -> {
            var to = Markup.escape(address + "/" + file.sha256());
            boolean isWide = Objects.requireNonNullElse(file.width(), 0) > THUMBNAIL_WIDTH;
            var image = "<img src=\"%s\" alt=\"%s\"%s loading=\"lazy\">"
                    .formatted(to + (isWide ? "/thumbnail" : ""), Markup.escape(words(file, alt)), size(file, isWide));
            return isWide && !isLinked ? "<a class=\"picture\" href=\"" + to + "\">" + image + "</a>" : image;
        });
    }

    private static String words(AttachedFile file, String alt) {
        return alt.isBlank() ? Objects.requireNonNullElse(file.alternative(), "") : alt;
    }

    private static String size(AttachedFile file, boolean isWide) {
        int width = Objects.requireNonNullElse(file.width(), 1);
        int height = Objects.requireNonNullElse(file.height(), 1);
        int shown = isWide ? THUMBNAIL_WIDTH : width;
        return " width=\"%d\" height=\"%d\"".formatted(shown, Math.max(1, Math.round((float) height * shown / width)));
    }
}
