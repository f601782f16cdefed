package org.palimpsest.query.people;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Profile;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.permission.Reach;
import org.palimpsest.query.reading.PersonNames;
import org.palimpsest.query.reading.PersonalCodec;
import org.palimpsest.query.reading.Reviewers;
import org.palimpsest.query.reading.ShownProfiles;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.stereotype.Component;

/** Accounts as they are now. Thread-safe. */
@Component
public final class People implements PersonNames, Reviewers, ShownProfiles {
    public static final ReadModel MODEL = new ReadModel("people", 6);

    private static final String CAME = "registeredPosition";
    private static final String APPLIED = "application.position";

    private final MongoDatabase database;
    private final Generations generations;

    People(MongoDatabase database, EventSerializer serializer, Generations generations) {
        this.database = PersonalCodec.in(database, serializer);
        this.generations = generations;
    }

    MongoCollection<PersonDocument> collection(Generation generation) {
        return database.getCollection(generation.collection("people"), PersonDocument.class);
    }

    MongoCollection<AccountEntry> entries(Generation generation) {
        return database.getCollection(generation.collection("entries"), AccountEntry.class);
    }

    /** A part of what happened to an account, the last first. {@code older}: a position to go on from; null where there is no more. */
    record History(List<AccountEntry> entries, @Nullable Long older) {}

    /**
     * At most {@code size} of what happened to this account.
     *
     * @param group of this alone; null for all
     * @param before only what happened before this position; null for no bound
     */
    History history(String person, AccountEntry.@Nullable Group group, @Nullable Long before, int size) {
        var wanted = and(
                eq("person", person),
                group == null ? exists("group") : eq("group", group.name()),
                lt("_id", before == null ? Long.MAX_VALUE : before));
        var found = entries(generations.of(MODEL)).find(wanted).sort(descending("_id")).limit(size + 1).into(new ArrayList<>());
        return found.size() <= size
                ? new History(List.copyOf(found), null)
                : new History(List.copyOf(found.subList(0, size)), found.get(size - 1).position());
    }

    /** Throws {@link Problem} 404 for a person who never registered, 410 for one who was erased. */
    PersonView of(String person) {
        var found = collection(generations.of(MODEL)).find(eq(person)).first();
        if (found == null) {
            throw Problem.unknown("You have not registered.");
        }
        return view(found).orElseThrow(
                () -> new Problem(ProblemType.ERASED, "You were here and asked to be forgotten."));
    }

    /** Whether there is anything to read: not while it is built for the first time. */
    public boolean isReadable() {
        return generations.find(MODEL).isPresent();
    }

    /** A registered person; nobody for those who never registered, or were erased. */
    public Optional<PersonView> find(String person) {
        return Optional.ofNullable(collection(generations.of(MODEL)).find(eq(person)).first()).flatMap(People::view);
    }

    /** By which providers this person comes in, in the order in which they were connected. */
    List<Connection> providers(String person) {
        var found = collection(generations.of(MODEL)).find(eq(person)).first();
        return found == null ? List.of() : found.providers();
    }

    /** Everybody who has {@code role} by the log, wherever it counts, in the order in which they came. */
    public List<PersonView> having(Role role) {
        return collection(generations.of(MODEL)).find(eq("roles", role.name())).sort(ascending(CAME)).into(new ArrayList<>()).stream()
                .flatMap(found -> view(found).stream())
                .toList();
    }

    /** Everybody who has the role of a reviewer in {@code section}, in the order in which they came. For editors only. */
    public List<PersonView> reviewers(String section) {
        return collection(generations.of(MODEL)).find(eq("roles", Role.REVIEWER.name())).sort(ascending(CAME))
                .into(new ArrayList<>()).stream()
                .flatMap(found -> view(found).stream())
                .filter(one -> one.reach(Role.REVIEWER).covers(section))
                .toList();
    }

    @Override
    public List<String> everywhere() {
        return isReadable() ? having(Role.REVIEWER).stream().map(PersonView::person).toList() : List.of();
    }

