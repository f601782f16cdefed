package org.palimpsest.query.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.query.pages.InWords;

/**
 * One event of an entry, as the caller may see it.
 *
 * @param position its place in the one order of all events
 * @param actor the person's id, or what stands for it
 * @param role in which the person acted
 * @param type the event's lasting name
 * @param what the same for people, to follow the actor: “revised the title”
 * @param round of review, if it belongs to one
 * @param facts what else is to be told, by name, in order: reviewer, recommendation, toAuthor, reason, …
 * @param since position of the step before it that the caller sees: what changed from there to here is this step's
 *     difference; absent if there is nothing to compare with
 * @param changes every field that changed, in short
 */
public record Step(
        long position,
        Instant at,
        @Nullable String actor,
        @Nullable Role role,
        String type,
        @Schema(type = "string") InWords what,
        @Nullable Integer round,
        Map<String, Object> facts,
        @Nullable Long since,
        List<Changed> changes) {}
