package org.palimpsest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.palimpsest.testsupport.ServiceProcess;

/** A query-service is killed or frozen in the middle of work, for shorter or longer. */
class QueryServiceTest {
    private static final Scale SCALE = Scale.chosen();

    private final UnderLoad load = new UnderLoad();
    private final FaultCluster town = load.town;
    private final ServiceProcess service = town.house.queries();

    @Test
    void it_is_killed_in_mid_batch_and_a_second_one_takes_over_what_it_held() {
        try (var second = town.house.another("query-service")) {
            try (var _ = load.senders("taken")) {
                load.begin();
                for (int i = 0; i < SCALE.standstills(); i++) {
                    var hurt = i % 2 == 0 ? service : second;
                    var other = i % 2 == 0 ? second : service;
                    load.goesOn();
                    assertThat(ownsAll(hurt)).isTrue();
                    hurt.kill();
                    await("the other to take over").atMost(Duration.ofMinutes(1)).until(() -> ownsAll(other));
                    load.goesOn();
                    hurt.restart();
                }
            }
            load.check("query-service killed, another takes over", SCALE.standstills());
        }
    }

    @Test
    @Tag(Scale.LONG_ONLY)
    void it_is_gone_for_a_while() {
        for (var away : SCALE.queriesAway()) {
            try (var _ = load.senders("gone-" + away.toSeconds())) {
                load.begin();
                service.kill();
                Trial.pass(away);
                service.restart();
                load.goesOn();
            }
        }
        load.check("query-service gone", SCALE.queriesAway().size());
    }

    @Test
    void it_stands_still_for_longer_than_the_oplog_reaches() {
        try (var _ = load.senders("far")) {
            load.begin();
            var then = first(Sorts.descending("$natural"));
            service.signal("STOP");
            load.goesOn();
            forget(then);
            load.goesOn();
            service.signal("CONT");
            load.goesOn();
        }
        load.check("query-service frozen beyond the oplog", 1);
    }

    /** Writes until the oplog begins behind {@code moment}. */
    private void forget(BsonTimestamp moment) {
        MongoCollection<Document> filler =
                town.database("filler").getCollection("filler").withWriteConcern(WriteConcern.MAJORITY);
        var megabyte = new Document("bytes", new Binary(new byte[1024 * 1024]));
        await("the oplog to be written over").atMost(Duration.ofMinutes(2)).until(() -> {
            filler.insertMany(List.of(new Document(megabyte), new Document(megabyte), new Document(megabyte)));
            // Makes a checkpoint: what a crash would need of the oplog is kept beyond its size.
            town.database("admin").runCommand(new Document("fsync", 1));
            return first(Sorts.ascending("$natural")).compareTo(moment) > 0;
        });
        filler.drop();
    }

    /** When that entry of the oplog was made that is the first in this order. */
    private BsonTimestamp first(Bson order) {
        var entry = town.database("local").getCollection("oplog.rs").find().sort(order).first();
        return Objects.requireNonNull(entry).get("ts", BsonTimestamp.class);
    }

    /** Whether every segment of a read model that is held is held by this one. Reactions are the command-service's. */
    private boolean ownsAll(ServiceProcess one) {
        var owners = town.database.getCollection("tokens")
                .find(Filters.and(
                        Filters.expr(Document.parse("{$gt: ['$leaseUntil', '$$NOW']}")),
                        Filters.not(Filters.regex("processor", "^reaction/"))))
                .map(token -> token.getString("owner"))
                .into(new ArrayList<>());
        return !owners.isEmpty() && owners.stream().allMatch(owner -> owner.startsWith(one.pid() + "@"));
    }
}
