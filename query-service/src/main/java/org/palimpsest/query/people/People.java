package org.palimpsest.query.people;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.codecs.configuration.CodecRegistries;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.stereotype.Component;

/** Accounts as they are now. Thread-safe. */
@Component
public final class People {
    public static final ReadModel MODEL = new ReadModel("people", 2);

    private final MongoDatabase database;
    private final Generations generations;

    People(MongoDatabase database, EventSerializer serializer, Generations generations) {
        var personal = CodecRegistries.fromCodecs(new PersonalCodec(serializer.getObjectMapper()));
        this.database = database.withCodecRegistry(
                CodecRegistries.fromRegistries(personal, database.getCodecRegistry()));
        this.generations = generations;
    }

    MongoCollection<PersonDocument> collection(Generation generation) {
        return database.getCollection(generation.collection("people"), PersonDocument.class);
    }

    /** Throws {@link Problem} 404 for whoever never registered, 410 for whoever was erased. */
    PersonView of(String person) {
        var found = collection(generations.of(MODEL)).find(eq(person)).first();
        if (found == null) {
            throw Problem.unknown("You have not registered.");
        }
        return view(found).orElseThrow(
                () -> new Problem(ProblemType.ERASED, "You were here and asked to be forgotten."));
    }

    /** A registered person; nobody for those who never registered, or were erased. */
    public Optional<PersonView> find(String person) {
        return Optional.ofNullable(collection(generations.of(MODEL)).find(eq(person)).first()).flatMap(People::view);
    }

    /** Everybody who has {@code role} by the log, in the order of their ids. */
    public List<PersonView> having(Role role) {
        return collection(generations.of(MODEL)).find(eq("roles", role.name())).sort(ascending("_id")).into(new ArrayList<>()).stream()
                .flatMap(found -> view(found).stream())
                .toList();
    }

    /** What these people are called, by id; whoever is no registered person is left out, and so is who was erased. */
    public Map<String, String> names(Collection<String> people) {
        return collection(generations.of(MODEL)).find(in("_id", people)).into(new ArrayList<>()).stream()
                .flatMap(found -> view(found).stream())
                .collect(Collectors.toMap(PersonView::person, PersonView::name));
    }

    private static Optional<PersonView> view(PersonDocument found) {
        var name = text(found.name());
        var email = text(found.email());
        return name == null || email == null
                ? Optional.empty()
                : Optional.of(new PersonView(
                        found.id(), name, email, found.roles(), found.registeredAt(), found.sequence()));
    }

    private static @Nullable String text(@Nullable Personal personal) {
        return personal == null ? null : personal.text();
    }
}
