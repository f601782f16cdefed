package org.palimpsest.query;

import org.palimpsest.events.Role;

/** Something that somebody did, before the log has it. */
public record Deed(String actor, Role role, Object event) {}
