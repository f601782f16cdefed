package org.palimpsest.readmodels;

/**
 * A read model's name and the version of its schema, as this code has it.
 *
 * @param version counted from 1; raised when what is kept changes its meaning or shape, which builds it anew
 */
public record ReadModel(String name, int version) {

    /** {@code library_v1}. */
    @Override
    public String toString() {
        return name + "_v" + version;
    }
}
