package org.palimpsest.eventstore.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * Writes lines, compressed, into a file beside {@code target}, which appears only when {@link #finish} has put all of
 * it on the disk, and never in the place of another file. Nobody but the owner may read it. Not thread-safe.
 */
final class BackupOutput implements AutoCloseable {

    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final GZIPOutputStream gzip;
    private final OutputStream out;
    private final MessageDigest digest = sha256();

    /**
     * @throws FileAlreadyExistsException if {@code target} exists
     * @throws NoSuchFileException if its folder does not
     */
    BackupOutput(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        if (!Files.isDirectory(folder())) {
            throw new NoSuchFileException(folder().toString());
        }
        part = Files.createTempFile(folder(), target.getFileName() + ".", ".part");
        part.toFile().deleteOnExit();
        channel = FileChannel.open(part, StandardOpenOption.WRITE);
        gzip = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16);
        out = new BufferedOutputStream(gzip, 1 << 16);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void line(String json) throws IOException {
        byte[] bytes = (json + "\n").getBytes(UTF_8);
        digest.update(bytes);
        out.write(bytes);
    }

    /** SHA-256 of all lines; to be asked for once, before the last one. */
    String sha256OfLines() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** @throws FileAlreadyExistsException if {@code target} exists meanwhile */
    void finish() throws IOException {
        out.flush();
        gzip.finish();
        channel.force(true);
        try {
            // Unlike a renaming, a second name never takes the place of a file.
            Files.createLink(target, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(part, target);
        }
        Files.deleteIfExists(part);
        try (FileChannel folder = FileChannel.open(folder(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private Path folder() {
        return Objects.requireNonNull(target.getParent(), "a file has a folder");
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
