package org.palimpsest.events;

/**
 * What a reviewer answered. The question stands beside it as it was asked, so that a report says all by itself.
 *
 * @param text lines; of a choice the option, of a scale the number of the step
 */
public record ReviewAnswer(ReviewQuestion question, String text) {}
