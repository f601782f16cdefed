/**
 * The room of effects: whatever is to be done outside of the log when something has happened. A projection makes no
 * effects, for a rebuild shows it every event again; a command handler makes none, for it may be tried twice and then
 * refused. A {@link org.palimpsest.command.reaction.Reaction} has a position of its own in the log, and each effect is
 * claimed in the collection {@code effects} before it is done:
 *
 * <pre>
 * event → CLAIMED → DONE
 *            ↓ ↑
 *          FAILED      it threw: tried again, later and later
 *            ↓
 *          PARKED      it threw too often: left to an operator
 *         UNKNOWN      nobody knows whether it was done, as after a crash: left to an operator, unless it is idempotent
 * </pre>
 *
 * <p>The claim is durable before the effect begins, and the position moves on after it. So an effect is begun for every
 * event, whatever crashes; and one that is not idempotent is never begun twice where the first time may have counted.
 * Any number of services share the work: each reaction follows the log in one of them, and goes on in another ten seconds
 * after that one has gone.
 *
 * <p>One class per reaction, named {@code When…Then…}, stands here and says what it reacts to and what it does:
 *
 * <ul>
 *   <li>a mail: a notice ({@link org.palimpsest.web.notice.Notices}) under an id made of the event's position, of which the query
 *       service makes mail (ADR 12);
 *   <li>a reminder or a schedule: a reaction that writes down what is due and when, idempotent by the effect's id; what is
 *       due sends a command, which decides;
 *   <li>a registration with others (a DOI): idempotent where the other side knows the same request again, by the effect's id.
 * </ul>
 *
 * <p>Depends on the event store, the events and whatever an effect needs; nobody in this service depends on it.
 */
@NullMarked
package org.palimpsest.command.reaction;

import org.jspecify.annotations.NullMarked;
