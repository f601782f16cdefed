package org.palimpsest.query.credit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.query.pages.SentForm;

/** What can be done with one credit by a button of a page, and which command that is. */
enum CreditStep {
    /** By mail. */
    INVITE(EntryAction.INVITE_CONTRIBUTOR),
    /** The owner says that it is their own. */
    MINE(EntryAction.CLAIM_CREDIT),
    CONFIRM(EntryAction.DECIDE_CLAIM),
    DECLINE(EntryAction.DECIDE_CLAIM),
    AGREE(EntryAction.ANSWER_CREDIT),
    OBJECT(EntryAction.ANSWER_CREDIT),
    RELEASE(EntryAction.RELEASE_CREDIT),
    SET_ASIDE(EntryAction.SET_ASIDE_OBJECTION);

    private final EntryAction action;

    CreditStep(EntryAction action) {
        this.action = action;
    }

    EntryAction action() {
        return action;
    }

    static Optional<CreditStep> of(String word) {
        return Stream.of(values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word)).findFirst();
    }

    /** The path of its command. */
    String path(UUID entry) {
        return "entries/" + entry + "/" + action.address();
    }

    /** The command; {@code key}: what the form carries to be done once, and the id of an invitation. */
    Map<String, Object> command(SentForm form, UUID key) {
        var command = new HashMap<String, Object>();
        command.put("contributor", form.get("contributor"));
        switch (this) {
            case INVITE -> {
                command.put("invitation", key);
                command.put("email", form.line("email"));
            }
            case CONFIRM -> command.put("confirmed", true);
            case DECLINE -> command.put("confirmed", false);
            case AGREE -> command.put("agrees", true);
            case OBJECT -> command.put("agrees", false);
            case MINE, RELEASE, SET_ASIDE -> {}
        }
        var reason = form.line("reason");
        if (this == SET_ASIDE || (!reason.isEmpty() && (this == DECLINE || this == OBJECT))) {
            command.put("reason", reason);
        }
        return command;
    }
}
