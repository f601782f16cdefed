package org.palimpsest.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class PersonalTest {
    private static final Personal EMAIL = new Personal("olwen", "email", "olwen@example.org");
    private static final UUID COMMENT = UUID.randomUUID();
    private static final Map<String, String> OF_ACCOUNT = Map.of("name", AccountEvent.TOKEN);
    private static final Map<String, String> OF_COMMENT = Map.of(
            "name", CommentEvent.NAME,
            "email", CommentEvent.EMAIL,
            "text", CommentEvent.TEXT,
            "reason", CommentEvent.REPORT);

    @Test
    void itIsWrittenOutByNobodyWhoDoesNotKnowIt() {
        assertThat(EMAIL).hasToString("email of olwen");
        assertThat(new Personal("olwen", "email", null)).hasToString("erased email of olwen");
        assertThat(JsonMapper.shared().writeValueAsString(EMAIL)).isEqualTo("{}");
    }

    @Test
    void itIsEqualToWhatSaysTheSame() {
        assertThat(EMAIL)
                .isEqualTo(new Personal("olwen", "email", "olwen@example.org"))
                .hasSameHashCodeAs(new Personal("olwen", "email", "olwen@example.org"))
                .isNotEqualTo(new Personal("rhys", "email", "olwen@example.org"))
                .isNotEqualTo(new Personal("olwen", "name", "olwen@example.org"))
                .isNotEqualTo(new Personal("olwen", "email", null));
    }

    static Stream<Class<?>> eventsThatCarryIt() {
        return EventTypes.all().stream()
                .<Class<?>>map(EventTypes.Named::type)
                .filter(type -> Arrays.stream(type.getRecordComponents()).anyMatch(c -> c.getType() == Personal.class));
    }

    @ParameterizedTest
    @MethodSource("eventsThatCarryIt")
    void noEventTakesThatOfAnotherPersonOrField(Class<?> event) throws ReflectiveOperationException {
        boolean isOfComment = CommentEvent.class.isAssignableFrom(event);
        var person = isOfComment ? CommentEvent.key(COMMENT) : "olwen";
        var called = isOfComment ? OF_COMMENT : AccountEvent.class.isAssignableFrom(event) ? OF_ACCOUNT : Map.<String, String>of();
        Function<RecordComponent, String> field = component -> called.getOrDefault(component.getName(), component.getName());
        make(event, person, field);
        assertThatThrownBy(() -> make(event, "rhys", field)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> make(event, person, _ -> "other")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Object any(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return Map.of(List.class, List.of(), UUID.class, COMMENT, long.class, 1L, boolean.class, true, Instant.class, Instant.EPOCH)
                .getOrDefault(type, "olwen");
    }

    private static void make(Class<?> event, String person, Function<RecordComponent, String> field)
            throws ReflectiveOperationException {
        var components = event.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> {
                    if (component.getType() == Personal.class) {
                        return new Personal(person, field.apply(component), "text");
                    }
                    return any(component.getType());
                })
                .toArray();
        try {
            event.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        }
    }
}
