package org.palimpsest.query.library;

import org.palimpsest.query.library.EntryDocument.Published;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Used;

/** A version that may be read, found without reading what it says: enough to tell whether a copy is still good. */
public record Found(EntryDocument entry, Published version, AsOf asOf) {

    /** Another one as soon as anything happened that shows: the version, those beside it, what was taken back. */
    public String tag() {
        return version.position() + "-" + entry.position();
    }

    /** As what reading it is counted. */
    Used used() {
        boolean hasText = entry.embargoIn(asOf).isEmpty() && entry.withdrawalIn(asOf).isEmpty();
        return new Used(entry.id(), version.number(), entry.section(), hasText ? Used.Part.TEXT : Used.Part.RECORD);
    }

    /** Where what it says is kept. */
    String document() {
        return VersionDocument.id(entry.id(), version.number());
    }
}
