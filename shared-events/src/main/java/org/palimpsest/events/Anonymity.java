package org.palimpsest.events;

/** Who knows whom during review. Terms of ANSI/NISO Z39.106-2023, Standard Terminology for Peer Review. */
public enum Anonymity {
    ALL_IDENTITIES_VISIBLE,
    /** Authors do not know their reviewers. */
    SINGLE_ANONYMIZED,
    /** Authors and reviewers do not know each other; editors know both. */
    DOUBLE_ANONYMIZED
}
