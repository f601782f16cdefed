package org.palimpsest.command.reaction;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.palimpsest.events.PersonEvent.PersonErased;

/** Notes every attempt and every effect, and does as it is told when somebody in particular is erased. */
final class NotingReaction implements Reaction {
    private final boolean idempotent;
    private final boolean fromTheBeginning;
    private final Trouble trouble;
    private final List<String> attempted = new CopyOnWriteArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();

    /** What goes wrong. */
    @FunctionalInterface
    interface Trouble {
        /** Throws, or waits, for {@code person} whose erasure was tried {@code before} times. */
        void befall(String person, int before) throws Exception;
    }

    NotingReaction(boolean idempotent, boolean fromTheBeginning, Trouble trouble) {
        this.idempotent = idempotent;
        this.fromTheBeginning = fromTheBeginning;
        this.trouble = trouble;
    }

    /** Not idempotent, from the beginning. */
    static NotingReaction once(Trouble trouble) {
        return new NotingReaction(false, true, trouble);
    }

    /** Idempotent, from the beginning. */
    static NotingReaction repeatable(Trouble trouble) {
        return new NotingReaction(true, true, trouble);
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
    public String name() {
        return "note";
    }

    @Override
    public boolean reactsTo(Class<?> event) {
        return event == PersonErased.class;
    }

    @Override
    public boolean isIdempotent() {
        return idempotent;
    }

    @Override
    public boolean fromTheBeginning() {
        return fromTheBeginning;
    }

    @Override
    public void perform(Trigger trigger) throws Exception {
        var person = ((PersonErased) trigger.event()).personId();
        int before = (int) attempted.stream().filter(person::equals).count();
        attempted.add(person);
        trouble.befall(person, before);
        done.add(person);
    }
}
