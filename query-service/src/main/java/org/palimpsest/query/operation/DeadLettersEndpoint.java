package org.palimpsest.query.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.palimpsest.readmodels.generation.ParkedEvent;
import org.palimpsest.readmodels.generation.ParkedEvents;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/deadletters}: the events that read models could not take in, and what is to become of them. For
 * operators only.
 */
@Component
@WebEndpoint(id = "deadletters")
final class DeadLettersEndpoint {
    private final ParkedEvents events;

    DeadLettersEndpoint(ParkedEvents events) {
        this.events = events;
    }

    /** All of them, in order within their stream. */
    @ReadOperation
    List<ParkedEvent> all() {
        return events.all();
    }

    /**
     * Retries or drops.
     *
     * @param action {@code retry} or {@code drop}
     * @param what id or stream of a parked event
     * @param reason why it is dropped
     */
    @WriteOperation
    WebEndpointResponse<?> settle(
            SecurityContext context, String action, String what, @Nullable String reason) {
        var operator = Objects.requireNonNull(context.getPrincipal()).getName();
        int meant;
        switch (action) {
            case "retry" -> meant = events.retry(what, operator);
            case "drop" -> {
                if (reason == null || reason.isBlank()) {
                    return refused(400, "A reason must be given for dropping an event.");
                }
                meant = events.drop(what, operator, reason.strip());
            }
            default -> {
                return refused(400, "action must be retry or drop.");
            }
        }
        return meant == 0
                ? refused(404, "Nothing is parked under this id or stream.")
                : new WebEndpointResponse<>(Map.of("settled", meant, "parked", events.all()));
    }

    private static WebEndpointResponse<?> refused(int status, String detail) {
        return new WebEndpointResponse<>(Map.of("detail", detail), status);
    }
}
