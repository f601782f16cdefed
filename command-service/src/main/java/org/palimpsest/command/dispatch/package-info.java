/** How a command reaches its handler and its answer the sender. The controllers depend on it; it knows no aggregate. */
@NullMarked
package org.palimpsest.command.dispatch;

import org.jspecify.annotations.NullMarked;
