package org.palimpsest.query.people;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.ProviderConnected;
import org.palimpsest.events.PersonEvent.ProviderDisconnected;
import org.palimpsest.events.Personal;
import org.palimpsest.readmodels.Recorded;

/**
 * An account at an OpenID provider by which somebody comes in.
 *
 * @param key the unique key that stands for it
 * @param subject what the provider calls it by
 * @param orcid whether that is an ORCID iD, for which ORCID has vouched
 */
public record Connection(String key, Personal issuer, Personal subject, boolean orcid, Instant at) {

    /** In the order in which they were connected. */
    static List<Connection> after(List<Connection> before, Recorded<? extends PersonEvent> recorded) {
        return switch (recorded.event()) {
            case ProviderConnected e ->
                Stream.concat(
                                before.stream(),
                                Stream.of(new Connection(
                                        e.identityKey(), e.issuer(), e.subject(), e.orcid() != null, recorded.at())))
                        .toList();
            case ProviderDisconnected e -> before.stream().filter(one -> !one.key.equals(e.identityKey())).toList();
            default -> before;
        };
    }
}
