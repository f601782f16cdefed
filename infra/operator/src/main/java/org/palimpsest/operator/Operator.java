package org.palimpsest.operator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.palimpsest.eventstore.operate.Backup;
import org.palimpsest.eventstore.operate.Operate;

/**
 * The command line: {@code -Dpalimpsest.home=FOLDER} is that of {@code infra/up}. Status 0: done, and all is well; 1: refused,
 * or not as it should be; 2: it could not be done, or was asked wrongly. What was found goes to standard output, why
 * something was not done to standard error.
 */
public final class Operator {
    /**
     * What a backup of Palimpsest holds besides the log: secrets are no events, nor are the bytes of files or how often entries
     * were read, so no log can bring them back. Sessions and personal tokens are left out: one that was ended or revoked since must
     * not come back.
     */
    public static final List<String> KEPT = Stream.concat(
                    Backup.KEPT.stream(),
                    Stream.of(
                            "revoked_tokens", "passwords", "notification_wishes", "search_news", "reminders", "usage",
                            KeptFiles.FILES, KeptFiles.CHUNKS))
            .toList();

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int NOT_POSSIBLE = 2;

    private static final String USAGE = """
            usage: verify [--head POSITION:HASH] [--against FILE]
                   backup FILE
                   restore FILE
                   rotate-master-key
                   rebuild [READ-MODEL]
                   dead-letters [list | retry ID|STREAM | drop ID|STREAM --reason "WHY"]
                   prepare PORT…
                   await SECONDS SERVICE:PORT[:PID]…""";

    private final Installation installation;
    private final PrintStream out;
    private final PrintStream err;

    Operator(Installation installation, PrintStream out, PrintStream err) {
        this.installation = installation;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) {
        var home = Path.of(System.getProperty("palimpsest.home", ".palimpsest"));
        System.exit(new Operator(new Installation(System.getenv(), home), System.out, System.err).run(List.of(words)));
    }

    /** Answers with the status. */
    int run(List<String> words) {
        try {
            return run(words.isEmpty() ? "" : words.getFirst(), words.isEmpty() ? words : words.subList(1, words.size()));
        } catch (NotDoneException e) {
            err.println(e.getMessage());
            return e.status();
        } catch (IOException e) {
            err.println("It could not be done: " + e);
            return NOT_POSSIBLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOT_POSSIBLE;
        }
    }

    private int run(String command, List<String> words) throws NotDoneException, IOException, InterruptedException {
        return switch (command) {
            case "verify" -> {
                int log = onTheLog(command, words);
                yield log != DONE || new KeptFiles(installation.mongodb(), out).verify() ? log : REFUSED;
            }
            case "backup" -> {
                require(words.size() == 1);
                yield onTheLog(command, words);
            }
            case "restore" -> {
                require(words.size() == 1);
                new FormerIndexes(installation, err).refuseAny();
                yield onTheLog(command, words);
            }
            case "rotate-master-key" -> {
                require(words.isEmpty());
                new MasterKeyRotation(installation, out).run();
                yield DONE;
            }
            case "rebuild" -> {
                require(words.size() <= 1);
                var rebuild = new Rebuild(queryService(), out);
                if (words.isEmpty()) {
                    rebuild.showAll();
                } else {
                    rebuild.start(words.getFirst());
                }
                yield DONE;
            }
            case "dead-letters" -> {
                deadLetters(words);
                yield DONE;
            }
            case "prepare" -> {
                new Preparation(installation).run(ports(words));
                yield DONE;
            }
            case "await" -> {
                require(words.size() >= 2 && words.getFirst().matches("\\d{1,4}"));
                new Readiness(out).await(Duration.ofSeconds(Integer.parseInt(words.getFirst())), services(words));
                yield DONE;
            }
            default -> throw usage();
        };
    }

    private int onTheLog(String command, List<String> words) throws NotDoneException {
        var environment = new HashMap<>(installation.environment());
        environment.put(Installation.MONGODB, installation.mongodb());
        var all = new ArrayList<>(List.of(command));
        all.addAll(words);
        return Operate.run(all, KEPT, environment, out, err);
    }

    private void deadLetters(List<String> words) throws NotDoneException, IOException, InterruptedException {
        var action = words.isEmpty() ? "list" : words.getFirst();
        switch (action) {
            case "list" -> {
                require(words.size() <= 1);
                new DeadLetters(queryService(), out).list();
            }
            case "retry" -> {
                require(words.size() == 2);
                new DeadLetters(queryService(), out).retry(words.get(1));
            }
            case "drop" -> {
                require(words.size() == 4 && words.get(2).equals("--reason") && !words.get(3).isBlank());
                new DeadLetters(queryService(), out).drop(words.get(1), words.get(3));
            }
            default -> throw usage();
        }
    }

    private static List<Integer> ports(List<String> words) throws NotDoneException {
        require(words.stream().allMatch(word -> word.matches("\\d{1,5}")));
        return words.stream().map(Integer::valueOf).toList();
    }

    private static List<AwaitedService> services(List<String> words) throws NotDoneException {
        var texts = words.subList(1, words.size());
        require(texts.stream().allMatch(AwaitedService::canBeRead));
        return texts.stream().map(AwaitedService::read).toList();
    }

    private QueryService queryService() throws NotDoneException, IOException {
        var token = new TokenSigner(installation.tokenSecret(), Clock.systemUTC()).operator(System.getProperty("user.name"));
        return new QueryService(installation.queryService(), token);
    }

    private static void require(boolean askedRightly) throws NotDoneException {
        if (!askedRightly) {
            throw usage();
        }
    }

    private static NotDoneException usage() {
        return NotDoneException.notPossible(USAGE);
    }
}
