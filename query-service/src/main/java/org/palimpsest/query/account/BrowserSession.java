package org.palimpsest.query.account;

import org.palimpsest.query.account.Accounts.SignedIn;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.web.HostCookie;
import org.palimpsest.web.SessionOfRequest;
import org.palimpsest.web.session.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The session of the browser that sends a request. Thread-safe; blocks. */
@Component
final class BrowserSession {
    private final Sessions sessions;
    private final SessionOfRequest session;

    BrowserSession(Sessions sessions, SessionOfRequest session) {
        this.sessions = sessions;
        this.session = session;
    }

    /** A new session each time, so that nobody who knew the one before comes in with it. */
    void begin(SignedIn in, ServerWebExchange exchange) {
        end(exchange);
        PositionCookie.set(exchange, in.position());
        HostCookie.SESSION.set(exchange, in.session().secret(), Sessions.LONGEST);
        HostCookie.TOKEN.clear(exchange);
    }

    /** Ends the one that there is. */
    void end(ServerWebExchange exchange) {
        var secret = HostCookie.SESSION.of(exchange);
        if (secret != null) {
            sessions.end(secret);
            session.forget(exchange);
        }
    }

    /** A path of ours, else the desk: nobody's link may lead from signing in to another site. */
    static String local(String next) {
        return next.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,500}") || next.equals("/") ? next : "/desk";
    }
}
