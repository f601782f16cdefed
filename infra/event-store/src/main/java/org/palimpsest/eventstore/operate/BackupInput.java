package org.palimpsest.eventstore.operate;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.ChainReport;
import org.palimpsest.eventstore.ChainReport.Flaw;
import org.palimpsest.eventstore.ChainWalk;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a backup from its first line to its last and believes nothing of it: every commit is recomputed, every line
 * counted and hashed. In memory: one line, and one number per stream. Not thread-safe.
 */
final class BackupInput implements AutoCloseable {

    /** MongoDB's limit of a document. */
    private static final int LARGEST = 16 * 1024 * 1024;

    /** As JSON one byte can become six ({@code \u0001}). */
    private static final int LONGEST = 6 * LARGEST + (1 << 16);

    /** A document of 16 MB has fewer; a line of {@code {},{},{}} would become gigabytes of nodes. */
    private static final long MOST_TOKENS = 8_000_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final DocumentCodec CODEC = new DocumentCodec();

    private final InputStream file;
    private final Lines lines;
    private final MessageDigest digest = BackupOutput.sha256();
    private final ChainWalk walk = new ChainWalk();
    private final Map<String, Long> documents = new TreeMap<>();
    private final Header header;
    private byte[] line = {};
    private long number;

    /**
     * @throws DamagedBackupException if it does not begin as a backup
     * @throws IOException if it cannot be read
     */
    BackupInput(Path path) throws IOException {
        file = Files.newInputStream(path);
        try {
            lines = new Lines(opened(), LONGEST);
            header = record(line(), "header", Header.class);
            digest.update(line);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private InputStream opened() throws IOException {
        try {
            return new GZIPInputStream(file, 1 << 16);
        } catch (EOFException | ZipException e) {
            throw new DamagedBackupException(1, "this is no backup: " + e.getMessage(), e);
        }
    }

    Header header() {
        return header;
    }

    /** What has been read of the log so far. */
    ChainReport report() {
        return walk.report();
    }

    /**
     * The next commit or document; null when the last line has been read and agrees with all before it.
     *
     * @throws DamagedBackupException if it is not what a backup writes
     * @throws IOException if it cannot be read
     */
    @Nullable BackupLine next() throws IOException {
        JsonNode json = line();
        try {
            BackupLine next = switch (json.propertyNames().toString()) {
                case "[commit]" -> commit(json.get("commit"));
                case "[collection, document]" -> document(json);
                case "[trailer]" -> null;
                default -> throw new IllegalArgumentException("neither a commit nor a document nor the end");
            };
            if (next == null) {
                end(record(json, "trailer", Trailer.class));
            }
            digest.update(line);
            return next;
        } catch (RuntimeException e) {
            throw e instanceof DamagedBackupException ? e : damaged(e);
        }
    }

    private BackupLine commit(JsonNode json) {
        if (!documents.isEmpty()) {
            throw new IllegalArgumentException("a commit stands behind the documents of other collections");
        }
        RawBsonDocument document = small(new RawBsonDocument(CommitJson.read(json), CODEC));
        long position = walk.report().headPosition() + 1;
        Optional<Flaw> flaw = walk.next(document);
        if (flaw.isPresent()) {
            throw new IllegalArgumentException("position " + flaw.get().position() + ": " + flaw.get().what());
        }
        return new BackupLine.Commit(position, walk.report().headHash(), document);
    }

    private BackupLine document(JsonNode json) {
        String name = json.get("collection").asString();
        if (!header.collections().contains(name)) {
            throw new IllegalArgumentException("the first line does not name the collection " + name);
        }
        documents.merge(name, 1L, Long::sum);
        return new BackupLine.Kept(name, small(RawBsonDocument.parse(json.get("document").toString())));
    }

    private static RawBsonDocument small(RawBsonDocument document) {
        int size = document.getByteBuffer().remaining();
        if (size > LARGEST) {
            throw new IllegalArgumentException("a document of " + size + " bytes, more than MongoDB's limit");
        }
        return document;
    }

    private void end(Trailer said) throws IOException {
        header.collections().forEach(name -> documents.putIfAbsent(name, 0L));
        ChainReport read = walk.report();
        Trailer found = new Trailer(read.commits(), read.headPosition() + 1, read.headPosition(), read.headHash(),
                documents, HexFormat.of().formatHex(digest.digest()));
        if (!found.equals(said)) {
            throw new IllegalArgumentException(
                    "the last line does not agree with what stands before it; read was " + found);
        }
        if (bytes() != null) {
            throw new IllegalArgumentException("the file goes on behind its last line");
        }
    }

    private JsonNode line() throws IOException {
        byte[] next = bytes();
        if (next == null || next[next.length - 1] != '\n') {
            throw new DamagedBackupException(number, "the file was cut off here", null);
        }
        line = next;
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            throw new DamagedBackupException(number, "no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private byte @Nullable [] bytes() throws IOException {
        number++;
        try {
            return lines.next();
        } catch (EOFException e) {
            throw new DamagedBackupException(number, "the file was cut off here", e);
        } catch (ZipException | Lines.LineTooLongException e) {
            throw new DamagedBackupException(number, String.valueOf(e.getMessage()), e);
        }
    }

    private <T> T record(JsonNode json, String name, Class<T> type) {
        try {
            return JSON.treeToValue(json.required(name), type);
        } catch (JacksonException e) {
            throw damaged(e.getCause() instanceof IllegalArgumentException cause ? cause : e);
        }
    }

    private DamagedBackupException damaged(RuntimeException e) {
        String what = e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
        return new DamagedBackupException(number, String.valueOf(what), e);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
