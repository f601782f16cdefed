package org.palimpsest.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Role;
import org.palimpsest.permission.EntryStage;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
    private static Running running;
    private static JsonNode api;

    @BeforeAll
    static void start() {
        running = new Running();
        api = Objects.requireNonNull(running.client().get().uri("/v3/api-docs").exchange().expectStatus().isOk()
                .expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static List<JsonNode> operations() {
        return api.path("paths").valueStream().flatMap(JsonNode::valueStream).toList();
    }

    private static List<JsonNode> parameters() {
        return operations().stream().flatMap(operation -> operation.path("parameters").valueStream()).toList();
    }

    private static int status(String path) {
        return running.client("olwen", Role.EDITOR).get().uri(path).exchange().expectBody().returnResult().getStatus().value();
    }

    @Test
    void everyQuestionIsThereAndNoPage() {
        assertThat(api.path("paths").propertyNames()).isNotEmpty().allMatch(path -> path.startsWith("/api/"));
        assertThat(operations()).allSatisfy(operation -> assertThat(operation.path("summary").asString()).isNotBlank());
    }

    @Test
    void everyQuestionTellsItsAnswerAndItsProblems() {
        assertThat(operations()).allSatisfy(operation -> {
            var responses = operation.path("responses");
            assertThat(responses.at("/200/content/application~1json/schema").isObject()).isTrue();
            assertThat(responses.at("/200/headers").propertyNames()).contains("Palimpsest-Position");
            assertThat(responses.propertyNames()).contains("400", "401", "406", "429", "500", "503");
            assertThat(responses.path("400").path("$ref").asString()).isEqualTo("#/components/responses/Problem400");
        });
    }

    @Test
    void whatIsOfOneThingMayNotBeThere() {
        assertThat(api.path("paths").propertyStream().filter(path -> path.getKey().contains("{"))).isNotEmpty()
                .allSatisfy(path -> assertThat(path.getValue().at("/get/responses").propertyNames()).contains("404"));
    }

    @Test
    void whatHasATagMayBeAskedForOnlyIfItChanged() {
        assertThat(operations().stream().filter(operation -> operation.path("responses").has("304"))
                        .map(operation -> operation.path("operationId").asString()))
                .containsExactlyInAnyOrder("entry", "version", "draft", "me");
    }

    @Test
    void everyParameterSaysWhatItIsForAndWhatMayStandInIt() {
        assertThat(parameters()).isNotEmpty().allSatisfy(parameter -> {
            assertThat(parameter.path("description").asString()).isNotBlank();
            assertThat(parameter.path("schema").propertyNames()).isNotEmpty();
        });
    }

    @Test
    void whoAsksIsNoParameter() {
        assertThat(api.at("/paths/~1api~1desk/get/parameters").valueStream().map(parameter -> parameter.path("name").asString()))
                .containsExactly("Palimpsest-Position");
    }

    /** The description repeats what the controllers check; here the two are held against one another. */
    @Test
    void theBoundsThatAreToldAreThoseThatHold() {
        assertThat(api.path("paths").propertyStream().filter(path -> !path.getKey().contains("{"))).isNotEmpty();
        for (var path : List.of("/api/sections/nowhere", "/api/search", "/api/entries/nowhere/history")) {
            var described = path.replace("sections/nowhere", "sections/{slug}").replace("nowhere", "{slugOrId}");
            api.path("paths").path(described).path("get").path("parameters").valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals("query"))
                    .filter(parameter -> parameter.path("schema").has("maximum"))
                    .forEach(parameter -> {
                        var name = parameter.path("name").asString();
                        long least = parameter.path("schema").path("minimum").asLong();
                        long most = parameter.path("schema").path("maximum").asLong();
                        assertThat(status(path + "?" + name + "=" + least)).as(name).isNotEqualTo(400);
                        assertThat(status(path + "?" + name + "=" + most)).as(name).isNotEqualTo(400);
                        assertThat(status(path + "?" + name + "=" + (least - 1))).as(name).isEqualTo(400);
                        assertThat(status(path + "?" + name + "=" + (most + 1))).as(name).isEqualTo(400);
                    });
        }
    }

    @Test
    void theStageOfADraftIsOneThatADraftCanHave() {
        for (var schema : List.of("DraftView", "Draft", "State")) {
            assertThat(api.at("/components/schemas/" + schema + "/properties/stage/enum").valueStream().map(JsonNode::asString))
                    .as(schema)
                    .containsExactlyElementsOf(EntryStage.OF_DRAFTS.stream().map(Enum::name).toList());
        }
    }

    @Test
    void whatIsOnesOwnNeedsAToken() {
        assertThat(operations().stream().filter(operation -> operation.has("security"))
                        .map(operation -> operation.path("operationId").asString()))
                .containsExactlyInAnyOrder(
                        "desk", "drafts", "reviews", "queue", "draft", "issue", "itemReport", "me", "plannedIssues", "reviewForm",
                        "savedSearches");
    }
}
