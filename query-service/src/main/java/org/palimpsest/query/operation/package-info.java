/** What operators can see of the service: health, and how far the read models are. Depends on the base packages. */
@NullMarked
package org.palimpsest.query.operation;

import org.jspecify.annotations.NullMarked;
