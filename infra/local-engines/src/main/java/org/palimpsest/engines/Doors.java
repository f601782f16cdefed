package org.palimpsest.engines;

/** Says by which port the world, and the other members of its set, are to reach a mongod. */
@FunctionalInterface
public interface Doors {
    /** Nothing stands between. */
    Doors NONE = port -> port;

    /** The port of something that forwards to {@code port}, from now on. */
    int before(int port);
}
