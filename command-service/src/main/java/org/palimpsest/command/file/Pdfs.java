package org.palimpsest.command.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * PDF documents, written anew: without what stood before or behind the document, without properties that tell who made it, and
 * without what acts when it is opened or carries other files.
 */
final class Pdfs {
    private static final String HEADER = "%PDF-";
    private static final String END = "%%EOF";

    /** How far from its last byte a document may end: some programs add line ends. */
    private static final int AFTER_END = 1024;

    /** Of actions that stay: those that only lead elsewhere. */
    private static final Set<String> HARMLESS = Set.of("GoTo", "URI", "Named");

    private static final COSName ADDITIONAL_ACTIONS = COSName.getPDFName("AA");
    private static final COSName AUTHOR_OF_NOTE = COSName.T;
    private static final COSName NEXT = COSName.getPDFName("Next");

    private Pdfs() {}

    static Kept rewrite(Path sent, Path kept) throws IOException {
        checkEnds(sent);
        PdfBombs.check(sent);
        try (var document = Loader.loadPDF(sent.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw locked();
            }
            strip(document);
            document.save(kept.toFile());
            return Kept.document(FileKind.PDF, kept);
        } catch (InvalidPasswordException _) {
            throw locked();
        } catch (IOException | IllegalArgumentException | ClassCastException | IllegalStateException | StackOverflowError e) {
            throw Unfit.because("This PDF cannot be read.", "one that opens elsewhere, perhaps printed to PDF once more");
        }
    }

    /** A document that begins as something else, or goes on as something else, may be taken for that. */
    private static void checkEnds(Path sent) throws IOException {
        try (var file = Files.newByteChannel(sent)) {
            var start = new byte[HEADER.length()];
            var end = new byte[(int) Math.min(AFTER_END, file.size())];
            file.read(ByteBuffer.wrap(start));
            file.position(file.size() - end.length).read(ByteBuffer.wrap(end));
            var tail = new String(end, StandardCharsets.ISO_8859_1);
            int at = tail.lastIndexOf(END);
            boolean endsThere = at >= 0 && tail.substring(at + END.length()).replace("\0", "").isBlank();
            if (!new String(start, StandardCharsets.ISO_8859_1).equals(HEADER) || !endsThere) {
                throw Unfit.because("Something stands before or behind this PDF.", "a file that is a PDF and nothing else");
            }
        }
    }

    private static void strip(PDDocument document) throws IOException {
        document.setDocumentInformation(new PDDocumentInformation());
        document.setDocumentId(0L);
        var catalog = document.getDocumentCatalog().getCOSObject();
        catalog.removeItem(COSName.OPEN_ACTION);
        catalog.removeItem(ADDITIONAL_ACTIONS);
        catalog.removeItem(COSName.METADATA);
        catalog.removeItem(COSName.getPDFName("AF"));
        if (catalog.getDictionaryObject(COSName.NAMES) instanceof COSDictionary names) {
            names.removeItem(COSName.getPDFName("JavaScript"));
            names.removeItem(COSName.getPDFName("EmbeddedFiles"));
        }
        if (catalog.getDictionaryObject(COSName.ACRO_FORM) instanceof COSDictionary form) {
            form.removeItem(COSName.getPDFName("XFA"));
            form.removeItem(ADDITIONAL_ACTIONS);
        }
        // What of it is reached from elsewhere, such as a field's action or a picture's properties, is found object by object.
        for (var key : document.getDocument().getXrefTable().keySet()) {
            var object = document.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSDictionary dictionary) {
                strip(dictionary);
            }
        }
        for (var page : document.getPages()) {
            strip(page.getCOSObject());
            for (var annotation : page.getAnnotations()) {
                strip(annotation.getCOSObject());
                if (!"Widget".equals(annotation.getSubtype())) {
                    annotation.getCOSObject().removeItem(AUTHOR_OF_NOTE);
                }
                if ("FileAttachment".equals(annotation.getSubtype())) {
                    annotation.getCOSObject().removeItem(COSName.FS);
                }
            }
        }
    }

    private static void strip(COSDictionary object) {
        object.removeItem(ADDITIONAL_ACTIONS);
        object.removeItem(COSName.METADATA);
        object.removeItem(COSName.getPDFName("PieceInfo"));
        if (acts(object.getDictionaryObject(COSName.A))) {
            object.removeItem(COSName.A);
        }
        if (isAction(object) && acts(object)) {
            object.clear();
        }
        if (isAction(object)) {
            object.removeItem(NEXT);
        }
    }

    private static boolean acts(@Nullable COSBase action) {
        return action instanceof COSDictionary dictionary && !HARMLESS.contains(String.valueOf(dictionary.getNameAsString(COSName.S)));
    }

    private static boolean isAction(COSDictionary object) {
        return "Action".equals(object.getNameAsString(COSName.TYPE));
    }

    private static RuntimeException locked() {
        return Unfit.because("This PDF is locked with a password.", "one that everybody can open");
    }
}
