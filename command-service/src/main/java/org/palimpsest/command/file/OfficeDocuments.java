package org.palimpsest.command.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Documents that are packages of files, packed anew: only what the package lists is in it, nothing that stood before, between or
 * behind; and no part tells who wrote, changed or commented on it.
 */
final class OfficeDocuments {
    static final int MOST_PARTS = 10_000;

    /** Unpacked, in bytes. */
    static final long MOST_BYTES = 256L * 1024 * 1024;

    /** A text of so many bytes may say the same over and over; beyond, only a bomb packs this well. */
    private static final long ANY_RATIO_BELOW = 10L * 1024 * 1024;

    private static final int MOST_RATIO = 100;

    private static final String MIME_TYPE = "mimetype";
    private static final Map<String, FileKind> OPEN_DOCUMENTS =
            Map.of(FileKind.ODT.mediaType(), FileKind.ODT, FileKind.ODS.mediaType(), FileKind.ODS);

    /** Programs in documents: of Word and Excel, of OpenDocument, and whatever else runs. */
    private static final Pattern PROGRAM =
            Pattern.compile("(?i)(.*/)?vbaProject\\.bin|(Basic|Scripts)/.+|.*\\.(exe|dll|com|scr|bat|cmd|js|vbs|ps1|jar|html?|svg)");

    /** Parts in which people are named: all that is XML but for what an application keeps for itself. */
    private static final Pattern NAMING = Pattern.compile("(docProps|word|xl)/.*\\.(xml|rels)|(content|styles|meta)\\.xml");

    private static final Pattern CUSTOM = Pattern.compile("docProps/custom\\.xml");
    private static final byte[] NOTHING_CUSTOM = ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                    + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>")
            .getBytes(StandardCharsets.UTF_8);

    private OfficeDocuments() {}

    static Kept rewrite(Path sent, Path kept) throws IOException {
        try (var zip = new ZipFile(sent.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(kept))) {
            var parts = parts(zip);
            var kind = kind(zip);
            var budget = new Budget(Files.size(sent));
            for (var part : parts) {
                write(zip, part, out, budget);
            }
            return Kept.document(kind, kept);
        } catch (ZipException | IllegalArgumentException | XMLStreamException e) {
            throw Unfit.because("This document cannot be read.", FileKind.LIST);
        }
    }

    private static List<ZipEntry> parts(ZipFile zip) {
        if (zip.size() > MOST_PARTS) {
            throw bomb();
        }
        var seen = new HashSet<String>();
        var parts = zip.stream().filter(part -> !part.isDirectory()).map(part -> (ZipEntry) part).toList();
        for (var part : parts) {
            var name = part.getName();
            if (name.startsWith("/") || name.contains("\\") || List.of(name.split("/")).contains("..")) {
                throw Unfit.because("Something in this document lies outside of it: " + name + ".", FileKind.LIST);
            }
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw Unfit.because("Something is twice in this document: " + name + ".", FileKind.LIST);
            }
            if (PROGRAM.matcher(name).matches()) {
                throw Unfit.because("There is a program in this document: " + name + ".", "a document without macros");
            }
        }
        return parts;
    }

    private static FileKind kind(ZipFile zip) throws IOException {
        if (zip.getEntry("[Content_Types].xml") != null) {
            if (zip.getEntry("word/document.xml") != null) {
                return FileKind.DOCX;
            }
            if (zip.getEntry("xl/workbook.xml") != null) {
                return FileKind.XLSX;
            }
        }
        var told = zip.getEntry(MIME_TYPE);
        if (told != null) {
            try (var in = zip.getInputStream(told)) {
                var kind = OPEN_DOCUMENTS.get(new String(in.readNBytes(200), StandardCharsets.US_ASCII).strip());
                if (kind != null) {
                    return kind;
                }
            }
        }
        throw Unfit.because("This is a package of files, and none that is taken here.", FileKind.LIST);
    }

    private static void write(ZipFile zip, ZipEntry part, ZipOutputStream out, Budget budget) throws IOException, XMLStreamException {
        var entry = new ZipEntry(part.getName());
        entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
        try (var in = budget.counting(zip.getInputStream(part))) {
            if (part.getName().equals(MIME_TYPE)) {
                // It tells the type of the file to programs that read its first bytes alone, and so is not compressed.
                var bytes = in.readNBytes(200);
                var crc = new CRC32();
                crc.update(bytes);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(bytes.length);
                entry.setCrc(crc.getValue());
                out.putNextEntry(entry);
                out.write(bytes);
            } else {
                out.putNextEntry(entry);
                if (CUSTOM.matcher(part.getName()).matches()) {
                    out.write(NOTHING_CUSTOM);
                } else if (NAMING.matcher(part.getName()).matches()) {
                    Nameless.copy(in, out);
                } else {
                    in.transferTo(out);
                }
            }
        }
        out.closeEntry();
    }

    private static RuntimeException bomb() {
        return Unfit.because("This document unpacks to far more than it is.", "an ordinary document");
    }

    /** How much may still be unpacked. */
    private static final class Budget {
        private final long packed;
        private long unpacked;

        Budget(long packed) {
            this.packed = packed;
        }

        private void take(long bytes) {
            unpacked += bytes;
            if (unpacked > MOST_BYTES || (unpacked > ANY_RATIO_BELOW && unpacked > packed * MOST_RATIO)) {
                throw bomb();
            }
        }

        InputStream counting(InputStream in) {
            return new FilterInputStream(in) {
                @Override
                public int read() throws IOException {
                    int one = super.read();
                    take(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] into, int from, int most) throws IOException {
                    int some = super.read(into, from, most);
                    take(Math.max(0, some));
                    return some;
                }
            };
        }
    }
}
