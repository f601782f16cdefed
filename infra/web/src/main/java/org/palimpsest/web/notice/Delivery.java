package org.palimpsest.web.notice;

/** How somebody wants to be told. */
public enum Delivery {
    /** In a mail of its own. */
    AT_ONCE,
    /** With the others, in one mail a day. */
    DAILY,
    /** Not by mail. */
    OFF
}
