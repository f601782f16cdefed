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
     * The command as that user. Where the user cannot pass the folders above {@code data}, as below root's home, the
     * command alone sees it at {@code window} as well.
     */
    List<String> command(Path data, Path window, List<String> command) {
        List<String> line = new ArrayList<>();
        if (!data.equals(window)) {
            line.addAll(List.of("unshare", "--mount", "--propagation", "private", "sh", "-c",
                    "mount --bind \"$1\" \"$2\" && shift 2 && exec \"$@\"", "sh", data.toString(), window.toString()));
        }
        line.addAll(become);
        line.addAll(root && PDEATHSIG ? dieWithParent().subList(1, 3) : dieWithParent());
        line.addAll(command);
        return line;
    }

    /** Where the user finds {@code data}: there, or if it is out of reach, at {@code window}. */
    Path place(Path data, Path window) {
        if (reads(data)) {
            return data;
        }
        if (!Programs.succeeds(List.of("unshare", "--mount", "true"))) {
            throw new EngineUnavailableException("The user \"" + name + "\" that Elasticsearch runs as cannot reach "
                    + data + ". Choose another place for the data, allow everyone to pass the folders above it"
                    + " (chmod o+x), or set " + VARIABLE + " to a user who can reach it");
        }
        return window;
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
