package org.palimpsest.samples;

import java.util.List;
import java.util.Map;

/**
 * Somebody who can act in the demonstration. Nobody real has one.
 *
 * @param person id that the history shows
 * @param roles names of {@code org.palimpsest.events.Role}
 * @param token bearer token for the command API and the desk
 */
public record DemoAccount(String person, List<String> roles, String token) {

    /** What somebody registers with. Mail to it goes nowhere. */
    Map<String, Object> details() {
        return Map.of("name", person.replace("demo-", "Demo ").replace('-', ' '), "email", person + "@example.org");
    }
}
