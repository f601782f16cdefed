package org.palimpsest.samples;

import java.util.List;

/**
 * Somebody who can act in the demonstration. Nobody real has one.
 *
 * @param person id that the history shows
 * @param roles names of {@code org.palimpsest.events.Role}
 * @param token bearer token for the command API and the desk
 */
public record DemoAccount(String person, List<String> roles, String token) {}
