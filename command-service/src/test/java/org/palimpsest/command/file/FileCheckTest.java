package org.palimpsest.command.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palimpsest.command.file.SentFiles.AUTHOR;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palimpsest.command.Refused;
import org.palimpsest.events.text.Violation;

/** What is kept of files, and which are refused with which reason. */
class FileCheckTest {
    private static final int RED = 0xff0000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Kept keep(byte[] sent, String name) throws IOException {
        return FileCheck.keep(Files.write(folder.resolve("sent"), sent), name, folder);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_photograph_is_kept_upright_and_without_what_tells_who_took_it() throws IOException {
        var sent = SentFiles.photograph(60, 40);
        assertThat(latin(sent)).contains(AUTHOR);

        var kept = keep(sent, "me.jpg");

        assertThat(kept.kind()).isEqualTo(FileKind.JPEG);
        assertThat(kept.width()).isEqualTo(40);
        assertThat(kept.height()).isEqualTo(60);
        assertThat(latin(Files.readAllBytes(kept.path()))).doesNotContain(AUTHOR, "Exif");
        // Turned right, what was on the left is on top.
        var picture = SentFiles.read(Files.readAllBytes(kept.path()));
        assertThat(picture.getRGB(20, 5) >> 16 & 0xff).isGreaterThan(200);
        assertThat(picture.getRGB(20, 55) & 0xff).isGreaterThan(200);
    }

    @Test
    void a_wide_picture_has_a_smaller_one() throws IOException {
        var kept = keep(SentFiles.png(1600, 100), "wide.png");

        assertThat(SentFiles.read(Files.readAllBytes(kept.thumbnail().orElseThrow())))
                .satisfies(small -> assertThat(small.getWidth()).isEqualTo(800))
                .satisfies(small -> assertThat(small.getHeight()).isEqualTo(50));
    }

    @Test
    void what_stands_behind_a_picture_is_not_kept() throws IOException {
        var script = "<script>alert(1)</script>";
        var kept = keep(SentFiles.joined(SentFiles.picture("gif", 4, 4), SentFiles.text(script), SentFiles.docx()), "a.gif");

        assertThat(kept.kind()).isEqualTo(FileKind.PNG);
        assertThat(latin(Files.readAllBytes(kept.path()))).doesNotContain(script, "PK", "GIF");
        assertThat(SentFiles.read(Files.readAllBytes(kept.path())).getRGB(0, 0) & 0xffffff).isEqualTo(RED);
    }

    @Test
    void a_pdf_is_kept_without_author_and_scripts() throws IOException {
        var kept = keep(SentFiles.pdf(true), "a.pdf");

        assertThat(latin(Files.readAllBytes(kept.path()))).doesNotContain(AUTHOR, "JavaScript", "alert");
        try (var document = Loader.loadPDF(kept.path().toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentInformation().getAuthor()).isNull();
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
        }
    }

    @Test
    void an_office_document_is_kept_without_those_who_wrote_it() throws IOException {
        var kept = keep(SentFiles.docx(), "a.docx");

        assertThat(kept.kind()).isEqualTo(FileKind.DOCX);
        try (var zip = new ZipFile(kept.path().toFile())) {
            assertThat(part(zip, "word/document.xml")).contains("An hour &amp; an hour").doesNotContain(AUTHOR);
            assertThat(part(zip, "docProps/core.xml")).contains("Hours").doesNotContain(AUTHOR);
            assertThat(part(zip, "docProps/custom.xml")).doesNotContain(AUTHOR);
        }
    }

    @Test
    void an_open_document_says_first_what_it_is() throws IOException {
        var kept = keep(SentFiles.odt(), "a.odt");

        assertThat(kept.kind()).isEqualTo(FileKind.ODT);
        assertThat(latin(Files.readAllBytes(kept.path()))).startsWith("PK").contains("mimetypeapplication/vnd.oasis.opendocument.text");
        try (var zip = new ZipFile(kept.path().toFile())) {
            assertThat(part(zip, "meta.xml")).doesNotContain(AUTHOR);
        }
    }

    private static String part(ZipFile zip, String name) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_table_is_told_from_a_text_by_its_name() throws IOException {
        assertThat(keep(SentFiles.text("hours;people\n3;4\n"), "hours.CSV").kind()).isEqualTo(FileKind.CSV);
        assertThat(keep(SentFiles.text("Three hours.\n"), "hours.md").kind()).isEqualTo(FileKind.TXT);
    }

    @Test
    void the_ending_of_a_name_says_what_the_file_is() {
        assertThat(FileKind.PNG.named("evil.exe")).isEqualTo("evil.png");
        assertThat(FileKind.JPEG.named("me.JPEG")).isEqualTo("me.JPEG");
        assertThat(FileKind.PDF.named("Dr. Who and the hours")).isEqualTo("Dr. Who and the hours.pdf");
    }

    static Stream<Arguments> hostile() {
        var bomb = "0".repeat(40_000_000);
        var type = Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<a/>");
        return Stream.of(
                Arguments.of("nothing", new byte[0], "a.png", "This file is empty."),
                Arguments.of("a drawing with a script",
                        SentFiles.text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"), "a.png",
                        "This is no file that is taken here: image/svg+xml."),
                Arguments.of("a page", SentFiles.text("<!doctype html><html><script>alert(1)</script></html>"), "a.txt",
                        "This is no file that is taken here: text/html."),
                Arguments.of("a program", SentFiles.joined(SentFiles.text("MZ"), new byte[200]), "a.pdf",
                        "This is no file that is taken here: application/x-msdownload."),
                Arguments.of("a shell script", SentFiles.text("#!/bin/sh\nrm -rf /\n"), "a.csv",
                        "This is no file that is taken here: application/x-sh."),
                Arguments.of("text that is none", new byte[] {'a', (byte) 0xc3, 'b', '\n'}, "a.txt", "This is not text in UTF-8."),
                Arguments.of("a picture that is too large", SentFiles.hugePng(30_000, 30_000), "a.png",
                        "This picture is too large: 30000 × 30000 pixels."),
                Arguments.of("a picture of too many pixels", SentFiles.hugePng(15_000, 15_000), "a.png",
                        "This picture is too large: 15000 × 15000 pixels."),
                Arguments.of("half a picture", Arrays.copyOf(SentFiles.png(300, 300), 60), "a.png", "This picture cannot be read."),
                Arguments.of("a picture that moves", SentFiles.movingGif(), "a.gif", "This picture moves, and readers cannot stop it."),
                Arguments.of("a PDF with something before it", SentFiles.joined(SentFiles.text("hello\n"), SentFiles.pdf()), "a.pdf",
                        "Something stands before or behind this PDF."),
                Arguments.of("a PDF that is a document too", SentFiles.joined(SentFiles.pdf(), SentFiles.docx()), "a.pdf",
                        "Something stands before or behind this PDF."),
                Arguments.of("half a PDF", SentFiles.text("%PDF-1.7\nhello\n%%EOF\n"), "a.pdf", "This PDF cannot be read."),
                Arguments.of("any package", SentFiles.zip(Map.of("a.txt", "a")), "a.docx",
                        "This is a package of files, and none that is taken here."),
                Arguments.of("a bomb", SentFiles.zip(with(type, "word/media/a.bin", bomb)), "a.docx",
                        "This document unpacks to far more than it is."),
                Arguments.of("a macro", SentFiles.zip(with(type, "word/vbaProject.bin", "a")), "a.docx",
                        "There is a program in this document: word/vbaProject.bin."),
                Arguments.of("a part outside", SentFiles.zip(with(type, "word/../../a.xml", "<a/>")), "a.docx",
                        "Something in this document lies outside of it: word/../../a.xml."),
                Arguments.of("entities", SentFiles.zip(with(type, "word/a.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")), "a.docx",
                        "This document cannot be read."));
    }

    private static Map<String, String> with(Map<String, String> parts, String name, String text) {
        var all = new HashMap<>(parts);
        all.put(name, text);
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void hostile(String what, byte[] sent, String name, String why) {
        assertThatThrownBy(() -> keep(sent, name))
                .as(what)
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.violations())
                        .extracting(Violation::message)
                        .containsExactly(why));
    }
}
