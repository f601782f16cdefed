package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.testsupport.Author.done;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;

class AccountTest {
    private static final House HOUSE = Houses.withSamples();
    private static final String PERSON = "demo-newcomer";

    private final Author author = new Author(HOUSE);

    @Test
    void somebody_registers_sees_what_is_known_of_them_and_is_forgotten() {
        var details = "{\"name\": \"Rhiannon Vaughan\", \"email\": \"rhiannon@example.org\"}";
        var registered = done(author.post(PERSON, "/api/commands/people", details)).get("position").asString();

        var known = me(registered);
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body()).contains("Rhiannon Vaughan", "rhiannon@example.org");

        var erased = done(author.post("demo-administrator", "/api/commands/people/" + PERSON + "/erase", "{}"));
        // Each service remembers for a moment whose token is good.
        assertThat(me(erased.get("position").asString()).statusCode()).isIn(410, 401);
        assertThat(author.post(PERSON, "/api/commands/people", details).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> me(String position) {
        return HOUSE.web().get("/api/people/me", "Palimpsest-Position", position, "Authorization", "Bearer " + HOUSE.token(PERSON));
    }
}
