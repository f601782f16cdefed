package org.palimpsest.query;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.IssueEvent;
import org.palimpsest.events.KeyEvent;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent;
import org.palimpsest.events.SynonymEvent;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.personal.MasterKeys;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.Changes;
import org.palimpsest.readmodels.generation.CompletedPrefix;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.readmodels.generation.Rebuilds;
import org.palimpsest.web.storage.FileStore;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The whole service on real engines, with names of its own in them, for one test class. Events are appended to the log
 * as the command service does. Not thread-safe.
 */
public final class Running implements AutoCloseable {
    private static final String SECRET = "a secret of tests, long enough for HS256";
    private static final String MASTER_KEY = MasterKeys.generate();

    private final Scratch scratch;
    private final boolean owner;
    private final ConfigurableApplicationContext context;
    private final Map<String, Long> next;

    /** Starts it as it is. */
    public Running() {
        this(List.of(), List.of());
    }

    /** Starts it with further {@code beans} and with {@code more} settings as {@code name=value}. */
    public Running(List<Class<?>> beans, List<String> more) {
        this(Engines.shared().scratch(), true, new LinkedHashMap<>(), beans, more);
        awaitReady();
    }

    /** Starts it on a database that has something in it already, and closes that at the end. */
    public Running(Scratch scratch) {
        this(scratch, true, new LinkedHashMap<>(), List.of(), List.of());
        awaitReady();
    }

    private void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(this::isReady);
    }

    private Running(
            Scratch scratch, boolean owner, Map<String, Long> next, List<Class<?>> beans, List<String> more) {
        this.scratch = scratch;
        this.owner = owner;
        this.next = next;
        var uri = Engines.shared().mongodbUri().replaceFirst("/\\?|/?$", "/" + scratch.databaseName() + "?");
        var settings = new LinkedHashMap<String, String>(Map.of(
                "server.port", "0",
                "palimpsest.mongodb.uri", uri,
                "palimpsest.elasticsearch.uri", Engines.shared().elasticsearchUri(),
                "palimpsest.index-prefix", scratch.indexPrefix(),
                "palimpsest.token.secret", SECRET,
                "palimpsest.limits.enabled", "false",
                "palimpsest.search.meaning", "false",
                "palimpsest.master-key", MASTER_KEY));
        more.forEach(setting -> settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]));
        context = new SpringApplicationBuilder(QueryService.class)
                .sources(beans.toArray(Class<?>[]::new))
                .properties(Map.of("logging.level.root", "warn"))
                .run(settings.entrySet().stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    /** Starts another node over the same stores; it is not waited for until it is ready. */
    public Running another(List<Class<?>> beans, List<String> more) {
        return new Running(scratch, false, next, beans, more);
    }

    /** Whether it says that it is ready. */
    public boolean isReady() {
        // An answer that is not read to its end keeps its connection.
        var answer = client().get().uri("/actuator/health/readiness").exchange().expectBody().returnResult();
        return answer.getStatus().is2xxSuccessful();
    }

    /** Where it listens. */
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A client without a token that waits long enough for a slow machine. */
    public WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port())
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    /** A client with a token. */
    public WebTestClient client(String person, Role... roles) {
        return client()
                .mutate()
                .defaultHeader("Authorization", "Bearer " + token(person, Instant.now().plusSeconds(600), roles))
                .build();
    }

    /** A signed token. */
    public static String token(String person, Instant expires, Role... roles) {
        var claims = JwtClaimsSet.builder()
                .issuer("palimpsest")
                .audience(List.of("palimpsest"))
                .subject(person)
                .expiresAt(expires)
                .issuedAt(expires.minusSeconds(3600))
                .claim("roles", Stream.of(roles).map(Role::name).toList())
                .build();
        var key = new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return NimbusJwtEncoder.withSecretKey(key).build().encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** A bean of the service. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The database that the service works in. */
    public MongoDatabase database() {
        return bean(MongoDatabase.class);
    }

    /** The generation of {@code model} that is read. */
    public Generation live(ReadModel model) {
        return bean(Generations.class).of(model);
    }

    /** Has {@code model} made anew, and waits until what is new is read. */
    public Generation rebuilt(ReadModel model) {
        var before = live(model);
        bean(Rebuilds.class).start(model);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !live(model).equals(before));
        return live(model);
    }

    /** Appends what was done, each deed as a commit of its own; answers the position of the last one. */
    public long append(List<Deed> deeds) {
        deeds.forEach(deed -> append(deed.actor(), deed.role(), deed.event()));
        return bean(MongoEventStorageEngine.class).headPosition();
    }

    /** Appends events as one commit; answers the position of the last one. */
    public long append(String actor, Role role, Object... events) {
        return append(actor, role, List.of(events));
    }

    /** Appends events as one commit; answers the position of the last one. */
    public long append(String actor, Role role, List<?> events) {
        var engine = bean(MongoEventStorageEngine.class);
        engine.appendEvents(events.stream().map(event -> message(actor, role, event)).toList());
        return engine.headPosition();
    }

    private DomainEventMessage<?> message(String actor, Role role, Object event) {
        var stream = switch (event) {
            case EntryEvent entry -> entry.entryId().toString();
            case SectionEvent section -> "section:" + section.slug();
            case IssueEvent issue -> IssueEvent.stream(issue.issueId().toString());
            case SynonymEvent _ -> SynonymEvent.STREAM;
            case PersonEvent person -> PersonEvent.stream(person.personId());
            case CommentEvent comment -> CommentEvent.stream(comment.commentId());
            case KeyEvent key -> key.key();
            default -> UUID.randomUUID().toString();
        };
        var type = switch (event) {
            case EntryEvent _ -> "entry";
            case SectionEvent _ -> "section";
            case IssueEvent _ -> "issue";
            case SynonymEvent _ -> "synonyms";
            case PersonEvent _ -> "person";
            case CommentEvent _ -> "comment";
            default -> "key";
        };
        long sequence = next.merge(stream, 0L, (last, _) -> last + 1);
        var metadata = MetaData.with(EventMetadata.PERSON, actor).and(EventMetadata.ROLE, role.name());
        return new GenericDomainEventMessage<>(type, stream, sequence, event, metadata);
    }

    /** Waits until {@code models}, or all if none are named, have taken in every event. */
    public void caughtUp(ReadModel... models) {
        long head = bean(MongoEventStorageEngine.class).headPosition();
        var prefix = bean(CompletedPrefix.class);
        var awaited = models.length > 0
                ? models
                : context.getBeansOfType(Projection.class).values().stream()
                        .map(Projection::model)
                        .toArray(ReadModel[]::new);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                // Kept pages have heard of it a moment later.
                .until(() -> prefix.of(awaited) >= head && (models.length > 0 || bean(Changes.class).position() >= head));
    }

    /** Keeps the bytes of a file of an entry. */
    public void file(UUID entry, String sha256, String text) {
        try {
            var bytes = Files.writeString(Files.createTempFile("file", null), text);
            bean(FileStore.class).put(entry, sha256, false, bytes);
            Files.delete(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        if (owner) {
            scratch.close();
        }
    }
}
