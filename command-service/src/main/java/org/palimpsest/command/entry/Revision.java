package org.palimpsest.command.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.PeriodRevised;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.text.Schema;

/** One event per field in which two contents differ; folded over the old content they give the new. */
final class Revision {
    private Revision() {}

    static List<EntryEvent> between(UUID id, Content old, Content now) {
        var events = new ArrayList<EntryEvent>();
        events.add(new TitleRevised(id, now.title()));
        events.add(new LanguageRevised(id, now.language()));
        events.add(new PeriodRevised(id, now.period()));
        events.add(new KeywordsRevised(id, now.keywords()));
        events.add(new ContributorsRevised(id, now.contributors()));
        events.add(new BodyRevised(id, Schema.VERSION, now.body()));
        events.add(new LinksRevised(id, now.links()));
        events.add(new ArticleRevised(id, now.article()));
        events.add(new FilesRevised(id, now.files()));
        events.removeIf(event -> event instanceof EntryEvent.Revised change && old.with(change).equals(old));
        return events;
    }
}
