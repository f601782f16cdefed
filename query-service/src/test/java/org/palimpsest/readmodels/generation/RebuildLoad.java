package org.palimpsest.readmodels.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.Role;
import org.palimpsest.query.Deed;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.samples.Samples;
import org.palimpsest.query.search.PlainBulk;

/** Measures how fast read models are made anew. Run by hand. */
public final class RebuildLoad {
    private RebuildLoad() {}

    public static void main(String[] arguments) {
        int events = Integer.parseInt(arguments[0]);
        var slugs = Samples.slugs();
        try (var service = new Running(List.of(), List.of("palimpsest.rebuild.grace=0s"))) {
            service.append("ada", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"));
            long start = System.nanoTime();
            long head = 0;
            for (int i = 0; head < events; i++) {
                var id = UUID.randomUUID();
                var slug = "entry-" + i;
                var content = Samples.content(slugs.get(i % slugs.size()));
                var all = new ArrayList<Object>();
                for (Deed deed : new Scenario(id, "towns", slug, Anonymity.ALL_IDENTITIES_VISIBLE).whole()) {
                    all.add(deed.event() instanceof EntryPublished e
                            ? new EntryPublished(id, "towns", slug, e.version(), "CC-BY-4.0", content)
                            : deed.event());
                }
                for (int at = 0; at < all.size(); at += 4) {
                    head = service.append("otto", Role.OWNER, all.subList(at, Math.min(all.size(), at + 4)));
                }
            }
            System.out.printf("log: %,d events in %d s%n", head + 1, seconds(start));
            Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> {
                long reached = service.bean(Rebuilds.class).models().stream()
                        .mapToLong(m -> service.bean(Rebuilds.class).of(m).getLast().position())
                        .min()
                        .orElse(0);
                return reached >= service.bean(Stores.class).log().headPosition();
            });
            var rebuilds = service.bean(Rebuilds.class);
            for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
                for (var model : rebuilds.models()) {
                    long begun = System.nanoTime();
                    var before = service.live(model);
                    rebuilds.start(model);
                    Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(20))
                            .until(() -> !service.live(model).equals(before));
                    double took = (System.nanoTime() - begun) / 1e9;
                    System.out.printf("%s: %,.1f s, %,.0f events/s%n", model, took, head / took);
                }
                long begun = System.nanoTime();
                var before = rebuilds.models().stream().map(service::live).toList();
                rebuilds.models().forEach(rebuilds::start);
                Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(20))
                        .until(() -> rebuilds.models().stream().map(service::live).noneMatch(before::contains));
                double took = (System.nanoTime() - begun) / 1e9;
                PlainBulk.measure(service, 500);
                System.out.printf("all: %,.1f s, %,.0f events/s each%n", took, head / took);
            }
        }
    }

    private static long seconds(long start) {
        return (System.nanoTime() - start) / 1_000_000_000;
    }
}
