package org.palimpsest.readmodels;

import java.util.Map;

/**
 * That some would know when documents of a read model change.
 *
 * @param part the collection, as in {@link Generation#collection}
 * @param parts what a document is a part of: names of such parts by the field whose value says of which one. A document with the
 *     field {@code section} and the value {@code towns} changes {@code list} and {@code list:towns}, if that stands here as
 *     {@code list}. Values are texts or UUIDs, and always the same for a document.
 */
public record WatchedCollection(ReadModel model, String part, Map<String, String> parts) {}
