package org.palimpsest.query.mail;

import java.util.Optional;
import java.util.stream.Stream;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.PublicAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What links in mails begin with that are written when nobody asks for a page. Thread-safe. */
@Component
public final class LinkBase {
    private final PublicAddress address;
    private final Environment environment;
    private final boolean demonstration;

    /** {@code demonstration}: whether mail is read on this machine. */
    LinkBase(PublicAddress address, Environment environment, @Value("${palimpsest.mail.outbox}") boolean demonstration) {
        this.address = address;
        this.environment = environment;
        this.demonstration = demonstration;
    }

    /** Nothing where nobody has said so, save in a demonstration. */
    public Optional<String> find() {
        var port = environment.getProperty("local.server.port");
        return Stream.of(address.base(), demonstration ? "http://localhost:" + port : "")
                .filter(base -> base.startsWith("http"))
                .findFirst();
    }

    /** Throws {@link Problem} 503 where there is none, so that nobody is said to be asked whom no mail can reach. */
    public void check() {
        if (find().isEmpty()) {
            throw new Problem(
                    ProblemType.UNAVAILABLE,
                    "No mail can be sent: this installation has not been told its own address (PALIMPSEST_PUBLIC_URL).");
        }
    }
}
