package org.palimpsest.query.visibility;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.palimpsest.probe.CallerProbe;
import org.palimpsest.query.Running;
import org.palimpsest.query.visibility.Table.Line;

/**
 * At every stage of entries' lives, every kind of caller asks every address. What they hear is held against tables that say once
 * more, in other words than the code, who may know what from when on. Whatever is told too early fails, and so does what is not
 * told when it may be. An address that no table names fails, too.
 *
 * <p>The callers: {@code o} owns the entry, {@code b} is the owner with an editor's token, {@code e} an editor; {@code a} reviews
 * in both rounds, {@code f} in the first alone, {@code l} in the second, without ever reporting; {@code r} is another reviewer,
 * {@code c} another contributor, {@code d} an administrator, {@code n} signed in and nothing else, {@code x} a stranger; {@code z}
 * was a reviewer with every role and is erased, so they hear 401 everywhere.
 *
 * <p>The lives, by {@link Life#all}: identities are {@code v}isible, {@code s}ingle or {@code d}ouble anonymized in all rounds;
 * double in the first round and then visible, the section having been {@code o}pened, or the other way about, {@code c}losed;
 * {@code u} is as d, declined, and withdrawn unpublished. Where they are visible reviewers share their reviews, and readers get
 * the history from submission on.
 */
class EveryAddressTest {
    /** All that tells who wrote it: names, identifiers, where they work, whom they cite, and addresses that lead there. */
    private static final List<String> CREDIT = List.of("given", "family", "orcid", "uni", "cited", "homepage", "doi", "filename");

