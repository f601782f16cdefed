package org.palimpsest.command.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** Files as people, and others, send them. */
final class SentFiles {
    /** Whom no file may name once it is kept. */
    static final String AUTHOR = "Olwen Prydderch";

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private SentFiles() {}

    /** The left half is red, the right half blue. */
    static BufferedImage picture(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return picture;
    }

    static byte[] picture(String format, int width, int height) {
        return written(out -> ImageIO.write(picture(width, height), format, out));
    }

    static byte[] png(int width, int height) {
        return picture("png", width, height);
    }

    /** A JPEG that says in EXIF who took it where, and that it lies on its side: orientation 6 is turned right when it is shown. */
    static byte[] photograph(int width, int height) {
        var exif = new ByteArrayOutputStream();
        exif.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        var author = (AUTHOR + "\0").getBytes(StandardCharsets.US_ASCII);
        var tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + author.length);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) 6).putShort((short) 0);
        tiff.putShort((short) 0x13b).putShort((short) 2).putInt(author.length).putInt(8 + 2 + 2 * 12 + 4);
        tiff.putInt(0).put(author);
        exif.writeBytes(tiff.array());
        var jpeg = picture("jpeg", width, height);
        var sent = new ByteArrayOutputStream();
        sent.write(jpeg, 0, 2);
        sent.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1});
        sent.writeBytes(ByteBuffer.allocate(2).putShort((short) (exif.size() + 2)).array());
        sent.writeBytes(exif.toByteArray());
        sent.write(jpeg, 2, jpeg.length - 2);
        return sent.toByteArray();
    }

    /** Says that it is as large as you like, in a few bytes. */
    static byte[] hugePng(int width, int height) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(PNG_SIGNATURE);
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array());
        var deflater = new Deflater(9);
        deflater.setInput(new byte[1_000_000]);
        deflater.finish();
        var packed = new byte[100_000];
        int length = deflater.deflate(packed);
        deflater.end();
        chunk(out, "IDAT", Arrays.copyOf(packed, length));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(data);
        var crc = new CRC32();
        crc.update(body.toByteArray());
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(body.toByteArray());
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    static byte[] movingGif() {
        return written(out -> {
            var writer = ImageIO.getImageWritersByFormatName("gif").next();
            try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
                writer.setOutput(to);
                writer.prepareWriteSequence(null);
                writer.writeToSequence(new IIOImage(picture(4, 4), List.of(), null), null);
                writer.writeToSequence(new IIOImage(picture(4, 4), List.of(), null), null);
                writer.endWriteSequence();
            }
        });
    }

    static byte[] pdf() {
        return pdf(false);
    }

    /** Of {@link #AUTHOR}. */
    static byte[] pdf(boolean withScript) {
        return written(out -> {
            try (var document = new PDDocument()) {
                document.addPage(new PDPage());
                document.getDocumentInformation().setAuthor(AUTHOR);
                if (withScript) {
                    document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('here')"));
                }
                document.save(out);
            }
        });
    }

    /** Of {@link #AUTHOR}, who has also commented on it. */
    static byte[] docx() {
        return zip(Map.of(
                "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
                "word/document.xml", "<w:document xmlns:w=\"w\"><w:ins w:author=\"" + AUTHOR + "\"><w:t>An hour &amp; an hour</w:t></w:ins></w:document>",
                "docProps/core.xml", "<c:coreProperties xmlns:c=\"c\" xmlns:dc=\"dc\"><dc:title>Hours</dc:title><dc:creator>" + AUTHOR
                        + "</dc:creator><c:lastModifiedBy>" + AUTHOR + "</c:lastModifiedBy></c:coreProperties>",
                "docProps/custom.xml", "<Properties><property><lpwstr>" + AUTHOR + "</lpwstr></property></Properties>"));
    }

    static byte[] odt() {
        return zip(Map.of(
                "mimetype", "application/vnd.oasis.opendocument.text",
                "content.xml", "<o:document-content xmlns:o=\"o\">An hour</o:document-content>",
                "meta.xml", "<o:document-meta xmlns:o=\"o\" xmlns:m=\"m\"><m:initial-creator>" + AUTHOR + "</m:initial-creator></o:document-meta>"));
    }

    /** With the part that tells what it is first. */
    static byte[] zip(Map<String, String> parts) {
        return written(out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (var name : parts.keySet().stream().sorted((a, b) -> Boolean.compare(isFirst(b), isFirst(a))).toList()) {
                    var entry = new ZipEntry(name);
                    var bytes = parts.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
                    if (name.equals("mimetype")) {
                        var crc = new CRC32();
                        crc.update(bytes);
                        entry.setMethod(ZipEntry.STORED);
                        entry.setSize(bytes.length);
                        entry.setCrc(crc.getValue());
                    }
                    zip.putNextEntry(entry);
                    zip.write(bytes);
                    zip.closeEntry();
                }
            }
        });
    }

    private static boolean isFirst(String part) {
        return part.equals("mimetype") || part.startsWith("[");
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One behind the other. */
    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        try {
            var out = new ByteArrayOutputStream();
            writing.to(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
