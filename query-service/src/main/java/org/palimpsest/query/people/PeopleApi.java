package org.palimpsest.query.people;

import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Accounts over HTTP, and what readers may see of them. */
@RestController
@ReadsFrom(PeopleProjection.class)
final class PeopleApi {
    private final People people;
    private final Profiles profiles;

    PeopleApi(People people, Profiles profiles) {
        this.profiles = profiles;
        this.people = people;
    }

    /** The caller's own account, with the ETag that commands on it want. Kept by nobody on the way. */
    @GetMapping("/api/people/me")
    ResponseEntity<PersonView> me(Caller caller) {
        var person = people.of(caller.id());
        return ResponseEntity.ok()
                .eTag(Long.toString(person.version()))
                .cacheControl(CacheControl.noStore())
                .body(person);
    }

    /** The profile of a person who wants readers to see it. When they hide it again it is found no more, at once. */
    @GetMapping("/api/profiles/{id}")
    ProfileView profile(@PathVariable String id) {
        return profiles.of(id);
    }
}
