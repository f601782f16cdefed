package org.palimpsest.events;

/** What a section looks like to its readers; what may happen in it is its policy's affair. */
public enum SectionKind {
    KNOWLEDGE_BASE,
    JOURNAL
}
