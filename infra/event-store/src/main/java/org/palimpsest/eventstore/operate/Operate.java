package org.palimpsest.eventstore.operate;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.ChainReport;
import org.palimpsest.eventstore.ChainReport.Flaw;
import org.palimpsest.eventstore.operate.Verify.KeptHead;

/** The operator's commands {@code verify}, {@code backup} and {@code restore}, said in words. */
public final class Operate {

    private static final String USAGE = """
            usage: verify [--head POSITION:HASH] [--against FILE]
                   backup FILE
                   restore FILE""";

    private final MongoDatabase database;
    private final List<String> kept;
    private final PrintStream out;
    private final Progress progress;

    Operate(MongoDatabase database, List<String> kept, PrintStream out, PrintStream progress) {
        this.database = database;
        this.kept = kept;
        this.out = out;
        this.progress = new Progress(progress, System::nanoTime);
    }

    /**
     * Runs the command {@code words} on the database that {@code PALIMPSEST_MONGODB_URI} in {@code environment} names
     * ({@code palimpsest} if it names none).
     *
     * @param kept what a backup holds besides the log: {@link Backup#KEPT}, and what the application cannot make from its log
     * @return 0: done, and all is well; 1: the log or the file is not what it should be, or a restore is refused; 2: it
     *     could not be done, or was asked wrongly
     */
    public static int run(
            List<String> words,
            List<String> kept,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err) {
        try {
            ConnectionString uri = uri(environment.get("PALIMPSEST_MONGODB_URI"));
            MongoClientSettings settings = MongoClientSettings.builder()
                    .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                    .applyConnectionString(uri)
                    .applicationName("palimpsest-operate")
                    .build();
            try (MongoClient client = MongoClients.create(settings)) {
                String name = Objects.requireNonNullElse(uri.getDatabase(), "palimpsest");
                return new Operate(client.getDatabase(name), kept, out, err).run(words) ? 0 : 1;
            }
        } catch (DamagedBackupException e) {
            err.println("The file is not what a backup wrote, or no longer. On " + e.getMessage());
            return 1;
        } catch (RestoreRefusedException e) {
            err.println("Nothing was restored. " + e.getMessage() + ".");
            return 1;
        } catch (FileAlreadyExistsException e) {
            err.println("There is a file " + e.getFile() + " already; it stays as it is.");
            return 2;
        } catch (NoSuchFileException e) {
            err.println("There is no " + e.getFile() + ".");
            return 2;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException | MongoException | IllegalStateException e) {
            err.println("It could not be done: " + e);
            return 2;
        }
    }

    private static ConnectionString uri(@Nullable String uri) {
        if (uri == null) {
            throw new IllegalArgumentException("PALIMPSEST_MONGODB_URI has to name a MongoDB");
        }
        return new ConnectionString(uri);
    }

    /** Whether all is well. */
    private boolean run(List<String> words) throws IOException {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "verify" -> verify(words.subList(1, words.size()));
            case "backup" -> backup(file(words));
            case "restore" -> say("Restored", new Restore(database, kept).from(file(words), progress));
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    private static Path file(List<String> words) {
        if (words.size() != 2 || words.get(1).startsWith("--")) {
            throw new IllegalArgumentException(USAGE);
        }
        return Path.of(words.get(1));
    }

    private boolean verify(List<String> options) throws IOException {
        KeptHead head = null;
        Path against = null;
        for (int i = 0; i < options.size(); i += 2) {
            String value = i + 1 < options.size() ? options.get(i + 1) : "";
            switch (options.get(i)) {
                case "--head" -> head = KeptHead.parse(value);
                case "--against" -> against = Path.of(value);
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        Verify.Result result = new Verify(database, head).run(against, progress);
        boolean sound = say(result.differences().isEmpty() ? "Sound" : "Sound in itself", result.report());
        result.differences().forEach(difference -> out.println("NOT AS IT WAS KEPT. " + difference + "."));
        if (result.sound()) {
            compared(head, against);
        }
        return sound && result.sound();
    }

    private void compared(@Nullable KeptHead head, @Nullable Path against) {
        if (head != null) {
            out.println("Up to position " + head.position() + " it is the log whose head was kept.");
        }
        if (against != null) {
            out.println("It begins with exactly what " + against + " holds.");
        }
        if (head == null && against == null) {
            out.println("Keep the head elsewhere: `--head` compares with it later, and finds an end that was cut off.");
        }
    }

    private boolean backup(Path file) throws IOException {
        boolean sound = say("Backed up", new Backup(database, kept).to(file, progress));
        out.println(sound ? "File: " + file : "There is no file: a log that is not sound is not backed up.");
        return sound;
    }

    private boolean say(String done, ChainReport report) {
        long events = report.headPosition() + 1;
        String size = String.format(Locale.ROOT, "%,d commits with %,d events", report.commits(), events);
        String took = progress.took(events);
        report.flaw().ifPresentOrElse(flaw -> {
            out.println("NOT SOUND. First wrong position: " + flaw.position() + ", " + words(flaw) + ".");
            out.println("Sound before that: " + size + ", in " + took + ".");
        }, () -> {
            out.println(done + ": " + size + ", in " + took + ".");
            out.println("Head: " + report.headPosition() + ":" + report.headHash());
        });
        return report.sound();
    }

    private static String words(Flaw flaw) {
        return flaw.kind().name().toLowerCase(Locale.ROOT) + ": " + flaw.what();
    }
}
