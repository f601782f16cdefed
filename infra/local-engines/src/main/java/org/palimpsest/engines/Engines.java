package org.palimpsest.engines;

/**
 * A running MongoDB (always a replica set, so transactions and change streams work) and a running Elasticsearch.
 * Thread-safe.
 */
public interface Engines extends AutoCloseable {

    /** A connection string without a database, {@code mongodb://host:port/?…}. */
    String mongodbUri();

    /** {@code http://host:port}, without a slash at the end. */
    String elasticsearchUri();

    /** Names of its own in these engines for one test; close it to drop what was made under them. */
    default Scratch scratch() {
        return new Scratch(this);
    }

    /** Ends what was started for this object: engines that were given go on. May be called twice. */
    @Override
    void close();

    /**
     * The engines of this build: the first test JVM starts them, the later ones find them, and they end with the build
     * (the nearest Java process among our ancestors; without one, this JVM). Closing them does nothing.
     *
     * @throws EngineUnavailableException if one cannot be had or does not start
     */
    static Engines shared() {
        return SharedEngines.get();
    }

    /**
     * Engines for this caller alone. Each of the two is taken from the first of these that has it: its variable
     * ({@code PALIMPSEST_MONGODB_URI}, {@code PALIMPSEST_ELASTICSEARCH_URI}); a container, if a Docker daemon answers
     * and has or can pull the image; a child process.
     *
     * @throws EngineUnavailableException if one cannot be had or does not start; nothing is left running then
     */
    static Engines start(EngineSettings settings) {
        return StartedEngines.start(settings);
    }
}
