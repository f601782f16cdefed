package org.palimpsest.command.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of file that are taken: what is not here is refused. */
enum FileKind {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    GIF("image/gif", "gif"),
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    CSV("text/csv", "csv"),
    TXT("text/plain", "txt");

    /** All of them, as people call them. */
    static final String LIST = Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ", "one of ", ""));

    private final String mediaType;
    private final String ending;

    FileKind(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<FileKind> of(String mediaType) {
        return Stream.of(values()).filter(kind -> kind.mediaType.equals(mediaType)).findFirst();
    }

    /** {@code name} with an ending that says what the file is. */
    String named(String name) {
        int dot = name.lastIndexOf('.');
        var given = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (given.equals(ending) || (this == JPEG && given.equals("jpeg"))) {
            return name;
        }
        // The ending of another kind is wrong now; whatever else follows a dot is part of the name.
        boolean isEnding = dot > 0 && given.matches("[a-z0-9]{1,5}");
        return (isEnding ? name.substring(0, dot) : name) + "." + ending;
    }
}
