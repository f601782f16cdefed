package org.palimpsest.command.entry;

import java.util.UUID;

/**
 * What an entry's events came to, kept so that they need not be folded again. When {@link EntryState} changes its shape
 * or {@link EntryState#evolve} its meaning, the {@link #REVISION} is raised; older snapshots are passed over then.
 */
record EntrySnapshot(UUID entryId, EntryState state) {
    static final String NAME = "entry.snapshot";
    static final String REVISION = "1";
}
