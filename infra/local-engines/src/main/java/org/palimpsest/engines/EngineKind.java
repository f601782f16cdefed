package org.palimpsest.engines;

/** The two engines, and the variable that gives a running one. */
enum EngineKind {
    MONGODB("MongoDB", "PALIMPSEST_MONGODB_URI"),
    ELASTICSEARCH("Elasticsearch", "PALIMPSEST_ELASTICSEARCH_URI");

    final String title;
    final String variable;

    EngineKind(String title, String variable) {
        this.title = title;
        this.variable = variable;
    }
}