    /** From when on a mark that stands in the entry, or in what was done to it, is told to whom; and in which lives. */
    private static final Table KNOWLEDGE = Table.of("""
            mark                | ob       e        a                 f        l        rcdn  x     | lives
            id                  | draft    sent     asked             asked    reasked  out   out   | vsdocu
            slug                | out      out      out               out      out      out   out   | vsdocu
            wish zoraaccount    | -        -        -                 -        -        -     -     | vsdocu
            ottoaccount         | any      draft    asked             asked    reasked  -     -     | vs
            ottoaccount         | any      draft    -                 -        -        -     -     | du
            ottoaccount         | any      draft    -                 -        reasked  -     -     | o
            ottoaccount         | any      draft    asked<reasked     asked    -        -     -     | c
            ritaaccount         | asked    asked    any               heard    -        -     -     | vc
            ritaaccount         | -        asked    any               -        -        -     -     | sdou
            otto                | any      draft    asked             asked    reasked  out   out   | v
            otto                | any      draft    asked             asked    reasked  -     -     | s
            otto                | any      draft    -                 -        -        -     -     | du
            otto                | any      draft    out               out      reasked  out   out   | o
            otto                | any      draft    asked<reasked,out asked    out      out   out   | c
            edda                | asked    any      asked             asked    reasked  out   out   | vsdocu
            rita                | asked    asked    any               heard    -        -     -     | vc
            rita                | -        asked    any               -        -        -     -     | sdou
            fred                | asked    asked    heard             any      -        -     -     | vc
            fred                | -        asked    -                 any      -        -     -     | sdou
            zora                | asked    asked    -                 -        -        -     -     | vc
            zora                | -        asked    -                 -        -        -     -     | sdou
            lena                | reasked  reasked  -                 -        any      -     -     | vo
            lena                | -        reasked  -                 -        any      -     -     | sdcu
            ines iris           | -        asked    -                 -        -        -     -     | vsdocu
            despite excuse      | -        asked    -                 -        -        -     -     | vsdocu
            early               | draft    draft    -                 -        -        -     -     | vsdocu
            first               | draft    draft    asked             asked    out      out   out   | vc
            first               | draft    draft    asked             asked    -        -     -     | sdou
            between             | anew     anew     -                 -        -        -     -     | vsdocu
            second              | anew     anew     reasked           out      reasked  out   out   | vsdocu
            third               | again    again    out2              out2     out2     out2  out2  | vsdocu
            passage keyword     | draft    draft    asked             asked    reasked  out   out   | vsdocu
            CREDIT              | draft    draft    asked             asked    reasked  out   out   | vs
            CREDIT              | draft    draft    out               out      out      out   out   | du
            CREDIT              | draft    draft    out               out      reasked  out   out   | o
            CREDIT              | draft    draft    asked<reasked,out asked    out      out   out   | c
            praise1 reply1      | told     told     told              heard    -        -     -     | vc
            praise1 reply1      | told     told     told              -        -        -     -     | sdou
            praise2 reply2      | heard    heard    heard             heard    -        -     -     | vc
            praise2 reply2      | heard    heard    -                 heard    -        -     -     | sdou
            praise3             | accepted accepted accepted          -        -        -     -     | vsdocu
            aside1 hush1        | -        told     told              -        -        -     -     | vsdocu
            aside2 hush2        | -        heard    -                 heard    -        -     -     | vsdocu
            aside3              | -        accepted accepted          -        -        -     -     | vsdocu
            plea calm           | told     told     -                 -        -        -     -     | vsdocu
            nudge whisper       | -        told     told              -        -        -     -     | vsdocu
            hilda               | -        told     -                 -        -        -     -     | vsdocu
            mutter              | -        told     -                 -        -        -     -     | vsdocu
            message0            | declined declined declined          declined -        -     -     | vsdocu
            openq               | sent     sent     asked             asked    -        -     -     | vsdocu
            slip                | sent     sent     -                 -        -        -     -     | vsdocu
            hushq               | -        sent     asked             asked    -        -     -     | vsdocu
            retort1 point1      | resent   resent   reasked           out      -        -     -     | v
            retort1 point1      | resent   resent   reasked           -        -        -     -     | sdocu
            retort2 point2      | resent   resent   reasked           out      -        -     -     | v
            retort2 point2      | resent   resent   reasked           -        -        -     -     | c
            retort2 point2      | resent   resent   -                 out      -        -     -     | o
            retort2 point2      | resent   resent   -                 -        -        -     -     | sdu
            message1            | anew     anew     anew              anew     -        -     -     | vc
            message1            | anew     anew     -                 -        -        -     -     | sdou
            message2            | accepted accepted accepted          -        -        -     -     | vsdocu
            messageoops         | accepted accepted accepted          -        -        -     -     | vsdocu
            reasonoops          | accepted accepted accepted          -        -        -     -     | vsdocu
            reasonplan          | ready    ready    -                 -        -        -     -     | vsdocu
            reasonend           | ready    ready    -                 -        -        -     -     | vsdocu
            reasonput           | out2     out2     out2              out2     out2     out2  out2  | vsdocu
            reasonvoid          | void     void     void              void     -        -     -     | vsdocu
            reasonmarked        | marked   marked   marked            marked   marked   marked marked | vsdocu
            reasongone          | gone     gone     gone              gone     gone     gone  gone  | vsdocu
            reasonback          | gone     gone     cut               cut      cut      cut   cut   | vsdocu
            reasoncut           | cut      cut      -                 -        -        -     -     | vsdocu
            reasonlifted        | lifted   lifted   -                 -        -        -     -     | vsdocu
            """);

    /** What is told to nobody from then on, until all is lifted. */
    private static final Map<Stage, List<String>> SUPPRESSED = Map.of(
            Stage.CUT, List.of("slip", "passage", "keyword", "given", "family", "orcid", "uni"),
            Stage.NOV1, List.of("early", "first", "between", "second"),
            Stage.NOV2, List.of("third", "cited", "homepage", "doi", "filename"));

    /** Those who are told more than the reason while the entry is {@code gone}. */
    private static final String STAYING = "obe";

    private static final char ERASED = 'z';

