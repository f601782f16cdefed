package org.palimpsest.query.file;

import java.util.stream.Stream;
import org.palimpsest.web.storage.FileStore;
import org.palimpsest.web.storage.FileStore.Stored;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** A file on its way to its reader. */
final class Pieces {
    private Pieces() {}

    /** One piece after the other, each read from the store when the reader has taken the one before. */
    static Flux<DataBuffer> of(FileStore store, Stored file, long first, long last) {
        return Flux.using(() -> store.read(file, first, last), Flux::fromStream, Stream::close)
                .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap)
                .subscribeOn(Schedulers.boundedElastic());
    }
}
