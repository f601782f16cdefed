package org.palimpsest.query.reading;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;

/** What names no moment of this log is refused at every address that reads the past. */
class PastTest {
    private static final String[] NO_MOMENT = {
        "9223372036854775807", "9223372036854775808", "-1", "+999999999-12-31", "2024-13-01", "2024-05-01T25:00:00Z"
    };

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running();
        service.append("ada", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"));
        var id = UUID.randomUUID();
        service.append(new Scenario(id, "towns", "frome", Anonymity.ALL_IDENTITIES_VISIBLE).whole());
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?asOf=",
                "/api/sections?asOf=",
                "/api/sections/towns?asOf=",
                "/sections/towns?asOf=",
                "/api/sections/towns/issues?asOf=",
                "/sections/towns/issues?asOf=",
                "/api/sections/towns/issues/1/1?asOf=",
                "/sections/towns/issues/1/1?asOf=",
                "/api/entries/frome/related?asOf=",
                "/entries/frome/related?asOf=",
                "/api/suggest?asOf=",
                "/suggest?asOf=",
                "/api/entries/frome?asOf=",
                "/entries/frome?asOf=",
                "/api/search?asOf=",
                "/search?asOf=",
                "/api/entries/frome/states?at=",
                "/entries/frome/history?at="
            })
    void a_moment_that_is_none_is_malformed_and_named(String address) {
        var parameter = address.substring(address.indexOf('?') + 1, address.length() - 1);
        for (var text : NO_MOMENT) {
            service.client()
                    .get()
                    .uri(address + "{text}", text)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.violations[0].path")
                    .isEqualTo(parameter);
        }
    }
}
