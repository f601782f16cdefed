package org.palimpsest.command.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.palimpsest.command.Refused;

/** What was sent, told by its content and made harmless. Whatever its sender calls it counts for nothing. Thread-safe. */
final class FileCheck {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    /** What an office document may look like before somebody has opened it. */
    private static final Set<String> PACKAGES = Set.of(
            "application/zip",
            "application/x-tika-ooxml",
            FileKind.DOCX.mediaType(),
            FileKind.XLSX.mediaType(),
            FileKind.ODT.mediaType(),
            FileKind.ODS.mediaType());

    private FileCheck() {}

    /**
     * What is to be kept of {@code sent}, which is left as it is.
     *
     * @param name as its sender calls it: tells a table from a text
     * @param folder for what is made
     * @throws Refused if it is none of {@link FileKind}, or harmful
     */
    static Kept keep(Path sent, String name, Path folder) throws IOException {
        if (Files.size(sent) == 0) {
            throw Unfit.because("This file is empty.", "a file in which there is something");
        }
        var type = type(sent);
        var kept = folder.resolve("kept");
        if (PACKAGES.contains(type)) {
            return OfficeDocuments.rewrite(sent, kept);
        }
        var kind = FileKind.of(type).orElseThrow(() -> Unfit.because("This is no file that is taken here: " + type + ".", FileKind.LIST));
        return switch (kind) {
            case PNG, JPEG, GIF -> Pictures.draw(sent, kind, kept, folder.resolve("thumbnail"));
            case PDF -> Pdfs.rewrite(sent, kept);
            case CSV, TXT -> PlainTexts.check(sent, name);
            case DOCX, XLSX, ODT, ODS -> throw new IllegalStateException("a package: " + kind);
        };
    }

    private static String type(Path sent) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(sent))) {
            return TYPES.detect(in, new Metadata()).getBaseType().toString();
        }
    }
}
