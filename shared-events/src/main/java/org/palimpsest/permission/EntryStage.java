package org.palimpsest.permission;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** How far an entry has come. */
public enum EntryStage implements PermissionTable.Stage {
    NONE("not there yet"),
    DRAFT("a draft"),
    UNDER_REVIEW("under review"),
    REVISIONS_REQUESTED("to be revised"),
    ACCEPTED("accepted"),
    DECLINED("declined"),
    PUBLISHED("published"),
    /** Whatever stage it had comes back when it is reinstated. */
    WITHDRAWN("withdrawn");

    /** Those that the working draft of an entry itself has. */
    public static final Set<EntryStage> OF_DRAFTS = Collections.unmodifiableSet(EnumSet.range(DRAFT, PUBLISHED));

    private final String words;

    EntryStage(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }
}