    /**
     * From when on an address answers 200; before that, 404. At the stages behind the second bar it answers otherwise, save to
     * the callers behind the hyphen.
     */
    private static final Table ADDRESSES = Table.of("""
            address                              | ob    e     a     f     l       rcn   d     x   | gone    nov1 nov2
            /                                    | any   any   any   any   any     any   any   any | .       .    .
            /api/desk                            | any   any   any   any   any     any   any   401 | .       .    .
            /api/desk/drafts                     | any   any   any   any   any     any   any   401 | .       .    .
            /api/desk/queue                      | any   any   any   any   any     any   any   401 | .       .    .
            /api/desk/reviews                    | any   any   any   any   any     any   any   401 | .       .    .
            /api/drafts/{id}                     | draft draft asked asked reasked -     -     401 | 404-obe .    .
            /api/entries/{slug}                  | out   out   out   out   out     out   out   out | 410     .    410
            /api/entries/{slug}/comments         | out   out   out   out   out     out   out   out | 410     .    410
            /api/entries/{slug}/usage            | out   out   out   out   out     out   out   out | 410     .    410
            /api/most-read                       | any   any   any   any   any     any   any   any | .       .    .
            /api/entries/{slug}/related          | out   out   out   out   out     out   out   out | 404     .    404
            /api/entries/{slug}/versions/1       | out   out   out   out   out     out   out   out | 410     410  410
            /api/entries/{slug}/versions/2       | out2  out2  out2  out2  out2    out2  out2  out2 | 410     .    410
            /api/entries/{slugOrId}/differences  | draft draft asked asked reasked out   out   out | 410-obe .    404-obeafl
            /api/entries/{slugOrId}/history      | draft draft asked asked reasked out   out   out | 410-obe .    404-obeafl
            /api/entries/{slugOrId}/states       | draft draft asked asked reasked out   out   out | 410-obe .    404-obeafl
            /api/people/me                       | any   any   any   any   any     any   any   401 | .       .    .
            /api/search                          | any   any   any   any   any     any   any   any | .       .    .
            /api/suggest                         | any   any   any   any   any     any   any   any | .       .    .
            /api/sections                        | any   any   any   any   any     any   any   any | .       .    .
            /api/sections/{slug}                 | any   any   any   any   any     any   any   any | .       .    .
            /desk                                | any   any   any   any   any     any   any   303 | .       .    .
            /desk/drafts                         | any   any   any   any   any     any   any   303 | .       .    .
            /desk/notices                        | any   any   any   any   any     any   any   303 | .       .    .
            /unread                              | any   any   any   any   any     any   any   any | .       .    .
            /desk/reviews                        | any   any   any   any   any     any   any   303 | .       .    .
            /drafts/{id}                         | draft draft asked asked reasked -     303   303 | 404-obe .    .
            /desk/credits                        | any   any   any   any   any     any   any   303 | .       .    .
            /drafts/{id}/credits                 | draft draft -     -     -       -     -     303 | 404-obe .    .
            /drafts/{id}/owner                   | draft draft -     -     -       -     draft 303 | .       .    .
            POST /drafts/{id}/owner/offer        | 400   400   400   400   400     400   400   401 | .       .    .
            POST /drafts/{id}/owner/take-back    | 400   400   400   400   400     400   400   401 | .       .    .
            POST /drafts/{id}/owner/answer       | 400   400   400   400   400     400   400   401 | .       .    .
            POST /drafts/{id}/credits/{step}     | 404   404   404   404   404     404   404   401 | .       .    .
            /entries/{slug}/credits              | out   out   out   out   out     out   out   303 | 410     .    410
            POST /entries/{slug}/credits         | 400   400   400   400   400     400   400   303 | .       .    .
            /drafts/{id}/edit                    | 303   303   303   303   303     303   303   303 | .       .    .
            /drafts/{id}/edit/text               | draft draft asked asked reasked -     -     303 | 404-obe .    .
            POST /drafts/{id}/edit/text          | 400   400   400   400   400     400   400   401 | .       .    .
            POST /drafts/{id}/edit/text/autosave | 400   400   400   400   400     400   400   401 | .       .    .
            POST /drafts/{id}/submit/autosave    | draft draft asked asked reasked -     -     401 | 404-obe .    .
            POST /drafts/{id}/submit             | 400   400   400   400   400     400   400   401 | .       .    .
            POST /drafts/{id}/messages           | 400   400   400   400   400     400   400   401 | .       .    .
            POST /drafts/{id}/messages/autosave  | 400   400   400   400   400     400   400   401 | .       .    .
            POST /drafts/{id}/edit/text/files    | 415   415   415   415   415     415   415   401 | .       .    .
            /entries/{slugOrId}/files/{sha256}   | draft draft asked asked reasked out   out   out | 410-obe .    404
            /entries/{slugOrId}/files/{sha256}/thumbnail | draft draft asked asked reasked out   out   out | 410-obe . 404
            /entries/{slug}                      | out   out   out   out   out     out   out   out | 410     .    410
            /entries/{slug}/export/jats          | out   out   out   out   out     out   out   out | 410     .    410
            /entries/{slug}/linkset              | out   out   out   out   out     out   out   out | 410     .    410
            /entries/{slug}/pdf                  | out   out   out   out   out     out   out   out | 410     .    410
            /entries/{slug}/versions/1/export/datacite | out out out   out   out     out   out   out | 410     410  410
            /entries/{slug}/versions/1/linkset   | out   out   out   out   out     out   out   out | 410     410  410
            /entries/{slug}/versions/1/pdf       | out   out   out   out   out     out   out   out | 410     410  410
            /feed.atom                           | any   any   any   any   any     any   any   any | .       .    .
            /feed.json                           | any   any   any   any   any     any   any   any | .       .    .
            /robots.txt                          | any   any   any   any   any     any   any   any | .       .    .
            /sitemap.xml                         | any   any   any   any   any     any   any   any | .       .    .
            /sitemap/organisations.xml           | any   any   any   any   any     any   any   any | .       .    .
            /sitemap/sections.xml                | any   any   any   any   any     any   any   any | .       .    .
            /sections/{slug}/feed.atom           | any   any   any   any   any     any   any   any | .       .    .
            /sections/{slug}/feed.json           | any   any   any   any   any     any   any   any | .       .    .
            /search/feed.atom                    | any   any   any   any   any     any   any   any | .       .    .
            /search/feed.json                    | any   any   any   any   any     any   any   any | .       .    .
            /entries/{slug}/comments             | out   out   out   out   out     out   out   out | 410     .    410
            /entries/{slug}/usage                | out   out   out   out   out     out   out   out | 410     .    410
            /entries/{slug}/usage.csv            | out   out   out   out   out     out   out   out | 410     .    410
            /most-read                           | any   any   any   any   any     any   any   any | .       .    .
            /most-read.csv                       | any   any   any   any   any     any   any   any | .       .    .
            POST /entries/{slug}/comments        | 400   400   400   400   400     400   400   400 | .       .    .
            /entries/{slug}/related              | out   out   out   out   out     out   out   out | 404     .    404
            /entries/{slug}/versions/1           | out   out   out   out   out     out   out   out | 410     410  410
            /entries/{slug}/versions/2           | out2  out2  out2  out2  out2    out2  out2  out2 | 410     .    410
            /entries/{slugOrId}/history          | draft draft asked asked reasked out   out   out | 410-obe .    404-obeafl
            /search                              | any   any   any   any   any     any   any   any | .       .    .
            /suggest                             | any   any   any   any   any     any   any   any | .       .    .
            /sections/{slug}                     | any   any   any   any   any     any   any   any | .       .    .
            """);

