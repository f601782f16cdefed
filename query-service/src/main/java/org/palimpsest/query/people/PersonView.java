package org.palimpsest.query.people;

import java.time.Instant;

/**
 * What somebody sees of their own account.
 *
 * @param version to be sent with If-Match when it is changed
 */
record PersonView(String person, String name, String email, Instant registeredAt, long version) {}
