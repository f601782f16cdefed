package org.palimpsest.web.session;

import java.time.Instant;

/**
 * One browser in which somebody is signed in.
 *
 * @param id a hash of the secret that the browser holds; somebody who knows it can end the session and nothing else
 * @param device what the browser calls itself, shortened; empty if nothing
 * @param seenAt when it last asked for something, to the hour
 */
public record Session(String id, String person, String device, Instant startedAt, Instant seenAt, Instant expiresAt) {}
