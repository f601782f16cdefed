package org.palimpsest.command.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * PDFs whose own structure unpacks to more than memory holds. Streams of objects and of references are unpacked as a document is
 * read; all others stay packed here.
 */
final class PdfBombs {
    private static final long MOST_UNPACKED = 64L * 1024 * 1024;
    private static final int LONGEST_DICTIONARY = 2048;
    private static final int BUFFER = 64 * 1024;
    private static final String STREAM = "stream";

    private PdfBombs() {}

    /** Takes as much memory as the file is long, which is limited. */
    static void check(Path sent) throws IOException {
        var bytes = Files.readAllBytes(sent);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        long unpacked = 0;
        for (int at = text.indexOf(STREAM); at >= 0; at = text.indexOf(STREAM, at + STREAM.length())) {
            if (text.startsWith("end", Math.max(0, at - 3))) {
                continue;
            }
            int from = Math.max(text.lastIndexOf(" obj", at), at - LONGEST_DICTIONARY);
            var dictionary = text.substring(Math.max(0, from), at);
            if (!dictionary.contains("ObjStm") && !dictionary.contains("XRef")) {
                continue;
            }
            if (dictionary.split("FlateDecode|LZWDecode|RunLengthDecode|/Fl\\b|/LZW\\b|/RL\\b", -1).length > 2) {
                throw bomb();
            }
            unpacked += unpacked(bytes, start(text, at + STREAM.length()), MOST_UNPACKED - unpacked);
            if (unpacked >= MOST_UNPACKED) {
                throw bomb();
            }
        }
    }

    private static int start(String text, int after) {
        return after + (text.startsWith("\r\n", after) ? 2 : 1);
    }

    private static long unpacked(byte[] bytes, int from, long most) {
        if (from >= bytes.length) {
            return 0;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            var buffer = new byte[BUFFER];
            long total = 0;
            while (total < most) {
                int some = inflater.inflate(buffer);
                if (some <= 0) {
                    break;
                }
                total += some;
            }
            return total;
        } catch (DataFormatException _) {
            return 0;
        } finally {
            inflater.end();
        }
    }

    private static RuntimeException bomb() {
        return Unfit.because("This PDF unpacks to far more than it is.", "an ordinary PDF");
    }
}
