package org.palimpsest.query.usage;

/**
 * How often something was used, in COUNTER's metrics: {@code Total_Item_Investigations}, {@code Unique_Item_Investigations},
 * {@code Total_Item_Requests}, {@code Unique_Item_Requests}; and how many of the requests were for a file.
 *
 * @param investigations of anything about it, with or without its text
 * @param uniqueInvestigations by how many people within an hour, all hours together
 * @param requests of its text, as a page or as a file
 * @param uniqueRequests likewise
 */
record UsageCount(long investigations, long uniqueInvestigations, long requests, long uniqueRequests, long downloads) {
    static final UsageCount NONE = new UsageCount(0, 0, 0, 0, 0);

    /** How often a page of it was opened. */
    public long views() {
        return investigations - downloads;
    }

    UsageCount plus(UsageCount other) {
        return new UsageCount(
                investigations + other.investigations,
                uniqueInvestigations + other.uniqueInvestigations,
                requests + other.requests,
                uniqueRequests + other.uniqueRequests,
                downloads + other.downloads);
    }
}
