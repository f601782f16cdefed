package org.palimpsest.command.file;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.palimpsest.command.Refused;

/**
 * Pictures, drawn anew: what is kept has the pixels of what was sent, upright and in sRGB, and nothing else of it: no EXIF, XMP or
 * profile that tells who took it where, and nothing that was hidden before, within or behind it.
 */
final class Pictures {
    /** In pixels: 4 bytes each while it is drawn. */
    static final long MOST_PIXELS = 50_000_000;

    /** Wider ones are shown in text by a smaller picture. */
    static final int THUMBNAIL_WIDTH = 800;

    private static final int LONGEST_SIDE = 20_000;
    private static final float JPEG_QUALITY = 0.92f;

    private Pictures() {}

    /** Draws {@code sent} into {@code kept}, and smaller into {@code thumbnail} if it is wide. */
    static Kept draw(Path sent, FileKind kind, Path kept, Path thumbnail) throws IOException {
        var picture = upright(read(sent, kind), orientation(sent));
        var format = kind == FileKind.JPEG ? FileKind.JPEG : FileKind.PNG;
        write(picture, format, kept);
        boolean isWide = picture.getWidth() > THUMBNAIL_WIDTH;
        if (isWide) {
            write(smaller(picture), format, thumbnail);
        }
        return new Kept(
                format, kept, picture.getWidth(), picture.getHeight(), isWide ? Optional.of(thumbnail) : Optional.empty());
    }

    private static BufferedImage read(Path sent, FileKind kind) throws IOException {
        var reader = ImageIO.getImageReadersByMIMEType(kind.mediaType()).next();
        try (var in = ImageIO.createImageInputStream(sent.toFile())) {
            reader.setInput(in, false, true);
            checkSize(reader.getWidth(0), reader.getHeight(0));
            if (kind == FileKind.GIF && moves(reader)) {
                throw Unfit.because("This picture moves, and readers cannot stop it.", "a single picture");
            }
            return inSrgb(reader.read(0));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            var valid = "a picture that opens elsewhere; one made for print (CMYK) saved as RGB";
            throw Unfit.because("This picture cannot be read.", valid);
        } finally {
            reader.dispose();
        }
    }

    private static void checkSize(long width, long height) throws Refused {
        if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw Unfit.because(
                    "This picture is too large: " + width + " × " + height + " pixels.",
                    "at most " + MOST_PIXELS / 1_000_000 + " million pixels, and " + LONGEST_SIDE + " on a side");
        }
    }

    private static boolean moves(ImageReader reader) throws IOException {
        try {
            // The second one's size is there only if the second one is: cheaper than counting all.
            return reader.getWidth(1) > 0;
        } catch (IndexOutOfBoundsException _) {
            return false;
        }
    }

    private static BufferedImage inSrgb(BufferedImage read) {
        var type = read.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        return drawn(read, new AffineTransform(), read.getWidth(), read.getHeight(), type);
    }

    /** As EXIF tells it, 1 to 8; what cannot be read tells nothing. */
    private static int orientation(Path sent) {
        try {
            var exif = ImageMetadataReader.readMetadata(sent.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            var told = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return told == null ? 1 : told;
        } catch (ImageProcessingException | IOException | RuntimeException _) {
            return 1;
        }
    }

    private static BufferedImage upright(BufferedImage picture, int orientation) {
        double w = picture.getWidth();
        double h = picture.getHeight();
        var turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        boolean isLying = orientation >= 5 && orientation <= 8;
        return turn.isIdentity()
                ? picture
                : drawn(picture, turn, (int) (isLying ? h : w), (int) (isLying ? w : h), picture.getType());
    }

    private static BufferedImage smaller(BufferedImage picture) {
        int height = Math.max(1, Math.round((float) picture.getHeight() * THUMBNAIL_WIDTH / picture.getWidth()));
        var scaled = picture.getScaledInstance(THUMBNAIL_WIDTH, height, Image.SCALE_AREA_AVERAGING);
        return drawn(scaled, new AffineTransform(), THUMBNAIL_WIDTH, height, picture.getType());
    }

    private static BufferedImage drawn(Image picture, AffineTransform transform, int width, int height, int type) {
        var drawn = new BufferedImage(width, height, type);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.drawImage(picture, transform, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    private static void write(BufferedImage picture, FileKind format, Path to) throws IOException {
        var writer = ImageIO.getImageWritersByMIMEType(format.mediaType()).next();
        try (var out = ImageIO.createImageOutputStream(to.toFile())) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            if (format == FileKind.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(picture, List.of(), null), how);
        } finally {
            writer.dispose();
        }
    }
}
