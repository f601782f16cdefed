package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void areReadInAnyOrder() {
        assertThat(Arguments.parse(List.of("--ready", "r", "--stdin", "--logs", "l", "--data", "d")))
                .isEqualTo(new Arguments(Path.of("d"), Path.of("l"), Path.of("r"), true));
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse(List.of("--data", "d", "--logs", "l")))
                .withMessageContaining("--ready is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse(List.of("--date", "d")))
                .withMessageContaining("--date is unknown");
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse(List.of("--data")))
                .withMessageContaining("--data is unknown or has no value");
    }
}
