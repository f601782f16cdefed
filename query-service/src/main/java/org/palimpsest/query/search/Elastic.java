package org.palimpsest.query.search;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What Elasticsearch's client throws, as something that needs no catching. */
final class Elastic {

    @FunctionalInterface
    interface Call<T> {
        T call() throws IOException;
    }

    private Elastic() {}

    /** @throws UncheckedIOException if it cannot be reached or does not answer in time */
    static <T> T call(Call<T> call) {
        try {
            return call.call();
        } catch (IOException e) {
            throw away(e);
        }
    }

    static UncheckedIOException away(IOException e) {
        return new UncheckedIOException("Elasticsearch: " + e.getMessage(), e);
    }
}
