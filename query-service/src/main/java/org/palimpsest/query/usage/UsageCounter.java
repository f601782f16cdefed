package org.palimpsest.query.usage;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.Readings;
import org.palimpsest.query.reading.Used;
import org.palimpsest.query.reading.Used.Part;
import org.palimpsest.query.usage.UsageCollection.VersionMonth;
import org.palimpsest.web.ClientNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Counts what readers are given, by COUNTER's rules: answers of 200, 206 and 304 to people, double clicks once. It only adds up in memory
 * while a request goes by; what has come together is written every ten seconds and when the service ends, so a crash loses the last
 * seconds of it. Thread-safe.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UsageCounter implements WebFilter, Readings {
    private static final Logger LOG = LoggerFactory.getLogger(UsageCounter.class);
    private static final int WRITE_EVERY_SECONDS = 10;

    private final UsageCollection usage;
    private final Robots robots;
    private final ClientNetwork networks;
    private final Readers readers = new Readers(Ticker.systemTicker());
    private final Clock clock = Clock.systemUTC();
    private final ConcurrentHashMap<VersionMonth, UsageCount> counted = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writing =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("usage").factory());

    UsageCounter(UsageCollection usage, Robots robots, ClientNetwork networks) {
        this.usage = usage;
        this.robots = robots;
        this.networks = networks;
    }

    @PostConstruct
    void start() {
        var _ = writing.scheduleWithFixedDelay(this::write, WRITE_EVERY_SECONDS, WRITE_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        writing.shutdown();
        write();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> count(exchange)));
        return chain.filter(exchange);
    }

    private void count(ServerWebExchange exchange) {
        var used = Used.of(exchange);
        if (used != null && isGiven(exchange.getResponse().getStatusCode())) {
            given(used, exchange.getRequest());
        }
    }

    @Override
    public void given(Used used, ServerHttpRequest request) {
        var browser = request.getHeaders().getFirst("User-Agent");
        if (!HttpMethod.GET.equals(request.getMethod()) || browser == null || robots.includes(browser) || isAhead(request)) {
            return;
        }
        var network = networks.of(request);
        if (!readers.isDoubleClick(network, browser, request.getPath().value())) {
            var at = clock.instant();
            add(used, at, what -> readers.isFirst(network, browser, what, at));
        }
    }

    private interface First {
        boolean of(String what);
    }

    private void add(Used used, Instant at, First first) {
        boolean requested = used.part() != Part.RECORD;
        var item = used.entry() + " " + used.version();
        var one = new UsageCount(
                1,
                first.of(item) ? 1 : 0,
                requested ? 1 : 0,
                requested && first.of(item + " text") ? 1 : 0,
                used.part() == Part.DOWNLOAD ? 1 : 0);
        counted.merge(new VersionMonth(used.entry(), used.version(), used.section(), YearMonth.from(at.atOffset(ZoneOffset.UTC))), one, UsageCount::plus);
    }

    /** Answers that gave it or a part of it, or told that the reader has it already. */
    private static boolean isGiven(@Nullable HttpStatusCode status) {
        return status == null
                || HttpStatus.OK.equals(status)
                || HttpStatus.PARTIAL_CONTENT.equals(status)
                || HttpStatus.NOT_MODIFIED.equals(status);
    }

    /** Whether a browser asks for it before anybody wants it. */
    private static boolean isAhead(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return Objects.requireNonNullElse(headers.getFirst("Sec-Purpose"), "").contains("prefetch")
                || "prefetch".equals(headers.getFirst("Purpose"));
    }

    /** What cannot be written is written the next time. */
    void write() {
        var more = new HashMap<VersionMonth, UsageCount>();
        for (var key : counted.keySet()) {
            var count = counted.remove(key);
            if (count != null) {
                more.put(key, count);
            }
        }
        if (more.isEmpty()) {
            return;
        }
        try {
            usage.add(more);
        } catch (RuntimeException e) {
            LOG.warn("How often entries were read could not be written: {}", e.toString());
            more.forEach((key, count) -> counted.merge(key, count, UsageCount::plus));
        }
    }
}
