package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

class FirstAdministratorTest {
    private static final Pattern LINK = Pattern.compile("/first-administrator/[\\w-]+");

    @Test
    void who_opens_the_link_in_the_log_first_is_the_administrator_and_nobody_after_them() {
        var engines = Engines.shared();
        var outbox = Map.of("PALIMPSEST_MAIL_OUTBOX", "true");
        try (var house = new House(Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), outbox)) {
            var link = await().atMost(Duration.ofMinutes(1)).until(() -> links(house), found -> !found.isEmpty()).getFirst();
            var stranger = new Visitor(house.queries().address());
            assertThat(stranger.get(link)).isEqualTo(303);
            assertThat(stranger.location()).isEqualTo("/sign-in?next=" + link);

            var ada = SignedUp.at(house, "Ada", SignedUp.address()).browser();
            var rhys = SignedUp.at(house, "Rhys", SignedUp.address()).browser();
            assertThat(ada.get("/people")).isEqualTo(403);
            assertThat(ada.get(link + "x")).isEqualTo(404);
            assertThat(ada.get(link)).isEqualTo(200);
            assertThat(ada.postFrom("cross-site", link)).isEqualTo(403);
            assertThat(ada.post(link)).isEqualTo(303);
            assertThat(ada.location()).isEqualTo("/administration");
            assertThat(ada.get("/people")).isEqualTo(200);
            assertThat(rhys.get(link)).isEqualTo(404);
            assertThat(rhys.post(link)).isEqualTo(404);
            assertThat(rhys.get("/people")).isEqualTo(403);
        }
    }

    private static List<String> links(House house) throws Exception {
        return LINK.matcher(Files.readString(house.queries().log())).results().map(MatchResult::group).toList();
    }
}