    @Override
    public Map<String, String> names(Collection<String> people) {
        if (!isReadable()) {
            return Map.of();
        }
        return collection(generations.of(MODEL)).find(in("_id", people)).into(new ArrayList<>()).stream()
                .flatMap(found -> view(found).stream())
                .collect(Collectors.toMap(PersonView::person, PersonView::name));
    }

    @Override
    public Set<String> among(Collection<String> people) {
        return collection(generations.of(MODEL)).find(in("_id", people)).into(new ArrayList<>()).stream()
                .flatMap(found -> view(found).stream())
                .filter(person -> person.profile().shown())
                .map(PersonView::person)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A part of all who are here, those who came last first. {@code newer} and {@code older}: positions to go on from. */
    record Part(List<PersonView> people, @Nullable Long newer, @Nullable Long older) {}

    /**
     * At most {@code size} of those who are here.
     *
     * @param role that they have; null for everybody
     * @param before only who came before this position, the last of these first; null for no bound
     * @param after only who came after this position, the first of these; null for no bound, and where {@code before} is one
     */
    Part part(@Nullable Role role, @Nullable Long before, @Nullable Long after, int size) {
        var here = role == null ? ne("name", null) : eq("roles", role.name());
        boolean up = before == null && after != null;
        var bound = before != null ? lt(CAME, before) : after != null ? gt(CAME, after) : exists(CAME);
        var found = collection(generations.of(MODEL))
                .find(and(here, bound))
                .sort(up ? ascending(CAME) : descending(CAME))
                .limit(size + 1)
                .into(new ArrayList<>());
        boolean more = found.size() > size;
        var part = more ? found.subList(0, size) : found;
        var shown = up ? part.reversed() : part;
        if (shown.isEmpty()) {
            return new Part(List.of(), null, null);
        }
        boolean newer = up ? more : before != null;
        boolean older = up || more;
        return new Part(
                shown.stream().flatMap(person -> view(person).stream()).toList(),
                newer ? shown.getFirst().registeredPosition() : null,
                older ? shown.getLast().registeredPosition() : null);
    }

    /** Who has applied to become a reviewer, and with what. */
    record Applicant(PersonView person, ReviewerApplication application) {
        private static Optional<Applicant> of(PersonDocument found) {
            var application = found.application();
            return application == null ? Optional.empty() : view(found).map(person -> new Applicant(person, application));
        }
    }

    /**
     * At most {@code size} of those whose application waits, those who have waited longest first.
     *
     * @param sections only of those that name no others
     * @param after a position or -1
     */
    List<Applicant> applicants(Reach sections, long after, int size) {
        var others = sections.only().map(only -> elemMatch("application.sections", new Document("$nin", List.copyOf(only))));
        return collection(generations.of(MODEL))
                .find(and(
                        eq("application.stage", ReviewerApplication.Stage.WAITING.name()),
                        gt(APPLIED, after),
                        others.map(Filters::nor).orElseGet(Filters::empty)))
                .sort(ascending(APPLIED))
                .limit(size)
                .into(new ArrayList<>())
                .stream()
                .flatMap(found -> Applicant.of(found).stream())
                .toList();
    }

    /** The last application of this person. */
    Optional<Applicant> applicant(String person) {
        return Optional.ofNullable(collection(generations.of(MODEL)).find(eq(person)).first()).flatMap(Applicant::of);
    }

    /** Whether this person has {@code role} and nobody else has. */
    boolean isLast(String person, Role role) {
        var all = collection(generations.of(MODEL)).find(eq("roles", role.name())).limit(2).into(new ArrayList<>());
        return all.size() == 1 && all.getFirst().id().equals(person);
    }

    private static Optional<PersonView> view(PersonDocument found) {
        var name = Personal.read(found.name());
        var email = Personal.read(found.email());
        return name == null || email == null
                ? Optional.empty()
                : Optional.of(new PersonView(
                        found.id(), name, email, found.roles(), found.sections(), found.registeredAt(), profile(found), found.sequence()));
    }

    private static Profile profile(PersonDocument found) {
        return found.profile() == null ? Profile.NONE : found.profile().profile();
    }
}
