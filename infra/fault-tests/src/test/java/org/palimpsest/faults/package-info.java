/**
 * What becomes of commands and read models when something breaks: processes killed and frozen, members of the replica
 * set cut off, engines gone, clocks wrong. Everything here runs on real engines and, where a service is hurt, on the real
 * services as processes.
 */
@NullMarked
package org.palimpsest.faults;

import org.jspecify.annotations.NullMarked;
