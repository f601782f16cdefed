package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuperviseTest {
    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path state;
    private Process owner;

    @BeforeEach
    void owner() throws IOException {
        state = Files.createDirectory(folder.resolve("state"));
        owner = run("sleep", "600");
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aCommandEndsWithItsKilledOwnerAndItsFoldersGo() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Files.write(state.resolve("trash"), List.of(state.toString(), other.toString()));
        Process supervisor = supervise(10, "sleep", "600");
        ProcessHandle command = commandOf(supervisor);

        owner.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(20)).until(() -> !command.isAlive() && !supervisor.isAlive());
        assertThat(state).doesNotExist();
        assertThat(other).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void whatDoesNotListenIsKilledAfterAWhileWithAllThatItStarted() throws Exception {
        Process supervisor = supervise(1, "sh", "-c", "trap '' TERM; sleep 601 & echo $! >" + state + "/grandchild; wait;"
                + " wait; sleep 602");
        ProcessHandle command = commandOf(supervisor);
        await().until(() -> Files.exists(state.resolve("grandchild"))
                && !Files.readString(state.resolve("grandchild")).isBlank());
        ProcessHandle grandchild = handle("grandchild");

        supervisor.destroy();

        await().atMost(Duration.ofSeconds(20)).until(() -> !supervisor.isAlive());
        assertThat(command.isAlive()).isFalse();
        await().atMost(Duration.ofSeconds(20)).until(() -> !grandchild.isAlive());
    }

    @Test
    void theStatusOfACommandThatEndsByItselfIsKept() {
        Process supervisor = supervise(1, "sh", "-c", "exit 14");

        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(state.resolve("exit")));
        assertThat(state.resolve("exit")).hasContent("14");
        assertThat(supervisor.isAlive()).as("it stays to clean up at its owner's end").isTrue();
    }

    @Test
    void nothingStartsForAnOwnerThatIsGone() throws Exception {
        owner.destroyForcibly().waitFor();

        assertThat(supervise(1, "touch", folder.resolve("ran").toString()).waitFor()).isZero();
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    private Process supervise(int grace, String... command) {
        try (var script = SuperviseTest.class.getResourceAsStream("supervise.sh")) {
            assertThat(script).isNotNull();
            Path copy = folder.resolve("supervise.sh");
            Files.write(copy, script.readAllBytes());
            List<String> line = new ArrayList<>(List.of("/bin/sh", copy.toString(), Long.toString(owner.pid()),
                    state.toString(), Integer.toString(grace)));
            line.addAll(List.of(command));
            return run(line.toArray(String[]::new));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        started.add(process);
        return process;
    }

    private ProcessHandle commandOf(Process supervisor) {
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(state.resolve("pid")));
        assertThat(supervisor.isAlive()).isTrue();
        return handle("pid");
    }

    private ProcessHandle handle(String file) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(state.resolve(file)).strip())).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
