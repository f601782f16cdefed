package org.palimpsest.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.palimpsest.engines.Engines;

/**
 * What those who read an entry notice of others who sign in. These come with addresses that nobody has: the hash of a password is
 * computed all the same, and it is what signing in costs.
 */
final class SignInBench {
    private static final int PEOPLE = 8;

    private final Engines engines;
    private final Logs logs;

    SignInBench(Engines engines, Logs logs) {
        this.engines = engines;
        this.logs = logs;
    }

    Comparison pages() {
        var database = logs.database();
        var engine = FilledLog.engine(database);
        FilledLog.create(engine, FilledLog.section(1));
        var life = Life.commits(1);
        life.forEach(engine::appendEvents);
        // Each try comes from a network of its own: nobody is to be told that there were too many.
        var trusting = Map.of("PALIMPSEST_TRUSTED_PROXIES", "127.0.0.0/8,::1/128");
        try (var service = Service.start("query-service", engines, database, trusting)) {
            service.awaitReady();
            var beside = new PageBeside(service, Life.slug(life), engine.headPosition());
            return beside.times(PEOPLE, "sign in", (person, round) -> signIn(service, person, round));
        }
    }

    private static void signIn(Service service, int person, long round) {
        var email = URLEncoder.encode("nobody-" + person + "-" + round + "@example.org", StandardCharsets.UTF_8);
        service.submit(422, "/sign-in", "email=" + email + "&password=not+the+right+one", network(person, round));
    }

    private static String network(int person, long round) {
        return "10." + person + "." + round / 250 % 250 + "." + (1 + round % 250);
    }
}
