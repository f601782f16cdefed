@NullMarked
package org.palimpsest.testsupport;

import org.jspecify.annotations.NullMarked;
