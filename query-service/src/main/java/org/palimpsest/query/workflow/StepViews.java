package org.palimpsest.query.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.query.desk.DraftView;
import org.palimpsest.query.desk.Work;
import org.palimpsest.query.pages.InWords;

/**
 * What the caller can do with an entry.
 *
 * @param edits whether they may change its text now
 * @param withheld by the reason, the addresses of what they cannot do now
 */
record StepViews(boolean edits, List<StepForm> forms, Map<InWords, List<String>> withheld) {
    /** What comes next, if it can be done: the first of these. */
    private static final List<EntryAction> NEXT = List.of(
            EntryAction.REVIEW, EntryAction.SUBMIT, EntryAction.PUBLISH, EntryAction.ACCEPT, EntryAction.INVITE_REVIEWER);

    /**
     * With {@code refusal} also the form that was refused, and with {@code typed}, by address, all into which something was typed:
     * full, whether they can be sent now or not.
     */
    static StepViews of(Work work, @Nullable Refusal refusal, Map<String, Typed> typed) {
        var next = next(work);
        long sequence = work.draft().sequence();
        var forms = new ArrayList<StepForm>();
        var withheld = new LinkedHashMap<InWords, List<String>>();
        for (var step : work.steps()) {
            var why = step.why();
            if (why != null) {
                withheld.computeIfAbsent(InWords.said(why), _ -> new ArrayList<>()).add(step.action().address());
            }
            var before = typed.get(step.action().address());
            boolean wasTried = refusal != null && refusal.step().action() == step.action();
            if (why == null || wasTried || before != null) {
                StepFields.of(step.action())
                        .map(fields -> StepForm.of(fields.of(work.draft()), sequence, step.action() == next, refusal, before))
                        .ifPresent(forms::add);
            }
        }
        typed.forEach((address, before) -> {
            if (forms.stream().noneMatch(form -> form.address().equals(address))) {
                forms.addFirst(StepForm.of(before.step(), sequence, false, refusal, before));
            }
        });
        if (refusal != null && forms.stream().noneMatch(form -> form.address().equals(refusal.address()))) {
            forms.addFirst(StepForm.of(refusal.step(), sequence, false, refusal, null));
        }
        return new StepViews(can(work, EntryAction.REVISE_DRAFT), forms, withheld);
    }

    private static boolean can(Work work, EntryAction action) {
        return work.steps().contains(new Work.Step(action, null));
    }

    private static @Nullable EntryAction next(Work work) {
        var next = NEXT.stream().filter(action -> can(work, action)).findFirst().orElse(null);
        return next == EntryAction.INVITE_REVIEWER && hasEnoughReviewers(work.draft()) ? null : next;
    }

    private static boolean hasEnoughReviewers(DraftView draft) {
        long assigned = draft.reviewers().stream().filter(one -> one.round() == draft.round()).count();
        long invited = draft.invitations().stream()
                .filter(one -> one.isOpenFor(one.reviewer(), draft.round()))
                .count();
        return draft.policy() != null && assigned + invited >= draft.policy().reviewsRequired();
    }
}
