package org.palimpsest.query;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What stands in the parameters of questions. Controllers take them as text, so that what is wrong is told in our words; here
 * is what is right. {@code OpenApiTest} holds the bounds against the service.
 */
final class ParameterDescriptions {
    private static final long LAST_POSITION = 999_999_999_999_999_999L;
    private static final String SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /** What begins with a date is a date; Java knows offsets up to 18 hours. */
    private static final String OFFSET = "[Zz]$|[+-](0[0-9]|1[0-7]):[0-5][0-9]$";

    private static final String SEARCH = "search";

    /** By name, or by operation and name where a name means something else there. */
    private static final Map<String, Supplier<Parameter>> PARAMETERS = Map.ofEntries(
            Map.entry("slug", () -> describe("The last part of its address", slug())),
            Map.entry("slugOrId", () -> describe("The last part of the entry's address, or the entry's id", slug())),
            Map.entry("id", () -> describe("The entry's id", new StringSchema().format("uuid"))),
            Map.entry("profile.id", () -> describe("The person's id", new StringSchema().pattern("^[a-z0-9-]{1,64}$"))),
            Map.entry("issue.id", () -> describe("The issue's id", new StringSchema().format("uuid"))),
            Map.entry("volume", () -> describe("The issue's volume", new StringSchema().maxLength(20).example("22"))),
            Map.entry("issue", () -> describe("The issue's number in its volume", new StringSchema().maxLength(20).example("S2"))),
            Map.entry("number", () -> describe("Which version, from 1", whole(1, Integer.MAX_VALUE).example(1))),
            Map.entry("asOf", () -> describe("The past that is asked for; without it, now", moment())),
            Map.entry("at", () -> describe("The moment that is asked for; without it, now", moment())),
            Map.entry("from", () -> describe("The earlier moment; without it, before the beginning", moment())),
            Map.entry("to", () -> describe("The later moment; without it, now", moment())),
            Map.entry("page", () -> describe("Which page, from 1", whole(1, 999_999).example(1))),
            Map.entry("size", () -> describe("Entries on a page; without it, 20", whole(1, 100).example(20))),
            Map.entry("name", () -> describe("What it is called, however that is spelled, or the last part of its ROR id",
                    new StringSchema().maxLength(200).example("01nrxwf90"))),
            Map.entry("section.after", () -> describe("The page begins after the entry at this position: see next", position())),
            Map.entry("section.before", () -> describe("The page ends before the entry at this position: see previous", position())),
            Map.entry("steps.after", () -> describe("Oldest first, from the step after this position", position())),
            Map.entry("steps.before",
                    () -> describe("Newest first, from the step before this position back; not together with after", position())),
            Map.entry("comments.after",
                    () -> describe("The part begins after this comment: see next", new StringSchema().format("uuid"))),
            Map.entry("comment.id", () -> describe("The comment's id", new StringSchema().format("uuid"))),
            Map.entry("limit", () -> describe("Steps in this part; without it, 50", whole(1, 200).example(50))),
            Map.entry("drafts.after", () -> describe("The part begins after this: the next of the part before", position())),
            Map.entry("reviews.after",
                    () -> describe("The part begins after this: the next of the part before", new StringSchema().format("uuid"))),
            Map.entry("queue.after", () -> describe("The part begins after this: the next of the part before", position())),
            Map.entry("turn", () -> describe("Whose turn it is; without it, the caller's", word("YOURS", "OTHERS", "DONE"))),
            Map.entry("waiting", () -> describe("Only what waits for this", word("REVIEWERS", "REVIEWS", "DECISION", "PUBLICATION"))),
            Map.entry("queue.section", () -> describe("Only entries of this section, by slug", slug())),
            Map.entry("reviewer", () -> describe("Only entries that wait for a review of this person, by id",
                    new StringSchema().pattern("^[a-z0-9-]{1,64}$"))),
            Map.entry(
                    "handling",
                    () -> describe("Only what is seen to by this editor: the caller, or nobody", word("ANYBODY", "ME", "NOBODY"))),
            Map.entry("due", () -> describe("Only what has its next review due: before today, within seven days, or not at all",
                    word("ANY", "OVERDUE", "SOON", "NONE"))),
            Map.entry("load", () -> describe(
                    "Only what somebody reviews, or is asked to, who has at least as many reviews and invitations open",
                    whole(1, 1000))),
            Map.entry(
                    "order",
                    () -> describe(
                            "By the last change, by the day on which a review is due, or by how much the busiest of its reviewers has"
                                    + " open, the busiest first; without it, oldest first",
                            word("oldest", "newest", "due", "load"))),
            Map.entry("search.q", () -> describe("Words, “phrases” in quotation marks, conditions as keyword:housing or author:\"Ada Example\" (title, keyword,"
                            + " contributor, organisation, section, type, country, language, year), and -what is not wanted",
                    new StringSchema().maxLength(3000).example("time"))),
            Map.entry("mostRead.section", () -> describe("Only entries of this section, by slug", slug())),
            Map.entry("months", () -> describe("The present month and those before it, in UTC; without it, 12", whole(1, 60).example(3))),
            Map.entry("begin_date", () -> describe("The first month, in UTC; without it, a year before the last one", month())),
            Map.entry("end_date", () -> describe("The last month, in UTC; without it, the present one. At most 60 months in all", month())),
            Map.entry("itemReport.section", () -> describe("Only entries of this section, by slug", slug())),
            Map.entry("search.page", () -> describe("Which page of 20, from 1", whole(1, 500).example(1))),
            Map.entry("suggest.q", () -> describe("What has been typed so far", new StringSchema().maxLength(3000).example("time"))),
            Map.entry("search.sort", () -> describe("In which order; without it, by relevance", word("relevance", "newest", "title"))),
            Map.entry("search.typed", () -> describe("Search for what was typed, even if it finds nothing and seems misspelled",
                    new BooleanSchema())),
            Map.entry("search.all", () -> describe("Of which facet up to 1,000 values are wanted, in place of 12",
                    word("section", "type", "keyword", "contributor", "organisation", "country", "year", "status"))),
            Map.entry("search.type", () -> describe("Only entries of one of these types", chosen(anything()))),
            Map.entry("search.country", () -> describe("Only entries from one of these countries, by ISO 3166-1 code",
                    chosen(anything()))),
            Map.entry("search.status", () -> describe("Only what is ongoing, or ended", chosen(word("ongoing", "ended")))),
            Map.entry("search.section", () -> describe("Only entries of one of these sections, by slug", chosen(anything()))),
            Map.entry("search.keyword", () -> describe("Only entries with one of these keywords", chosen(anything()))),
            Map.entry("search.contributor", () -> describe("Only entries with one of these contributors", chosen(anything()))),
            Map.entry("search.organisation", () -> describe("Only entries from one of these organisations", chosen(anything()))),
            Map.entry("search.year", () -> describe("Only entries of one of these years", chosen(whole(0, 9999)))));

