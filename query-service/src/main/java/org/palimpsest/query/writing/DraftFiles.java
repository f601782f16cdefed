package org.palimpsest.query.writing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Does with the files of a draft what a button of their form says. Thread-safe; blocks. */
@Component
final class DraftFiles {
    private final CommandClient commands;

    DraftFiles(CommandClient commands) {
        this.commands = commands;
    }

    private record Named(String name) {}

    private record Described(String name, @Nullable String alternative) {}

    /**
     * Takes out or describes the file whose number the button has, or attaches the one that was chosen; without one, nothing.
     *
     * @return the position that has to be read to see it; null where nothing changed
     * @throws CommandRefusedException if the command service says no
     */
    @Nullable String change(UUID entry, SentFile sent, Caller caller) {
        var path = "entries/" + entry + "/files";
        var button = sent.get("to").split("\\.", 2);
        if (button.length == 2) {
            var row = "files." + button[1];
            var name = sent.get(row + ".name");
            var alternative = sent.get(row + ".alternative");
            return button[0].equals("remove")
                    ? post(path + "/remove", new Named(name), caller)
                    : post(path + "/describe", new Described(name, alternative.isEmpty() ? null : alternative), caller);
        }
        var file = sent.file();
        if (file == null) {
            return null;
        }
        var query = "?name=" + encoded(sent.name()) + "&alternative=" + encoded(sent.get("alternative")) + "&decorative="
                + sent.fields().containsKey("decorative");
        return sent.<@Nullable String>with(file, from -> commands.sendFile(path + query, from, caller));
    }

    private @Nullable String post(String path, Object body, Caller caller) {
        return commands.send(HttpMethod.POST, path, body, caller, UUID.randomUUID(), null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
