package org.palimpsest.query.issue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.palimpsest.query.account.AccountForm;
import org.palimpsest.query.library.IssueDocument;
import org.palimpsest.query.pages.Dates;
import org.springframework.http.HttpMethod;

/** What an editor does with an issue that is there, by the last word of the form's address. */
enum IssueStep {
    CHANGE,
    ADD,
    REMOVE,
    UP,
    DOWN,
    PUBLISH;

    /** How a command is sent, to which address below that of the issue. */
    record Order(HttpMethod method, String path, Object body) {}

    static Optional<IssueStep> at(String address) {
        return Stream.of(values()).filter(step -> step.address().equals(address)).findFirst();
    }

    String address() {
        return name().toLowerCase(Locale.ROOT);
    }

    Order order(AccountForm form, IssueDocument issue) {
        var entry = form.line("entry");
        return switch (this) {
            case CHANGE -> new Order(HttpMethod.PUT, "", details(form));
            case ADD -> new Order(HttpMethod.POST, "/entries", entry.isEmpty() ? Map.of() : Map.of("entry", entry));
            case REMOVE -> new Order(HttpMethod.DELETE, "/entries/" + entry, Map.of());
            case UP -> new Order(HttpMethod.PUT, "/order", Map.of("entries", moved(issue.entries(), entry, -1)));
            case DOWN -> new Order(HttpMethod.PUT, "/order", Map.of("entries", moved(issue.entries(), entry, 1)));
            case PUBLISH -> {
                var until = form.line("embargoUntil");
                yield new Order(
                        HttpMethod.POST, "/publish", until.isEmpty() ? Map.of() : Map.of("embargoUntil", Dates.sent(until)));
            }
        };
    }

    /** What the form says an issue is called; what is no year the command refuses in the same way as one that cannot be. */
    static Map<String, Object> details(AccountForm form) {
        var details = new LinkedHashMap<String, Object>();
        details.put("volume", form.line("volume"));
        details.put("number", form.line("number"));
        details.put("year", form.line("year").matches("\\d{1,4}") ? Integer.parseInt(form.line("year")) : -1);
        if (!form.line("title").isEmpty()) {
            details.put("title", form.line("title"));
        }
        return details;
    }

    private static List<UUID> moved(List<UUID> entries, String entry, int by) {
        var order = new ArrayList<>(entries);
        int from = order.stream().map(UUID::toString).toList().indexOf(entry);
        int to = from + by;
        if (from >= 0 && to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
        }
        return order;
    }
}
