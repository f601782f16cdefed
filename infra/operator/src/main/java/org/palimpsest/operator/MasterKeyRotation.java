package org.palimpsest.operator;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.palimpsest.eventstore.personal.MasterKeys;
import org.palimpsest.eventstore.personal.RotateMasterKey;

/**
 * Wraps every person's key under a new master key, while the services run. For {@code infra/up} it makes the new one, and
 * takes the former one out of use when nothing is under it; an installation of one's own gives both, the new one first.
 */
final class MasterKeyRotation {
    private final Installation installation;
    private final PrintStream out;

    MasterKeyRotation(Installation installation, PrintStream out) {
        this.installation = installation;
        this.out = out;
    }

    /** Interrupted, it goes on when it is started again. */
    void run() throws NotDoneException, IOException {
        var uri = new ConnectionString(installation.mongodb());
        var given = installation.variable(Installation.MASTER_KEY);
        var file = installation.variable(Installation.MASTER_KEY_FILE);
        if (given.isPresent() || file.isPresent()) {
            wrap(uri, MasterKeys.given(given.orElse(""), file.orElse("")));
            return;
        }
        var kept = installation.masterKeyFile();
        // Meanwhile both are accepted, also by the services, which read the file again.
        var keys = begin(kept);
        wrap(uri, MasterKeys.in(kept));
        finish(kept, keys);
    }

    private void wrap(ConnectionString uri, MasterKeys masters) throws NotDoneException {
        try (var client = MongoClients.create(uri)) {
            var database = client.getDatabase(Objects.requireNonNullElse(uri.getDatabase(), "palimpsest"));
            long count = RotateMasterKey.run(database, masters, done -> out.println("    " + done + " keys …"));
            out.println(count + " keys were wrapped under the new master key; every other one was before.");
        } catch (MongoException | IllegalStateException e) {
            throw NotDoneException.refused(
                    "Not all keys are under the new master key, and all master keys stay: start this again. " + e.getMessage());
        }
    }

    private static List<String> begin(Path file) throws IOException, NotDoneException {
        var keys = read(file);
        if (keys.isEmpty()) {
            throw NotDoneException.refused("There is no master key in " + file + ": start Palimpsest with infra/up first.");
        }
        if (keys.size() == 1) {
            keys.addFirst(MasterKeys.generate());
            SecretFile.write(file, keys);
        }
        return keys;
    }

    private void finish(Path file, List<String> keys) throws IOException {
        var former = installation.home().resolve("former-master-keys");
        SecretFile.write(former, Stream.of(read(former), keys.subList(1, keys.size()))
                .flatMap(List::stream)
                .distinct()
                .toList());
        SecretFile.write(file, keys.subList(0, 1));
        out.println("Done. The former master key is in " + former + " now, for older backups: delete it with the last of them.");
    }

    private static List<String> read(Path file) throws IOException {
        try {
            return new ArrayList<>(Files.readString(file).lines().filter(line -> !line.isBlank()).toList());
        } catch (NoSuchFileException e) {
            return new ArrayList<>();
        }
    }
}
