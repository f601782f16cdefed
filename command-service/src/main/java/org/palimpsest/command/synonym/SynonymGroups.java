package org.palimpsest.command.synonym;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decider;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.synonym.SynonymCommand.AddSynonyms;
import org.palimpsest.command.synonym.SynonymCommand.RemoveSynonyms;
import org.palimpsest.command.synonym.SynonymCommand.ReviseSynonyms;
import org.palimpsest.command.synonym.SynonymCommand.Wording;
import org.palimpsest.events.SynonymEvent;
import org.palimpsest.events.SynonymEvent.SynonymsAdded;
import org.palimpsest.events.SynonymEvent.SynonymsRemoved;
import org.palimpsest.events.SynonymEvent.SynonymsRevised;
import org.palimpsest.events.text.SameWord;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Permission;
import org.palimpsest.permission.SynonymPermissions;
import org.palimpsest.permission.SynonymPermissions.Action;

/** What follows from a command to a group of synonyms. Needs to know nothing beside all the groups. */
final class SynonymGroups implements Decider<SynonymCommand, SynonymState, SynonymEvent, SynonymGroups.NoContext> {
    static final int MOST_GROUPS = 1_000;
    static final int MOST_WORDS = 20;
    static final int LONGEST_WORD = 100;
    static final int LONGEST_REASON = 1_000;

    /** What a decision needs beside command and state: nothing. */
    record NoContext() {}

    /** What is to be recorded: the one form of what was sent. */
    private record Checked(List<String> words, @Nullable String reason) {}

    @Override
    public String id(SynonymCommand command) {
        return command.groupId().toString();
    }

    @Override
    public Permission permission(SynonymCommand command, SynonymState state, Caller caller) {
        var action = switch (command) {
            case AddSynonyms _ -> Action.ADD;
            case ReviseSynonyms _, RemoveSynonyms _ -> Action.CHANGE;
        };
        return SynonymPermissions.permission(action, command.groupId(), state.stage(command.groupId()), caller);
    }

    @Override
    public Decision<SynonymEvent> decide(SynonymCommand command, SynonymState state, NoContext context) {
        return Decision.of(switch (command) {
            case AddSynonyms c -> add(c, state);
            case ReviseSynonyms c -> revise(c, state);
            case RemoveSynonyms c -> List.of(new SynonymsRemoved(c.groupId(), reason(c.reason())));
        });
    }

    /** All groups are one stream, but a change of one is not refused as stale because others have changed meanwhile. */
    @Override
    public long beside(SynonymCommand command, SynonymState state) {
        return state.since(command.groupId());
    }

    @Override
    public SynonymState evolve(SynonymState state, SynonymEvent event) {
        return SynonymState.evolve(state, event);
    }

    private static List<SynonymEvent> add(AddSynonyms c, SynonymState state) {
        var checked = checked(c.groupId(), c.wording(), state);
        if (state.groups().size() >= MOST_GROUPS) {
            throw new Refused(
                    Reason.WRONG_STATE, "There are " + MOST_GROUPS + " groups of synonyms, the most there can be. Remove one first.");
        }
        return List.of(new SynonymsAdded(c.groupId(), checked.words, checked.reason));
    }

    private static List<SynonymEvent> revise(ReviseSynonyms c, SynonymState state) {
        var checked = checked(c.groupId(), c.wording(), state);
        var there = state.groups().get(c.groupId());
        return there != null && there.words().equals(checked.words)
                ? List.of()
                : List.of(new SynonymsRevised(c.groupId(), checked.words, checked.reason));
    }

    private static @Nullable String reason(@Nullable String sent) {
        var reason = Text.clean(sent);
        var violations = new Violations();
        violations.lines("reason", reason, LONGEST_REASON);
        violations.check();
        return reason;
    }

    @SuppressWarnings("NullAway") // what is left out of JSON is null, whatever the types promise
    private static Checked checked(UUID group, Wording sent, SynonymState state) {
        var violations = new Violations();
        var reason = Text.clean(sent.reason());
        violations.lines("reason", reason, LONGEST_REASON);
        var words = sent.words() == null ? List.<String>of() : sent.words();
        if (words.size() < 2) {
            violations.add("words", "A word alone means the same as no other.", "2 to " + MOST_WORDS + " words");
        }
        violations.atMost("words", words, MOST_WORDS);
        var normal = words.stream().limit(MOST_WORDS).map(Text::orEmpty).toList();
        var others = others(group, state);
        var keys = new HashSet<String>();
        for (int i = 0; i < normal.size(); i++) {
            check("words[" + i + "]", normal.get(i), keys, others, violations);
        }
        violations.check();
        return new Checked(normal, reason);
    }

    private static void check(
            String path, String word, Set<String> keys, Map<String, List<String>> others, Violations violations) {
        violations.requiredLine(path, word, LONGEST_WORD);
        if (word.isEmpty()) {
            return;
        }
        var key = SameWord.key(word);
        var other = others.get(key);
        if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
            violations.add(path, "This has neither letters nor digits.", "a word, or some words side by side");
        } else if (!keys.add(key)) {
            violations.add(path, "This stands here twice.", "each word once");
        } else if (other != null) {
            violations.add(
                    path, "This is in another group already: " + String.join(", ", other) + ".", "a word that is in no other group");
        }
    }

    /** The words of the groups but for this one, by the keys of each. */
    private static Map<String, List<String>> others(UUID group, SynonymState state) {
        var others = new HashMap<String, List<String>>();
        state.groups().forEach((id, other) -> {
            if (!id.equals(group)) {
                other.words().forEach(word -> others.put(SameWord.key(word), other.words()));
            }
        });
        return others;
    }
}
