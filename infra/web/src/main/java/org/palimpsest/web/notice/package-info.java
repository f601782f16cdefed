/**
 * What people are told of by mail: which notices there are, those that wait to be told, and how each person wants them. The command
 * service, which sees what happens, puts them down; the query service, which knows who may read what, makes mails of them.
 */
@NullMarked
package org.palimpsest.web.notice;

import org.jspecify.annotations.NullMarked;
