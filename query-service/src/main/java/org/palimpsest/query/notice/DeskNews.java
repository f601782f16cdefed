package org.palimpsest.query.notice;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.desk.Part;
import org.palimpsest.query.notice.Notifications.Cursor;
import org.palimpsest.query.notice.Notifications.OnDesk;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.people.People;
import org.palimpsest.query.people.PersonView;
import org.palimpsest.query.reading.News;
import org.springframework.stereotype.Component;

/** Notices on desks: the same words as in mails, as their reader may have them now. Thread-safe; asks the database. */
@Component
final class DeskNews implements News {
    private final Notifications notifications;
    private final NoticeMails words;
    private final People people;
    private final Clock clock = Clock.systemUTC();

    DeskNews(Notifications notifications, NoticeMails words, People people) {
        this.notifications = notifications;
        this.words = words;
        this.people = people;
    }

    @Override
    public int unread(Caller caller) {
        return caller.person() == null ? 0 : notifications.unread(caller.id(), COUNTED);
    }

    @Override
    public List<Item> unread(Caller caller, int most) {
        return people.find(caller.id())
                .map(person -> items(notifications.onDesk(caller.id(), true, null, most), person))
                .orElse(List.of());
    }

    /** All that there is, read or not, the last first, in parts: {@code size} a part, or fewer where some are not to be known any more. */
    Part<Item> all(Caller caller, @Nullable Cursor after, int size) {
        var found = notifications.onDesk(caller.id(), false, after, size + 1);
        var shown = found.stream().limit(size).toList();
        var next = found.size() > size ? shown.getLast().at().toEpochMilli() + "~" + shown.getLast().of().id() : null;
        return new Part<>(people.find(caller.id()).map(person -> items(shown, person)).orElse(List.of()), next);
    }

    /** What may not be told any more is not news: it counts as read. */
    private List<Item> items(List<OnDesk> found, PersonView person) {
        var items = new ArrayList<Item>();
        var gone = new ArrayList<String>();
        for (var one : found) {
            var item = item(one, person);
            item.ifPresent(items::add);
            if (item.isEmpty() && !one.isRead()) {
                gone.add(one.of().id());
            }
        }
        if (!gone.isEmpty()) {
            notifications.read(person.person(), gone, clock.instant());
        }
        return items;
    }

    private Optional<Item> item(OnDesk one, PersonView person) {
        return words.line(one.of(), person, "").map(line -> new Item(
                one.of().id(),
                line.subject(),
                line.sentence(),
                line.ways().stream().map(way -> new Way(way.text(), way.link())).toList(),
                one.at(),
                Dates.moment(one.at()),
                one.isRead()));
    }
}
