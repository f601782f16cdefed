/**
 * Who may see what of an entry that is being worked on. Every read model that tells more than the published view goes
 * through here. Depends on the entry's fold and on who asks; knows neither storage nor web.
 */
@NullMarked
package org.palimpsest.query.visibility;

import org.jspecify.annotations.NullMarked;
