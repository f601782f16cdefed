package org.palimpsest.eventstore;

import java.util.List;

class WritersOfOneProcessTest extends WritersContract {

    private final List<Writer> writers = List.of(Writer.with(store.engine()));

    @Override
    List<Writer> writers() {
        return writers;
    }
}
