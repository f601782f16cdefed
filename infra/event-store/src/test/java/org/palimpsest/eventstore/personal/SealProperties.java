package org.palimpsest.eventstore.personal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import javax.crypto.SecretKey;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SealProperties {

    private static final SecretKey KEY = Seal.newKey();
    private static final byte[] PLACE = Seal.place("olwen", "email");

    @Property
    void what_was_sealed_is_opened_as_it_was(@ForAll byte[] text, @ForAll byte[] place) {
        assertThat(Seal.open(KEY, Seal.close(KEY, text, place), place)).isEqualTo(text);
    }

    @Property
    void a_bit_that_was_changed_is_noticed(@ForAll byte[] text, @ForAll @IntRange(min = 0, max = 100_000) int which) {
        byte[] sealed = Seal.close(KEY, text, PLACE);
        int bit = which % (8 * sealed.length);
        sealed[bit / 8] ^= (byte) (1 << bit % 8);
        assertRefused(KEY, sealed, PLACE);
    }

    @Property
    void a_text_that_was_cut_or_grew_is_noticed(@ForAll byte[] text, @ForAll @IntRange(min = 0, max = 200) int length) {
        byte[] sealed = Seal.close(KEY, text, PLACE);
        Assume.that(length != sealed.length);
        assertRefused(KEY, Arrays.copyOf(sealed, length), PLACE);
    }

    @Property
    void what_was_sealed_for_one_place_opens_in_no_other(
            @ForAll byte[] text, @ForAll @Size(max = 3) List<String> here, @ForAll @Size(max = 3) List<String> there) {
        byte[] one = Seal.place(here.toArray(String[]::new));
        byte[] other = Seal.place(there.toArray(String[]::new));
        boolean same = wellFormed(here).equals(wellFormed(there));
        assertThat(Arrays.equals(one, other)).isEqualTo(same);
        if (!same) {
            assertRefused(KEY, Seal.close(KEY, text, one), other);
        }
    }

    @Property(tries = 100)
    void another_key_opens_nothing(@ForAll byte[] text) {
        assertRefused(Seal.newKey(), Seal.close(KEY, text, PLACE), PLACE);
    }

    @Test
    void the_same_text_never_looks_the_same() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(Arrays.toString(Seal.close(KEY, new byte[] {1}, PLACE)))).isTrue();
        }
    }

    /** Halves of surrogate pairs all look alike in UTF-8; the store refuses them anyway. */
    private static List<String> wellFormed(List<String> texts) {
        return texts.stream().map(text -> new String(text.getBytes(UTF_8), UTF_8)).toList();
    }

    private static void assertRefused(SecretKey key, byte[] sealed, byte[] place) {
        assertThatThrownBy(() -> Seal.open(key, sealed, place)).isInstanceOf(BrokenSealException.class);
    }
}
