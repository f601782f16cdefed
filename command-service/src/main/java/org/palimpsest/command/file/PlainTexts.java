package org.palimpsest.command.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Texts and tables in UTF-8, in which nothing stands but text. */
final class PlainTexts {
    private static final int BUFFER = 8192;

    private PlainTexts() {}

    static Kept check(Path sent, String name) throws IOException {
        try (var reader = Files.newBufferedReader(sent, StandardCharsets.UTF_8)) {
            var buffer = new char[BUFFER];
            int read;
            while ((read = reader.read(buffer)) >= 0) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] < ' ' && "\t\r\n\f".indexOf(buffer[i]) < 0) {
                        throw notText();
                    }
                }
            }
        } catch (CharacterCodingException _) {
            throw notText();
        }
        return Kept.document(name.toLowerCase(Locale.ROOT).endsWith(".csv") ? FileKind.CSV : FileKind.TXT, sent);
    }

    private static RuntimeException notText() {
        return Unfit.because("This is not text in UTF-8.", "text saved as UTF-8");
    }
}
