package org.palimpsest.query.library;

import java.util.List;
import org.palimpsest.events.ReviewQuestion;

/**
 * What a section asks its reviewers in rounds that begin now.
 *
 * @param sequence the version of the section that {@code If-Match} compares with
 */
public record ReviewFormView(String section, long sequence, List<ReviewQuestion> questions) {}
