package org.palimpsest.events;

/** Whatever can happen: the root of the published language. Each record below it carries an {@link EventType}. */
public sealed interface DomainEvent
        permits EntryEvent, SectionEvent, IssueEvent, SynonymEvent, PersonEvent, AccountEvent, KeyEvent, CommentEvent {}
