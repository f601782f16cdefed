package org.palimpsest.query.people;

import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.Freshness;
import org.palimpsest.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Accounts over HTTP. Needs a token. */
@RestController
final class PeopleApi {
    private final People people;
    private final Freshness freshness;

    PeopleApi(People people, Freshness freshness) {
        this.people = people;
        this.freshness = freshness;
    }

    /** The caller's own account, with the ETag that commands on it want. Kept by nobody on the way. */
    @GetMapping("/api/people/me")
    ResponseEntity<PersonView> me(Caller caller, ServerWebExchange exchange) {
        if (caller.person() == null) {
            throw Problem.unauthenticated();
        }
        freshness.ensure(exchange, People.MODEL);
        var person = people.of(caller.person());
        return ResponseEntity.ok()
                .eTag("\"" + person.version() + "\"")
                .cacheControl(CacheControl.noStore())
                .body(person);
    }
}
