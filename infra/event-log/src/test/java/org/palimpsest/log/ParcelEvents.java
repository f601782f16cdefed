package org.palimpsest.log;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EventTypes.Named;
import org.palimpsest.events.Upcast;

/** A published language with a past: the same event in three revisions, and in forms that somebody forgot to make one of. */
final class ParcelEvents {

    enum Speed { SLOW, FAST }

    record Size(int width, @Nullable Integer height) {}

    /** Revision 3: since then it has a size of its own type, and more than one label. */
    record Sent(String parcel, Speed speed, Size size, List<String> labels) {}

    record Grown(String parcel, Speed speed, Size size, List<String> labels, @Nullable String note) {}

    record Shrunk(String parcel, Speed speed, Size size) {}

    record Renamed(String packet, Speed speed, Size size, List<String> labels) {}

    record Retyped(String parcel, Speed speed, Size size, List<Integer> labels) {}

    record Stricter(String parcel, Speed speed, StrictSize size, List<String> labels) {}

    record StrictSize(int width, Integer height) {}

    record Deeper(String parcel, Speed speed, DeepSize size, List<String> labels) {}

    record DeepSize(int width, @Nullable Integer height, @Nullable Integer depth) {}

    record OtherConstants(String parcel, Pace speed, Size size, List<String> labels) {}

    enum Pace { SLOW, RAPID }

    static final Upcast FROM_1 = new Upcast("parcel.sent", 1, json -> {
        json.put("size", Map.of("width", json.remove("width")));
        return json;
    });
    static final Upcast FROM_2 = new Upcast("parcel.sent", 2, json -> {
        var label = json.remove("label");
        json.put("labels", label == null ? List.of() : List.of(label));
        return json;
    });

    private ParcelEvents() {}

    static Language language(Class<?> sent, String revision, Upcast... upcasts) {
        return new Language(List.of(new Named(sent, "parcel.sent", revision)), List.of(upcasts));
    }
}
