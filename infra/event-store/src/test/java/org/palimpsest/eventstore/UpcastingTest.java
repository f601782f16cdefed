package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.eventstore.TestStore.event;
import static org.palimpsest.eventstore.TestStore.payloads;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.eventstore.TestStore.Deposited;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An event that was stored in revision 1 (whole euros) is read in revision 2 (cents and a currency). */
class UpcastingTest {

    record DepositedInEuros(long euros) {}

    /** What a foreign application would write too. */
    static final class EurosToCents extends SingleEventUpcaster {

        private static final SimpleSerializedType FORMER = new SimpleSerializedType("account.deposited", "1");

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(FORMER);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("account.deposited", "2"), JsonNode.class, payload -> {
                ObjectNode deposit = (ObjectNode) payload;
                long euros = deposit.remove("euros").asLong();
                return deposit.put("cents", 100 * euros).put("currency", "EUR");
            });
        }
    }

    private final TestStore store = new TestStore();

    @AfterEach
    void drop() {
        store.close();
    }

    @Test
    void an_old_revision_is_carried_forward_wherever_it_is_read() {
        TypeNames former = TypeNames.builder().add(DepositedInEuros.class, "account.deposited", "1").build();
        store.builder().eventSerializer(new EventSerializer(former)).build()
                .appendEvents(new GenericDomainEventMessage<>("Account", "a", 0, new DepositedInEuros(12)));
        MongoEventStorageEngine engine = store.builder().upcasterChain(new EurosToCents()).build();
        engine.appendEvents(event("a", 1, new Deposited(50, "CHF")));

        Object[] expected = {new Deposited(1200, "EUR"), new Deposited(50, "CHF")};
        assertThat(payloads(engine.readEvents("a").asStream().toList())).containsExactly(expected);
        assertThat(payloads(TestStore.all(engine))).containsExactly(expected);
        assertThat(new Chain(store.database).verify().sound()).as("what is stored stays as it was").isTrue();
    }
}
