package org.palimpsest.query.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.comments.CommentsProjection;
import org.palimpsest.query.desk.DeskProjection;
import org.palimpsest.query.notice.Notifications.Cursor;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.people.PeopleProjection;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The notices on somebody's desk, and that they have read them. */
@Controller
@ReadsFrom({DeskProjection.class, PeopleProjection.class, CommentsProjection.class})
final class NewsPages {
    private static final int SIZE = 50;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})~(.{1,500})");
    private static final String NOT_OURS = "This form was not made by its page.";

    private final DeskNews news;
    private final Notifications notifications;
    private final Clock clock = Clock.systemUTC();

    NewsPages(DeskNews news, Notifications notifications) {
        this.news = news;
        this.notifications = notifications;
    }

    @GetMapping("/desk/notices")
    Rendering notices(Caller caller, @RequestParam(required = false) @Nullable String after, ServerWebExchange exchange) {
        var part = news.all(caller, cursor(after), SIZE);
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view("desk/notices")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("notices", part)
                .modelAttribute("unread", news.unread(caller))
                .modelAttribute("until", clock.millis())
                .modelAttribute("first", after == null || after.isBlank())
                .build();
    }

    /**
     * Marks one as read, or all that were there when the page was made: of what came since, nobody has seen anything.
     *
     * @throws Problem 400 for what no page of ours has sent
     */
    @PostMapping(path = "/desk/notices", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering read(Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var one = form.get("read");
        if (one.isEmpty()) {
            notifications.readAll(caller.id(), moment(form.get("until")), clock.instant());
        } else {
            notifications.read(caller.id(), List.of(one), clock.instant());
        }
        var back = form.get("from").equals("desk") ? "/desk" : "/desk/notices";
        return Rendering.redirectTo(back).status(HttpStatus.SEE_OTHER).build();
    }

    private static Instant moment(String sent) {
        if (!sent.matches("\\d{1,15}")) {
            throw Problem.malformed("until", NOT_OURS, "a moment in milliseconds since 1970");
        }
        return Instant.ofEpochMilli(Long.parseLong(sent));
    }

    private static @Nullable Cursor cursor(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        var parts = CURSOR.matcher(after);
        if (!parts.matches()) {
            throw Problem.malformed("after", "This is not where a part of this list ended.", "the next of the part before");
        }
        return new Cursor(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
    }
}
