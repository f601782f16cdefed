package org.palimpsest.operator;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.palimpsest.eventstore.personal.MasterKeys;

/** What {@code infra/up} needs before it starts anything: secrets, made once, and free ports. */
final class Preparation {
    private static final int TOKEN_SECRET_BYTES = 48;

    private final Installation installation;

    Preparation(Installation installation) {
        this.installation = installation;
    }

    /** @throws NotDoneException if a port is taken */
    void run(List<Integer> ports) throws IOException, NotDoneException {
        makeOnce(installation.tokenSecretFile(), () -> SecretFile.random(TOKEN_SECRET_BYTES));
        if (installation.variable(Installation.MASTER_KEY).isEmpty()
                && installation.variable(Installation.MASTER_KEY_FILE).isEmpty()) {
            // Without it what is personal in the data cannot be read again: it lives as long as they do.
            makeOnce(installation.masterKeyFile(), MasterKeys::generate);
        }
        for (int port : ports) {
            if (isTaken(port)) {
                throw NotDoneException.refused("Port " + port + " is taken by another program. Set PALIMPSEST_PORT (8080) or"
                        + " PALIMPSEST_COMMAND_PORT (8081) to a free one.");
            }
        }
    }

    private static void makeOnce(Path file, Supplier<String> secret) throws IOException {
        if (!Files.exists(file)) {
            SecretFile.write(file, List.of(secret.get()));
        }
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket(port)) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }
}
