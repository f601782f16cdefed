package org.palimpsest.query.citation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** In what an entry's description can be taken along. */
public enum Format {
    BIBTEX("BibTeX", "application/x-bibtex", "bib", ""),
    RIS("RIS", "application/x-research-info-systems", "ris", ""),
    CSL("CSL-JSON", "application/vnd.citationstyles.csl+json", "json", ""),
    DATACITE("DataCite XML", "application/vnd.datacite.datacite+xml", "xml", "http://datacite.org/schema/kernel-4"),
    JATS("JATS XML", "application/vnd.jats+xml", "xml", ""),
    DC("Dublin Core", "application/xml", "xml", "http://www.openarchives.org/OAI/2.0/oai_dc/"),
    JSONLD("JSON-LD", "application/ld+json", "jsonld", "https://schema.org/");

    private final String title;
    private final String type;
    private final String extension;
    private final String profile;

    Format(String title, String type, String extension, String profile) {
        this.title = title;
        this.type = type;
        this.extension = extension;
        this.profile = profile;
    }

    /** The one of this name in an address; empty where there is none. */
    public static Optional<Format> named(String name) {
        return Stream.of(values()).filter(format -> format.path().equals(name)).findFirst();
    }

    /** Its name in addresses. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    public MediaType type() {
        return MediaType.parseMediaType(type);
    }

    /** Of files that have it, without a dot. */
    public String extension() {
        return extension;
    }

    /** A URI that says which vocabulary it is in; empty where the media type says it. */
    public String profile() {
        return profile;
    }

    public String write(Work work) {
        return switch (this) {
            case BIBTEX -> BibTex.of(work);
            case RIS -> Ris.of(work);
            case CSL -> CslItem.json(work);
            case DATACITE -> DataCite.of(work);
            case JATS -> Jats.of(work);
            case DC -> DublinCore.of(work);
            case JSONLD -> SchemaOrg.of(work);
        };
    }
}
