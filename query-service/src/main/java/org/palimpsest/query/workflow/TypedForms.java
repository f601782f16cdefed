package org.palimpsest.query.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.desk.DraftView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.web.session.UnsentForms;
import org.springframework.stereotype.Component;

/** What people have typed into the forms of an entry's steps and not sent yet. Thread-safe; asks the database. */
@Component
final class TypedForms {
    private final UnsentForms unsent;

    TypedForms(UnsentForms unsent) {
        this.unsent = unsent;
    }

    /** By its address, each step into whose form the caller has typed. */
    Map<String, Typed> of(DraftView draft, Caller caller) {
        var all = new HashMap<String, Typed>();
        unsent.of(caller.id(), draft.id().toString()).forEach((form, kept) -> StepFields.at(form.replaceFirst("@.*", ""))
                .map(step -> step.asking(draft))
                .filter(step -> step.keptAs().equals(form))
                .ifPresent(step -> all.put(step.action().address(), new Typed(step, kept.fields(), kept))));
        return all;
    }

    /** Keeps what was typed. */
    Typed keep(UUID entry, StepFields step, SentForm form, Caller caller) {
        return keep(entry, step, step.body(form), form.get("mark"), caller);
    }

    /** Keeps these fields; {@code mark}: of what was there when the window was opened, or kept last. */
    Typed keep(UUID entry, StepFields step, Map<String, String> fields, String mark, Caller caller) {
        return new Typed(step, fields, unsent.keep(caller.id(), entry.toString(), step.keptAs(), fields, mark));
    }

    /** It has been sent. */
    void sent(UUID entry, StepFields step, Caller caller) {
        unsent.sent(caller.id(), entry.toString(), step.keptAs());
    }
}
