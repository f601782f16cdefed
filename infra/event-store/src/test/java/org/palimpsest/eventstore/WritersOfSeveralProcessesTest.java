package org.palimpsest.eventstore;

import java.util.List;
import java.util.stream.Stream;

class WritersOfSeveralProcessesTest extends WritersContract {

    private final List<WriterProcess> processes =
            Stream.generate(() -> new WriterProcess(store.database.getName())).limit(3).toList();

    @Override
    List<WriterProcess> writers() {
        return processes;
    }

    @Override
    void drop() {
        processes.forEach(WriterProcess::close);
        super.drop();
    }
}
