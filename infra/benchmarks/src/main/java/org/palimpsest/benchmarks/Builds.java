package org.palimpsest.benchmarks;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** What the query service's register says of its read models. All moments are the database's. */
record Builds(MongoDatabase database) {
    static final List<String> MODELS = List.of("library", "search", "history", "desk", "people", "comments");

    /** A generation that is read: when it was asked for, and when it took its place. */
    record Build(String model, int version, int number, Instant begun, Instant live) {}

    /** The generation of a read model that is read, if its number is greater than {@code after}. */
    Optional<Build> live(String model, int after) {
        var register = database.getCollection("read_models").find(Filters.eq(model)).first();
        return Optional.ofNullable(register).stream()
                .flatMap(found -> found.getList("generations", Document.class).stream())
                .filter(one -> "LIVE".equals(one.getString("state")) && one.getInteger("number") > after)
                .map(one -> new Build(model, one.getInteger("version"), one.getInteger("number"),
                        one.getDate("begun").toInstant(), one.getDate("since").toInstant()))
                .findFirst();
    }

    /** One of each, if there are. */
    Optional<List<Build>> all() {
        var all = MODELS.stream().flatMap(model -> live(model, 0).stream()).toList();
        return all.size() == MODELS.size() ? Optional.of(all) : Optional.empty();
    }

    /** From the first request to the last taking of a place. */
    static double seconds(Collection<Build> builds) {
        var begun = Collections.min(builds.stream().map(Build::begun).toList());
        var live = Collections.max(builds.stream().map(Build::live).toList());
        return Duration.between(begun, live).toMillis() / 1e3;
    }
}
