package org.palimpsest.events;

import java.util.List;

/** The contributor roles of CRediT: ANSI/NISO Z39.104-2022, each as the last part of its address on credit.niso.org. */
public final class CreditRoles {
    /** In the order of the standard. */
    public static final List<String> ALL = List.of(
            "conceptualization",
            "data-curation",
            "formal-analysis",
            "funding-acquisition",
            "investigation",
            "methodology",
            "project-administration",
            "resources",
            "software",
            "supervision",
            "validation",
            "visualization",
            "writing-original-draft",
            "writing-review-editing");

    private CreditRoles() {}
}
