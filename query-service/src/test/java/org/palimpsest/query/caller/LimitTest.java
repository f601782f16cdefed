package org.palimpsest.query.caller;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.palimpsest.query.Running;
import org.springframework.http.HttpStatus;

class LimitTest {

    @Test
    void a_caller_who_reads_without_pause_is_told_to_wait_and_others_are_not() {
        var few = List.of("palimpsest.limits.enabled=true", "palimpsest.limits.address-reads=3");
        try (var service = new Running(List.of(), few)) {
            for (int i = 0; i < 3; i++) {
                service.client().get().uri("/api/sections").exchange().expectStatus().isOk();
            }
            service.client()
                    .get()
                    .uri("/api/sections")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
                    .expectHeader()
                    .exists("Retry-After")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/too-many-requests");
            service.client("olwen").get().uri("/api/sections").exchange().expectStatus().isOk();
            service.client().get().uri("/actuator/health").exchange().expectStatus().isOk();
        }
    }
}
