package org.palimpsest.testsupport;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palimpsest.eventstore.personal.MasterKeys;
import org.palimpsest.samples.DemoAccount;
import org.palimpsest.samples.DemoAccounts;
import org.palimpsest.samples.LoadSamples;
import org.palimpsest.samples.LoadTeam;

/** Both services, with a database and an index of their own. */
public final class House implements AutoCloseable {
    private static final String SECRET = UUID.randomUUID() + "-" + UUID.randomUUID();

    private final int commandPort = ServiceProcess.freePort();
    private final int queryPort = ServiceProcess.freePort();
    private final String indexPrefix = "e2e-" + UUID.randomUUID();
    private final Map<String, String> environment;
    private final DemoAccounts demo = new DemoAccounts(SECRET, Clock.systemUTC());
    private final List<DemoAccount> accounts = demo.all();
    private ServiceProcess commands;
    private ServiceProcess queries;

    /** {@code mongodbUri} names the database, which the house takes to be its own. */
    public House(String mongodbUri, String elasticsearchUri) {
        this(mongodbUri, elasticsearchUri, Map.of());
    }

    /**
     * The same, with more variables for both.
     */
    public House(String mongodbUri, String elasticsearchUri, Map<String, String> more) {
        environment = new HashMap<>(Map.of(
                "PALIMPSEST_MONGODB_URI", mongodbUri,
                "PALIMPSEST_ELASTICSEARCH_URI", elasticsearchUri,
                "PALIMPSEST_INDEX_PREFIX", indexPrefix,
                "PALIMPSEST_TOKEN_SECRET", SECRET,
                "PALIMPSEST_LIMITS_ENABLED", "false",
                "PALIMPSEST_MASTER_KEY", MasterKeys.generate(),
                "PALIMPSEST_COMMAND_SERVICE_URI", "http://localhost:" + commandPort));
        environment.putAll(more);
        commands = ServiceProcess.start("command-service", commandPort, environment);
        queries = ServiceProcess.start("query-service", queryPort, environment);
    }

    /** The one address that a browser knows. */
    public Web web() {
        return new Web(queries.address());
    }

    /** The one that decides. */
    public ServiceProcess commands() {
        return commands;
    }

    /** The one that answers. */
    public ServiceProcess queries() {
        return queries;
    }

    /** Starts one more, beside those that are there. */
    public ServiceProcess another(String name) {
        return ServiceProcess.start(name, ServiceProcess.freePort(), environment);
    }

    /** Where both services keep everything but the search index. */
    public String mongodbUri() {
        return environment.getOrDefault("PALIMPSEST_MONGODB_URI", "");
    }

    /** What a name of each index begins with. */
    public String indexPrefix() {
        return indexPrefix;
    }

    /** The address that a browser knows, as text. */
    public String address() {
        return queries.address().toString();
    }

    /** Of a demo account, or of somebody without a role. */
    public String token(String person) {
        return accounts.stream()
                .filter(account -> account.person().equals(person))
                .findAny()
                .orElseGet(() -> demo.issue(person))
                .token();
    }

    /** Answers the position after which all samples are told. */
    public long loadSamples() throws IOException, InterruptedException {
        return new LoadSamples(queries.address().resolve("/api/commands/"), accounts).load();
    }

    /**
     * The same for the invented team, whose people sign in with {@link #teamPassword}; -1 if all of it was there. The house must
     * show its mail at {@code /outbox}.
     */
    public long loadTeam() throws IOException, InterruptedException {
        return new LoadTeam(queries.address(), demo).load();
    }

    /** With which the invented team signs in. */
    public String teamPassword() {
        return demo.password();
    }

    /** Waits until every read model has got as far as {@code position}: after a kill, leases have to run out first. */
    public void awaitRead(long position) {
        var headers = new String[] {
            "Palimpsest-Position", Long.toString(position), "Authorization", "Bearer " + token("demo-editor")
        };
        for (var path : List.of("/api/sections", "/api/search?q=a", "/api/entries/any/history", "/api/desk")) {
            web().get(path, headers);
        }
    }

    /** Ends both as a power cut does. */
    public void killServices() {
        commands.kill();
        queries.kill();
    }

    /** Starts both again, on engines that may have moved. */
    public void restart(String mongodbUri, String elasticsearchUri) {
        environment.put("PALIMPSEST_MONGODB_URI", mongodbUri);
        environment.put("PALIMPSEST_ELASTICSEARCH_URI", elasticsearchUri);
        commands = ServiceProcess.start("command-service", commandPort, environment);
        queries = ServiceProcess.start("query-service", queryPort, environment);
    }

    @Override
    public void close() {
        queries.close();
        commands.close();
    }
}
