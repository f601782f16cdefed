package org.palimpsest.query.projection;

/**
 * A read model's name and version. Both stand in the names of its processor, collections and indexes, so that the next
 * version is built beside the one that is read.
 *
 * @param version counted from 1; raised when what is kept changes its meaning or shape
 */
public record ReadModel(String name, int version) {

    /** Name of its event processor, and so of its token. */
    public String processor() {
        return name + "_v" + version;
    }

    /** Name of one of its collections. */
    public String collection(String part) {
        return processor() + "_" + part;
    }
}
