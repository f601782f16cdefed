package org.palimpsest.query.workflow;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.web.ProblemType;

/** A step that the command service refused, with all that was sent. */
record Refusal(StepFields step, SentForm form, CommandRefusedException why) {
    private static final Pattern CONTENT = Pattern.compile("content\\.([a-z]+).*");

    /**
     * What is wrong.
     *
     * @param label code of the field's name; null where it is no field that people know, or a question
     * @param question that it is about, or null
     * @param report that it is about, or 0
     * @param target id of the field on this page, or null
     */
    record Wrong(
            @Nullable String label, @Nullable String question, int report, @Nullable String target, InWords message) {}

    public int status() {
        return why.status();
    }

    public String address() {
        return step.action().address();
    }

    /** Code of a text of this page's own that says why better than the command service can; empty if there is none. */
    public String code() {
        if (why.is(ProblemType.STALE)) {
            return "work.stale";
        }
        if (why.is(ProblemType.IDEMPOTENCY_KEY_REUSED)) {
            return "work.sent-before";
        }
        return why.is(ProblemType.INVALID) ? "work.wrong" : "";
    }

    public InWords detail() {
        return InWords.said(why.detail());
    }

    /** By the path of what is wrong, a sentence. */
    public Map<String, InWords> violations() {
        return why.violations();
    }

    public List<Wrong> wrongs() {
        return violations().entrySet().stream().map(one -> wrong(one.getKey(), one.getValue())).toList();
    }

    private Wrong wrong(String path, InWords message) {
        var field = step.fields().stream().filter(one -> one.path().equals(path)).findFirst().orElse(null);
        if (field != null) {
            var id = StepForm.id(address(), field.name());
            var question = field.question();
            int report = field.report();
            return question == null && report == 0
                    ? new Wrong("do." + address() + "." + path, null, 0, id, message)
                    : new Wrong(null, question == null ? null : question.text(), report, id, message);
        }
        if (path.startsWith(StepFields.KEEPS)) {
            return new Wrong("do.submit.keeps", null, 0, path, message);
        }
        var content = CONTENT.matcher(path);
        return new Wrong(content.matches() ? "field." + content.group(1) : null, null, 0, null, message);
    }
}
