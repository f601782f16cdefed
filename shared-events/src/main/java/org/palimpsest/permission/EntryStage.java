package org.palimpsest.permission;

/** How far the working draft of an entry has come. */
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

    private final String words;

    EntryStage(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }
}
