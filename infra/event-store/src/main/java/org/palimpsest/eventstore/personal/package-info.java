/**
 * Personal data in events: encrypted under a key per person, and forgotten when that key is. Depends on the JDK's
 * cryptography, the driver and Jackson; knows no domain type.
 */
@NullMarked
package org.palimpsest.eventstore.personal;

import org.jspecify.annotations.NullMarked;
