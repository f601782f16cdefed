/** Tests of personal data: its cryptography by itself, its keys against a real mongod. */
@NullMarked
package org.palimpsest.eventstore.personal;

import org.jspecify.annotations.NullMarked;
