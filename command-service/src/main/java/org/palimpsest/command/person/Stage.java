package org.palimpsest.command.person;

/** What became of an account. */
enum Stage {
    NONE("not registered"),
    REGISTERED("registered"),
    ERASED("erased, for ever");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** To follow “This person is”. */
    String words() {
        return words;
    }
}
