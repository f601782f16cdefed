package org.palimpsest.command.entry;

/** How far the working draft of an entry has come. */
enum Stage {
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

    Stage(String words) {
        this.words = words;
    }

    /** To follow “The entry is”. */
    String words() {
        return words;
    }
}
