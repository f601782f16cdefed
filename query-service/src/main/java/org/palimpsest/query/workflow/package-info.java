/**
 * An entry's page for those who work on it: the text, its review, and every step of the workflow as a form. Reads the desk, the
 * history and people; each step is a command that the command service decides.
 */
@NullMarked
package org.palimpsest.query.workflow;

import org.jspecify.annotations.NullMarked;