    /** From when on who is shown the form of a draft; who may see the draft, but not change it now, is led to it by 303. */
    private static final Table REVISED = Table.of("""
            address                | ob                                  e                          |
            /drafts/{id}/edit/text | draft<sent,anew<resent,again<ready accepted<out,ready<out2 |
            """);

    /** The same of what has nothing to do with entries. Whatever is a command is 503 where it gets as far: nobody takes it here. */
    private static final Table HOUSE = Table.of("""
            address                             | d    eb   oaflrcn   x   |
            /api/issues                         | 403  any  403       401 |
            /api/issues/{id}                    | 403  404  403       401 |
            /api/reports/ir                     | 403  any  403       401 |
            /api/organisations/{name}           | 404  404  404       404 |
            /organisations/{name}               | 404  404  404       404 |
            /api/sections/{slug}/issues         | any  any  any       any |
            /api/sections/{slug}/issues/{volume}/{issue} | 404  404  404       404 |
            /account                            | any  any  any       303 |
            /account/connect                    | 404  404  404       303 |
            POST /account/connect               | 404  404  404       303 |
            /account/connect/{provider}         | 404  404  404       303 |
            POST /account/disconnect            | 404  404  404       303 |
            /account/delete                     | any  any  any       303 |
            POST /account/delete                | 422  422  422       303 |
            /account/email                      | any  any  any       303 |
            POST /account/email                 | 422  422  422       303 |
            /account/email/{link}               | 404  404  404       303 |
            POST /account/email/{link}          | 404  404  404       303 |
            /account/history                    | any  any  any       303 |
            /account/notifications              | any  any  any       303 |
            POST /account/notifications         | 303  303  303       303 |
            /account/profile                    | any  any  any       303 |
            POST /account/profile               | 503  503  503       303 |
            /api/profiles/{id}                  | 404  404  404       404 |
            /profiles/{id}                      | 404  404  404       404 |
            POST /account/password              | 422  422  422       303 |
            POST /account/sessions              | 303  303  303       303 |
            /account/searches                   | any  any  any       303 |
            /account/searches/new               | any  any  any       303 |
            POST /account/searches/new          | 503  503  503       303 |
            /account/searches/{id}              | 404  404  404       303 |
            POST /account/searches/{id}         | 404  404  404       303 |
            POST /account/searches/{id}/remove  | 404  404  404       303 |
            /api/people/me/searches             | any  any  any       401 |
            /account/tokens                     | any  any  any       303 |
            POST /account/tokens                | 422  422  422       303 |
            POST /account/tokens/{id}/revoke    | 404  404  404       303 |
            /administration                     | any  403  403       303 |
            /applications                       | any  any  403       303 |
            POST /applications/{id}/accept      | 503  503  403       303 |
            POST /applications/{id}/decline     | 503  503  403       303 |
            /credit-invitation                  | 404  404  404       404 |
            POST /credit-invitation             | 404  404  404       401 |
            /handover-invitation                | 404  404  404       404 |
            POST /handover-invitation           | 404  404  404       401 |
            /become-a-reviewer                  | any  any  any       303 |
            /api/comments/{id}                  | 404  404  404       404 |
            /sitemap/{part}.xml                 | 404  404  404       404 |
            /entries/{slug}/comments/{id}/reply  | 404 404  404       404 |
            /entries/{slug}/comments/{id}/report | 404 404  404       404 |
            POST /entries/{slug}/comments/{id}/report | 400 400 400   400 |
            POST /language                      | 400  400  400       400 |
            /moderation                         | any  any  403       303 |
            POST /moderation                    | 422  422  403       303 |
            POST /moderation/erase              | 404  403  403       303 |
            POST /moderation/unblock            | 404  404  403       303 |
            POST /become-a-reviewer             | 503  503  503       303 |
            POST /become-a-reviewer/withdraw    | 503  503  503       303 |
            /desk/queue                         | 403  any  403       303 |
            POST /desk/notices                  | 400  400  400       303 |
            POST /desk/queue                    | 403  400  403       303 |
            POST /drafts/document               | any  any  any       401 |
            POST /drafts/markdown               | 422  422  422       401 |
            /developers                         | any  any  any       any |
            /display                            | any  any  any       any |
            POST /display                       | 400  400  400       400 |
            /display.css                        | any  any  any       any |
            /pages/{name}                       | 404  404  404       404 |
            /site/logo.svg                      | 404  404  404       404 |
            /drafts/new                         | any  any  any       303 |
            POST /drafts/new                    | 422  422  422       401 |
            /first-administrator/{link}         | 404  404  404       303 |
            POST /first-administrator/{link}    | 404  404  404       303 |
            /forgotten-password                 | any  any  any       any |
            POST /forgotten-password            | 422  422  422       422 |
            /invitation/{answer}                | 404  404  404       404 |
            POST /invitation/{answer}           | 404  404  404       404 |
            /invitations/{id}                   | 404  404  404       303 |
            POST /invitations/{id}/{answer}     | 404  404  404       303 |
            /issues                             | 403  any  403       303 |
            POST /issues                        | 403  503  403       303 |
            /issues/{id}                        | 403  404  403       303 |
            POST /issues/{id}/{step}            | 403  404  403       303 |
            /new-password                       | 404  404  404       404 |
            POST /new-password                  | 422  422  422       422 |
            /people                             | any  403  403       303 |
            /people/{id}                        | 404  403  403       303 |
            /people/{id}/history                | 404  403  403       303 |
            POST /people/{id}/roles             | 404  403  403       303 |
            /api/synonyms                       | any  any  any       any |
            /synonyms                           | any  any  any       any |
            /synonyms/new                       | any  any  403       303 |
            POST /synonyms/new                  | 503  503  403       303 |
            /synonyms/{id}                      | 404  404  403       303 |
            POST /synonyms/{id}                 | 404  404  403       303 |
            POST /synonyms/{id}/remove          | 404  404  403       303 |
            /sections/new                       | any  403  403       303 |
            POST /sections/new                  | 503  403  403       303 |
            POST /sections/{slug}/close         | 503  403  403       303 |
            /sections/{slug}/issues             | any  any  any       any |
            /sections/{slug}/issues/{volume}/{issue} | 404  404  404       404 |
            /sections/{slug}/policy             | any  403  403       303 |
            POST /sections/{slug}/policy        | 503  403  403       303 |
            /api/sections/{slug}/review-form    | any  403  403       401 |
            /sections/{slug}/review-form        | any  403  403       303 |
            POST /sections/{slug}/review-form   | 503  403  403       303 |
            /sign-in                            | any  any  any       any |
            POST /sign-in                       | 422  422  422       422 |
            /sign-in/with/{provider}            | 404  404  404       404 |
            /sign-in/with/{provider}/back       | 404  404  404       404 |
            POST /sign-out                      | 303  303  303       303 |
            /sign-up                            | any  any  any       any |
            POST /sign-up                       | 422  422  422       422 |
            /sign-up/with                       | 404  404  404       404 |
            POST /sign-up/with                  | 404  404  404       404 |
            /sign-up/confirm                    | 404  404  404       404 |
            POST /sign-up/confirm               | 404  404  404       404 |
            /unsubscribe                        | 404  404  404       404 |
            POST /unsubscribe                   | 404  404  404       404 |
            """);

