package org.palimpsest.command.http;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** A whole number may be written 1.0: JSON Schema, by which the API is described, makes no difference. 1.5 is refused. */
final class WholeNumber extends DelegatingDeserializer {

    private WholeNumber(ValueDeserializer<?> plain) {
        super(plain);
    }

    static JacksonModule module() {
        return new SimpleModule().setDeserializerModifier(new ValueDeserializerModifier() {
            @Override
            public ValueDeserializer<?> modifyDeserializer(
                    DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> plain) {
                return type.getBeanClass() == int.class || type.getBeanClass() == Integer.class ? new WholeNumber(plain) : plain;
            }
        });
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
        return new WholeNumber(plain);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) {
        if (json.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            try {
                return json.getDecimalValue().intValueExact();
            } catch (ArithmeticException _) {
                return super.deserialize(json, context);
            }
        }
        return super.deserialize(json, context);
    }
}
