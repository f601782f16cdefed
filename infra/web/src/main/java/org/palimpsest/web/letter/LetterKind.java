package org.palimpsest.web.letter;

/** What somebody is asked by mail. Names are kept in the database. */
public enum LetterKind {
    /** Whether a credit is theirs. */
    CREDIT("contributor", "/credit-invitation"),
    /** Whether they want to own an entry. */
    HANDOVER("handover", "/handover-invitation");

    private final String purpose;
    private final String page;

    LetterKind(String purpose, String page) {
        this.purpose = purpose;
        this.page = page;
    }

    /** Of the link in the mail; stands in links and never changes. */
    String purpose() {
        return purpose;
    }

    /** The path of the page to which the link leads. */
    public String page() {
        return page;
    }
}
