/** What whoever runs the service can see of it: health, and how far the read models are. Depends on the base packages. */
@NullMarked
package org.palimpsest.query.operation;

import org.jspecify.annotations.NullMarked;
