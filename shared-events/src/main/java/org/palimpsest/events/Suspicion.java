package org.palimpsest.events;

/** Why a comment may be spam. Each of these happens to people, too: so such a comment waits for an editor, and is not lost. */
public enum Suspicion {
    /** A field was filled in that people do not see. */
    HIDDEN_FIELD,
    /** It was sent sooner than anybody writes. */
    HASTE,
    /** The form that was sent is not one of ours, or is older than a day. */
    STALE_FORM,
    /** It has many links. */
    LINKS,
    /** The same has been said before. */
    REPEATED
}
