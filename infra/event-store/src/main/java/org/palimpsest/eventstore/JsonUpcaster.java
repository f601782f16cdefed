package org.palimpsest.eventstore;

import java.util.function.UnaryOperator;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries the JSON of one type of event from one revision to the next, whenever such an event is read. What is stored stays
 * as it is. Several, in the order of their revisions, make an Axon {@code EventUpcasterChain}. Thread-safe if
 * {@code change} is.
 */
public final class JsonUpcaster extends SingleEventUpcaster {

    private final SimpleSerializedType former;
    private final SimpleSerializedType next;
    private final UnaryOperator<ObjectNode> change;

    /** {@code change} may change and answer what it is given, an object, or answer another one. */
    public JsonUpcaster(String name, String revision, String nextRevision, UnaryOperator<ObjectNode> change) {
        this.former = new SimpleSerializedType(name, revision);
        this.next = new SimpleSerializedType(name, nextRevision);
        this.change = change;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(former);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(next, JsonNode.class, json -> change.apply((ObjectNode) json));
    }
}
