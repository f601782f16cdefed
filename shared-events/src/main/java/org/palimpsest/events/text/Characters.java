package org.palimpsest.events.text;

/** Which characters a text may have. */
public final class Characters {
    private Characters() {}

    /**
     * Whether each character can be shown, stored as UTF-8 and written to XML: no control characters, no halves of a
     * surrogate pair, no noncharacters. {@code lines} allows line breaks and tabs.
     */
    public static boolean areAllowed(String text, boolean lines) {
        return text.codePoints().allMatch(c -> isAllowed(c, lines));
    }

    private static boolean isAllowed(int c, boolean lines) {
        if (c == '\n' || c == '\t') {
            return lines;
        }
        boolean halfOfPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !Character.isISOControl(c) && !halfOfPair && (c & 0xFFFE) != 0xFFFE;
    }
}
