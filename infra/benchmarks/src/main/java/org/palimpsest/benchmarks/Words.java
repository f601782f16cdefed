package org.palimpsest.benchmarks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Texts that an index has as much work with as with ours: few words are frequent, most are rare. */
final class Words {
    private static final String[] SYLLABLES = {
        "an", "ber", "ca", "dal", "el", "fro", "gen", "hos", "in", "ka", "lo", "mun", "ni", "or", "pal", "quin", "ret",
        "so", "tur", "um", "ver", "wes", "yar", "zen", "co", "pro", "duc", "tion", "ing", "ly"
    };
    private static final int KNOWN = 8000;
    private static final List<String> VOCABULARY = vocabulary();

    private Words() {}

    static String of(SplittableRandom random, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(one(random));
        }
        return text.toString();
    }

    static String one(SplittableRandom random) {
        return VOCABULARY.get((int) (Math.pow(random.nextDouble(), 3) * VOCABULARY.size()));
    }

    private static List<String> vocabulary() {
        var random = new SplittableRandom(25);
        var words = new TreeSet<String>();
        while (words.size() < KNOWN) {
            var word = new StringBuilder();
            for (int i = random.nextInt(1, 4); i >= 0; i--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}
