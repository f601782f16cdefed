package org.palimpsest.events;

/** Whether readers may comment on published entries. */
public enum CommentPolicy {
    OPEN,
    MODERATED,
    CLOSED
}
