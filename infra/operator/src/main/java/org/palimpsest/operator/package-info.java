/**
 * The commands for those who run an installation, as one command line that the scripts in {@code infra} start: the log and the
 * master key on the database, read models and dead letters by the query service's actuator, and what {@code infra/up} needs.
 * Knows no domain type. Depends on the event store; to others it offers only the signing of tokens.
 */
@NullMarked
package org.palimpsest.operator;

import org.jspecify.annotations.NullMarked;
