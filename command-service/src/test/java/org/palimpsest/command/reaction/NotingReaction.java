package org.palimpsest.command.reaction;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.palimpsest.events.PersonEvent.PersonErased;

/** Notes every attempt and every effect, and does as it is told when somebody in particular is erased. */
final class NotingReaction extends Reaction {
    private final Trouble trouble;
    private final List<String> attempted = new CopyOnWriteArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();

    /** What goes wrong. */
    @FunctionalInterface
    interface Trouble {
        /** Throws, or waits, for {@code person} whose erasure was tried {@code before} times. */
        void befall(String person, int before) throws Exception;
    }

    private NotingReaction(Trouble trouble, Trait... traits) {
        super("note", Set.of(PersonErased.class), traits);
        this.trouble = trouble;
    }

    /** Not idempotent, from the beginning. */
    static NotingReaction once(Trouble trouble) {
        return new NotingReaction(trouble, Trait.FROM_THE_BEGINNING);
    }

    /** Idempotent, from the beginning. */
    static NotingReaction repeatable(Trouble trouble) {
        return new NotingReaction(trouble, Trait.IDEMPOTENT, Trait.FROM_THE_BEGINNING);
    }

    /** Neither of both. */
    static NotingReaction fromNow(Trouble trouble) {
        return new NotingReaction(trouble);
    }

    /** Whom it has tried to tell of, in order. */
    List<String> attempted() {
        return attempted;
    }

    /** Whom it has told of, in order. */
    List<String> done() {
        return done;
    }

    @Override
    void perform(Trigger trigger) throws Exception {
        var person = ((PersonErased) trigger.event()).personId();
        int before = (int) attempted.stream().filter(person::equals).count();
        attempted.add(person);
        trouble.befall(person, before);
        done.add(person);
    }
}
