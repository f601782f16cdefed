package org.palimpsest.eventstore.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {

    private static final String ONE = MasterKeys.generate();
    private static final String TWO = MasterKeys.generate();

    @Test
    void the_first_is_current_and_all_are_known_by_ids_that_follow_from_them() {
        var keys = MasterKeys.of("\n" + TWO + ", " + ONE + "\n");

        assertThat(keys.current()).isEqualTo(MasterKey.of(TWO));
        assertThat(keys.ids()).containsExactly(MasterKey.of(TWO).id(), MasterKey.of(ONE).id());
        assertThat(keys.find(MasterKey.of(ONE).id())).contains(MasterKey.of(ONE));
        assertThat(keys.find("other")).isEmpty();
    }

    @Test
    void a_file_is_looked_at_again_when_it_matters(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("master-key"), ONE);
        var keys = MasterKeys.in(file);
        Files.writeString(file, TWO + "\n" + ONE + "\n");

        assertThat(keys.find(MasterKey.of(TWO).id())).isPresent();
        assertThat(keys.current()).isEqualTo(MasterKey.of(TWO));
    }

    @Test
    void without_a_key_or_with_a_wrong_one_the_error_tells_what_to_do(@TempDir Path folder) {
        assertThatThrownBy(() -> MasterKeys.given("", null))
                .hasMessageContainingAll("PALIMPSEST_MASTER_KEY", "PALIMPSEST_MASTER_KEY_FILE", "openssl rand -base64 32");
        assertThatThrownBy(() -> MasterKeys.given(ONE, "file")).hasMessageContaining("either");
        assertThatThrownBy(() -> MasterKeys.given("c2hvcnQ=", null)).hasMessageContaining("this one has 5");
        assertThatThrownBy(() -> MasterKeys.given("not base64!", null)).hasMessageContaining("base64");
        assertThatThrownBy(() -> MasterKeys.given(null, folder.resolve("none").toString()))
                .hasMessageContaining("cannot be read from");
    }

    @Test
    void it_never_shows_a_key() {
        assertThat(MasterKey.of(ONE).toString()).doesNotContain(ONE).contains(MasterKey.of(ONE).id());
    }
}
