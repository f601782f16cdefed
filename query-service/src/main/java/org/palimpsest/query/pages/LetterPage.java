package org.palimpsest.query.pages;

import org.jspecify.annotations.Nullable;
import org.palimpsest.web.letter.LetterKind;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * The page to which the link in a letter leads. Nothing of an entry stands on it before they are signed in.
 *
 * @param question the template whose fragment {@code asked} has what they are asked, and the forms of their answer
 */
public record LetterPage(LetterKind kind, String question) {
    /** Which part of the page there is. */
    private enum Shown {
        CLOSED,
        SIGN_IN,
        ASKED
    }

    /** For a link that opens nothing, or nothing any more. */
    public Rendering closed(ServerWebExchange exchange) {
        return page(Shown.CLOSED, exchange).status(HttpStatus.NOT_FOUND).build();
    }

    /** For a person who must sign in first. {@code link}: one that has been opened, here as below. */
    public Rendering signIn(String link, ServerWebExchange exchange) {
        return page(Shown.SIGN_IN, exchange).modelAttribute("here", here(link)).build();
    }

    /** The question itself, about an entry of this title. What its fragment needs besides is for the caller to add. */
    public Rendering.Builder<?> asking(String link, @Nullable String title, ServerWebExchange exchange) {
        var page = page(Shown.ASKED, exchange).modelAttribute("here", here(link));
        return title == null ? page : page.modelAttribute("entry", title);
    }

    /** What has been opened has no character in it that an address could not have. */
    private String here(String link) {
        return kind.page() + "?link=" + link;
    }

    private Rendering.Builder<?> page(Shown shown, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view("letter")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("kind", kind)
                .modelAttribute("question", question)
                .modelAttribute("shown", shown);
    }
}