    private ParameterDescriptions() {}

    /** {@code name} is the operation's. */
    static void describe(Operation operation, String name) {
        if (name.equals(SEARCH)) {
            operation.setParameters(new ArrayList<>(
                    Stream.of("q", "section", "type", "keyword", "contributor", "organisation", "country", "year", "status", "asOf",
                                    "sort", "typed", "all", "page")
                            .map(parameter -> new QueryParameter().name(parameter))
                            .toList()));
        }
        for (var parameter : parameters(operation)) {
            var described = PARAMETERS.get(name + "." + parameter.getName());
            var known = described == null ? PARAMETERS.get(parameter.getName()) : described;
            if (known == null) {
                throw new IllegalStateException("There is no description of the parameter " + parameter.getName() + " of " + name + ".");
            }
            parameter.description(known.get().getDescription()).schema(known.get().getSchema());
        }
    }

    /** The place of an event in the log. */
    static Schema<?> position() {
        return whole(0, LAST_POSITION);
    }

    private static List<Parameter> parameters(Operation operation) {
        var parameters = operation.getParameters();
        return parameters == null ? List.of() : parameters;
    }

    private static Parameter describe(String description, Schema<?> schema) {
        return new Parameter().description(description).schema(schema);
    }

    private static Schema<?> slug() {
        return new StringSchema().pattern(SLUG).maxLength(120);
    }

    private static Schema<?> moment() {
        return new Schema<>()
                .anyOf(List.of(
                        new StringSchema().format("date").description("A day, until its end in UTC").example("2024-05-01"),
                        new StringSchema().format("date-time").pattern(OFFSET).example("2024-05-01T12:00:00Z"),
                        position().description("The position of an event"),
                        new StringSchema().maxLength(0).description("Empty, as if it were absent")));
    }

    private static Schema<?> month() {
        return new StringSchema().pattern("^[0-9]{4}-(0[1-9]|1[0-2])$").example("2026-11");
    }

    private static Schema<?> word(String... words) {
        return new StringSchema()._enum(List.of(words));
    }

    private static Schema<?> chosen(Schema<?> item) {
        return new ArraySchema().items(item).maxItems(50);
    }

    private static Schema<?> anything() {
        return new StringSchema().maxLength(1000);
    }

    private static Schema<?> whole(long least, long most) {
        return new IntegerSchema().format("int64").minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most));
    }
}
