package org.palimpsest.query.credit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Credits.Credit;
import org.palimpsest.events.Credits.Stage;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.query.desk.DraftView;

/**
 * One credit of an entry, for those who may know whose it is.
 *
 * @param name of the contributor
 * @param named whether the draft credits them; else only what is published does, or they object under a name that is gone
 * @param stage by its name; empty where nothing was said
 * @param who what the person is called; empty where there is none
 * @param yours whether it is the reader's
 * @param reason why they object, or why that was set aside; empty where neither is so
 * @param can names of what the reader can do with it
 */
record CreditRow(String name, boolean named, String stage, String who, boolean yours, String reason, Set<String> can) {

    /** In the order of the draft, then the others. */
    static List<CreditRow> of(DraftView draft, EntryStanding standing, Caller caller, Map<String, String> names) {
        var rows = new ArrayList<CreditRow>();
        var contributors = draft.content().contributors().stream().map(Contributor::name).distinct().toList();
        for (var name : contributors) {
            rows.add(row(name, true, draft, standing, caller, names));
        }
        draft.credits().stream()
                .map(Credit::contributor)
                .filter(name -> !contributors.contains(name))
                .forEach(name -> rows.add(row(name, false, draft, standing, caller, names)));
        return rows;
    }

    private static CreditRow row(
            String name, boolean named, DraftView draft, EntryStanding standing, Caller caller, Map<String, String> names) {
        var credit = draft.credits().stream().filter(one -> one.contributor().equals(name)).findFirst();
        var person = credit.map(Credit::person).orElse(null);
        var can = EnumSet.noneOf(CreditStep.class);
        for (var step : CreditStep.values()) {
            if (draft.may().contains(step.action().address()) && fits(step, credit, named, draft, standing, caller)) {
                can.add(step);
            }
        }
        return new CreditRow(
                name,
                named,
                credit.map(one -> one.stage().name()).orElse(""),
                person == null ? "" : names.getOrDefault(person, person),
                caller.is(person),
                Objects.requireNonNullElse(credit.map(Credit::reason).orElse(null), ""),
                can.stream().map(Enum::name).collect(Collectors.toSet()));
    }

    private static boolean fits(
            CreditStep step, Optional<Credit> credit, boolean named, DraftView draft, EntryStanding standing, Caller caller) {
        @Nullable Stage stage = credit.map(Credit::stage).orElse(null);
        boolean free = named && credit.map(Credit::isFree).orElse(true);
        boolean yours = credit.filter(one -> one.isOf(caller.person())).isPresent();
        boolean has = draft.credits().stream().anyMatch(one -> one.isOf(caller.person()));
        boolean runs = standing == EntryStanding.OWNER || standing == EntryStanding.EDITOR;
        return switch (step) {
            case INVITE -> free;
            case MINE -> free && standing == EntryStanding.OWNER && !has;
            case CONFIRM, DECLINE -> stage == Stage.CLAIMED && runs;
            case AGREE -> yours && (stage == Stage.OBJECTED || stage == Stage.SET_ASIDE);
            case OBJECT -> yours && stage == Stage.CONFIRMED;
            case RELEASE -> yours || (runs && (stage == Stage.INVITED || stage == Stage.CONFIRMED));
            case SET_ASIDE -> stage == Stage.OBJECTED && named;
        };
    }
}
