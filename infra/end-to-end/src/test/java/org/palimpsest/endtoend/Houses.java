package org.palimpsest.endtoend;

import java.util.UUID;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.House;

/** One house with the samples in it for all tests that leave it as it is, or add to it only. */
final class Houses {
    private static final House SHARED = open();

    private Houses() {}

    static House withSamples() {
        return SHARED;
    }

    private static House open() {
        try {
            var engines = Engines.shared();
            var house = new House(database(engines.mongodbUri()), engines.elasticsearchUri());
            house.awaitRead(house.loadSamples());
            return house;
        } catch (Exception e) {
            throw new IllegalStateException("The house could not be opened.", e);
        }
    }

    /** The same server, with a database that nobody else uses. */
    static String database(String uri) {
        var parts = uri.split("\\?", 2);
        var server = parts[0].replaceFirst("(mongodb(?:\\+srv)?://[^/]+).*", "$1");
        return server + "/e2e-" + UUID.randomUUID() + (parts.length == 2 ? "?" + parts[1] : "");
    }
}
