package org.palimpsest.events;

/** What can be put off until a moment. */
public enum ScheduledStep {
    PUBLISH,
    WITHDRAW,
    LIFT_EMBARGO
}
