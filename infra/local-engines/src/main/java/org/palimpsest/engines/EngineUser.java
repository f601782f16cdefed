package org.palimpsest.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The user that Elasticsearch runs as: it refuses root, so root starts it as somebody else by {@code setpriv}. */
final class EngineUser {
    private static final String VARIABLE = "PALIMPSEST_USER";
    private static final boolean PDEATHSIG = Programs.succeeds(List.of("setpriv", "--pdeathsig", "TERM", "true"));

    private final boolean root;
    private final String name;
    private final List<String> become;

    /** @param ours a folder that we made, so its owner is who we are */
    EngineUser(EngineSettings settings, Path ours) {
        root = isRoot(ours);
        String wanted = settings.variable(VARIABLE);
        name = wanted == null ? "nobody" : wanted;
        become = root ? become(name) : List.of();
    }

    private static boolean isRoot(Path ours) {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(ours, "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> become(String user) {
        if (Programs.find("setpriv") == null) {
            throw new EngineUnavailableException("Elasticsearch does not run as root, and there is no setpriv to change"
                    + " the user. Install util-linux, or run as another user, or set "
                    + EngineKind.ELASTICSEARCH.variable);
        }
        String group = Programs.output(List.of("id", "-g", user));
        if (group.isEmpty()) {
            throw new EngineUnavailableException("There is no user \"" + user + "\" to run Elasticsearch as. Set "
                    + VARIABLE + " to one that is not root");
        }
        return List.of("setpriv", "--reuid", user, "--regid", group, "--clear-groups");
    }

    /** Makes the user the owner of a folder and all that is in it. */
    void own(Path folder) {
        if (root && !Programs.succeeds(List.of("chown", "-R", name, folder.toString()))) {
            throw new EngineUnavailableException("Cannot make \"" + name + "\" the owner of " + folder);
        }
    }

    boolean reads(Path path) {
        return !root || Programs.succeeds(with(List.of("test", "-r", path.toString())));
    }

    /**
     * The command as that user, who may always reach {@code data}: below a closed folder such as root's home it keeps,
     * of all of root's rights, the one to pass folders.
     */
    List<String> command(Path data, List<String> command) {
        List<String> line = new ArrayList<>(become);
        if (!reads(data)) {
            line.addAll(List.of("--inh-caps", "-all,+dac_override", "--ambient-caps", "-all,+dac_override"));
        }
        if (PDEATHSIG) {
            line.addAll(line.isEmpty() ? dieWithParent() : dieWithParent().subList(1, 3));
        }
        line.addAll(command);
        return line;
    }

    private List<String> with(List<String> command) {
        List<String> line = new ArrayList<>(become);
        line.addAll(command);
        return line;
    }

    /** A prefix by which a command gets TERM when its parent is killed; empty where that cannot be had. */
    static List<String> dieWithParent() {
        return PDEATHSIG ? List.of("setpriv", "--pdeathsig", "TERM") : List.of();
    }
}