    /** Where those who may ask see everybody's account, whatever they wrote; what else is marked is as secret there as elsewhere. */
    private static final Map<String, List<String>> LISTED =
            Map.of("/people", List.of("ottoaccount", "ritaaccount", "otto", "edda", "rita", "fred", "lena"));

    private static final char STRANGER = 'x';

    /** What they may know depends on the life. */
    private static final String PARTAKERS = "oeaflx";

    /** When readers search for all that they may not know, and what has nothing to do with entries is asked, too. */
    private static final Set<Stage> THOROUGH = EnumSet.of(Stage.OUT, Stage.CUT, Stage.NOV1);

    /** Requests at the same time. */
    private static final int AT_ONCE = 6;

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running(List.of(CallerProbe.class), List.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void every_address_is_in_the_table() {
        var tabled = asked().stream().map(EveryAddressTest::mapped).distinct();
        // Who signs out everywhere could not ask anything else after it.
        var others = Stream.of("GET /api/probe/caller", "GET /probe/caller", "POST /account/sign-out-everywhere");
        assertThat(Mapped.in(service).keySet()).containsExactlyInAnyOrderElementsOf(Stream.concat(tabled, others).toList());
    }

    /** Who may know the same in every life asks about one of them, in turn; and so do all where the answer knows no caller. */
    @Test
    void everybody_is_told_what_the_table_says_and_nothing_else(TestReporter reporter) throws Exception {
        var marks = KNOWLEDGE.lines().stream().flatMap(EveryAddressTest::marks).collect(toSet());
        var walks = Life.all().stream().map(life -> new Walk(service, life, marks)).toList();
        var mapped = Mapped.in(service);
        var personal = ADDRESSES.lines().stream()
                .filter(line -> Mapped.knowCaller(mapped.getOrDefault(mapped(line), List.of())))
                .toList();
        var wrong = new ArrayList<String>();
        int turn = 0;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var stage : Stage.values()) {
                walks.stream().filter(walk -> walk.life().has(stage)).forEach(walk -> walk.live(stage));
                service.caughtUp();
                var asking = new ArrayList<Callable<List<String>>>();
                var asked = walks.stream().filter(walk -> walk.life().isAskedAt(stage)).toList();
                var all = THOROUGH.contains(stage) ? asked() : ADDRESSES.lines();
                for (int i = 0; i < asked.size(); i++) {
                    var walk = asked.get(i);
                    for (char caller : Walk.CALLERS.keySet()) {
                        boolean everything = (caller + turn) % asked.size() == i;
                        if (everything || PARTAKERS.indexOf(caller) >= 0) {
                            asking.add(() -> wrong(walk, caller, stage, everything ? all : personal));
                        }
                    }
                }
                for (var task : threads.invokeAll(asking)) {
                    wrong.addAll(task.get());
                }
                turn++;
            }
        }
        reporter.publishEntry("answers", Long.toString(walks.stream().mapToLong(Walk::answers).sum()));
        assertThat(wrong).isEmpty();
    }

    /** What has to do with entries, or may have, as {@code POST /drafts/{id}/submit}; without a method what is only read. */
    static List<String> ofEntries() {
        return ADDRESSES.lines().stream().map(line -> String.join(" ", line.about())).toList();
    }

    /** All else. */
    static List<String> ofTheHouse() {
        return HOUSE.lines().stream().map(line -> String.join(" ", line.about())).toList();
    }

    private static List<Line> asked() {
        return Stream.of(ADDRESSES, HOUSE).flatMap(table -> table.lines().stream()).toList();
    }

    private static Table table(Line line) {
        return HOUSE.lines().contains(line) ? HOUSE : ADDRESSES;
    }

    private static String mapped(Line line) {
        var address = String.join(" ", line.about()).replaceFirst("versions/\\d", "versions/{number}")
                .replaceFirst("export/[a-z]+", "export/{format}")
                .replaceFirst("(POST /drafts/[^/]*)/submit", "$1/{address}").replaceFirst("edit/text", "edit/{step}");
        return address.startsWith("/") ? "GET " + address : address;
    }

    private static List<String> wrong(Walk walk, char caller, Stage stage, List<Line> asked) throws Exception {
        var life = walk.life();
        var wrong = new ArrayList<String>();
        var told = new HashSet<String>();
        for (var line : asked) {
            int expected = status(line, caller, stage);
            for (var address : walk.addresses(String.join(" ", line.about()), stage)) {
                var answer = walk.ask(caller, address);
                var where = life.name() + " " + stage + ", " + caller + " at " + address + ": ";
                // As of an earlier moment there may have been nothing yet, or nothing that is left.
                if (answer.status() != expected && !(address.isVariant() && Set.of(404, 410).contains(answer.status()))) {
                    wrong.add(where + answer.status() + " instead of " + expected);
                }
                if (isUnknown(line, caller, stage) && !address.isVariant() && !walk.isAsOfNone(answer, caller, address)) {
                    wrong.add(where + "tells that there is something: " + answer.body());
                }
                var listed = LISTED.getOrDefault(String.join(" ", line.about()), List.of());
                for (var mark : walk.marksIn(answer, address)) {
                    if (listed.contains(mark)) {
                        continue;
                    }
                    told.add(mark);
                    if (!mayKnow(mark, caller, life, stage)) {
                        wrong.add(where + mark);
                    }
                }
            }
        }
        if (caller == STRANGER && asked.equals(asked()) && THOROUGH.contains(stage)) {
            for (var mark : hidden(life, stage)) {
                if (walk.search(caller, mark).text().contains(life.mark("slug"))) {
                    wrong.add(life.name() + " " + stage + ", found by " + mark);
                }
            }
        }
        lines(life).filter(line -> Table.begins(KNOWLEDGE.cell(line, caller), stage))
                .flatMap(EveryAddressTest::marks)
                .filter(mark -> !told.contains(mark))
                .map(mark -> life.name() + " " + stage + ", " + caller + " is not told " + mark)
                .forEach(wrong::add);
        return wrong;
    }

    /** What readers must not find the entry by. */
    private static List<String> hidden(Life life, Stage stage) {
        return lines(life).flatMap(EveryAddressTest::marks).filter(mark -> !mayKnow(mark, STRANGER, life, stage)).toList();
    }

    /** Whether the caller may not even know that there is such an entry, and is not refused for another reason. */
    private static boolean isUnknown(Line line, char caller, Stage stage) {
        return caller != ERASED && !table(line).cell(line, caller).matches("any|\\d+") && status(line, caller, stage) == 404
                && !Table.holds(KNOWLEDGE.cell(KNOWLEDGE.lines().getFirst(), caller), stage);
    }

    private static int status(Line line, char caller, Stage stage) {
        if (caller == ERASED) {
            return 401;
        }
        var cell = table(line).cell(line, caller);
        if (cell.matches("\\d+")) {
            return Integer.parseInt(cell);
        }
        if (!Table.holds(cell, stage)) {
            return 404;
        }
        var otherwise = table(line).under(stage, line).split("-", 2);
        boolean as = otherwise[0].equals(".") || (otherwise.length > 1 && otherwise[1].indexOf(caller) >= 0);
        if (!as) {
            return Integer.parseInt(otherwise[0]);
        }
        var form = REVISED.lines().stream().filter(one -> one.about().equals(line.about())).findFirst();
        return form.isEmpty() || Table.holds(REVISED.cell(form.get(), caller), stage) ? 200 : 303;
    }

    private static boolean mayKnow(String mark, char caller, Life life, Stage stage) {
        var cells = lines(life).filter(line -> marks(line).anyMatch(mark::equals)).map(line -> KNOWLEDGE.cell(line, caller)).toList();
        assertThat(cells).as(mark + " in life " + life.name()).hasSize(1);
        var cell = cells.getFirst();
        boolean gone = stage == Stage.GONE && STAYING.indexOf(caller) < 0 && !mark.equals("reasongone") && !cell.equals("any");
        boolean suppressed = SUPPRESSED.entrySet().stream()
                .anyMatch(one -> stage.compareTo(one.getKey()) >= 0 && stage != Stage.LIFTED && one.getValue().contains(mark));
        return Table.holds(cell, stage) && !gone && !suppressed;
    }

    private static Stream<Line> lines(Life life) {
        return KNOWLEDGE.lines().stream().filter(line -> line.part(2).getFirst().indexOf(life.name()) >= 0);
    }

    private static Stream<String> marks(Line line) {
        return line.about().stream().flatMap(mark -> mark.equals("CREDIT") ? CREDIT.stream() : Stream.of(mark));
    }
}
