package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.Samples;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
    private final Reply reply = App.shared().withoutToken().get("/v3/api-docs");
    private final JsonNode api = reply.json();

    private List<JsonNode> operations() {
        return api.path("paths").valueStream().flatMap(JsonNode::valueStream).toList();
    }

    private List<String> names(String pointer) {
        return api.at(pointer).valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void everyCommandIsThereWithItsNameAndSummary() {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(operations().stream().map(o -> o.path("operationId").asString())).containsExactlyInAnyOrder(
                "createSection", "changePolicy", "changeReviewForm", "closeSection",
                "registerPerson", "changePerson", "changeProfile", "erasePerson", "grantRole", "revokeRole", "revokeTokens",
                "applyAsReviewer", "withdrawApplication", "acceptApplication", "declineApplication",
                "saveSearch", "changeSavedSearch", "removeSavedSearch",
                "planIssue", "changeIssue", "addToIssue", "removeFromIssue", "reorderIssue", "publishIssue",
                "addSynonyms", "reviseSynonyms", "removeSynonyms",
                "startDraft", "reviseDraft", "submitEntry", "assignReviewer", "submitReview", "requestRevisions",
                "acceptEntry", "declineEntry", "takeBackDecision", "publishEntry", "moveEmbargo", "liftEmbargo", "schedulePublication",
                "startRevision", "withdrawEntry", "reinstateEntry",
                "suppress", "liftSuppression", "postComment", "approveComment", "rejectComment", "reportComment", "blockCommenter",
                "unblockCommenter", "eraseComment", "attachFile", "describeFile", "removeFile",
                "beginUpload", "getUpload", "sendPiece", "cancelUpload",
                "handOn", "discussWithAuthor", "discussWithReviewer", "discussAmongEditors",
                "inviteReviewer", "withdrawInvitation", "acceptInvitation", "declineInvitation",
                "inviteContributor", "claimCredit", "decideClaim", "answerCredit", "releaseCredit", "setAsideObjection", "handOver",
                "takeBackHandover", "answerHandover");
        assertThat(operations()).allSatisfy(o -> assertThat(o.path("summary").asString()).isNotBlank());
    }

    @Test
    void everyCommandTellsItsHeadersAndProblems() {
        var others = List.of("revokeTokens", "attachFile", "beginUpload", "getUpload", "sendPiece", "cancelUpload");
        assertThat(operations().stream().filter(o -> !others.contains(o.path("operationId").asString()))).allSatisfy(operation -> {
            var parameters = operation.path("parameters").valueStream().map(p -> p.path("name").asString()).toList();
            assertThat(parameters).contains("Idempotency-Key").doesNotContain("envelope");
            var responses = operation.path("responses");
            var done = responses.has("201") ? responses.path("201") : responses.path("200");
            assertThat(done.path("headers").propertyNames()).contains("ETag", "Palimpsest-Position");
            assertThat(responses.path("422").path("$ref").asString()).isEqualTo("#/components/responses/Problem422");
        });
        assertThat(operations()).allSatisfy(operation -> assertThat(operation.path("responses").propertyNames())
                .contains("401", "403", "413", "429", "500", "503"));
        var problem = api.at("/components/responses/Problem409");
        assertThat(problem.path("description").asString()).contains("/problems/taken", "/problems/wrong-state");
        assertThat(problem.at("/content/application~1problem+json/schema/$ref").asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(api.at("/components/schemas/Problem/properties").propertyNames()).contains("type", "violations");
    }

    @Test
    void onlyWhatReplacesNeedsAVersion() {
        assertThat(operations().stream()
                        .filter(o -> o.path("parameters").valueStream().anyMatch(p ->
                                p.path("name").asString().equals("If-Match") && p.path("required").asBoolean()))
                        .map(o -> o.path("operationId").asString()))
                .containsExactlyInAnyOrder("reviseDraft", "changePerson", "changeProfile");
    }

    @Test
    void whatIsOnlyBeingMadeHasNoVersionToAskFor() {
        assertThat(operations().stream()
                        .filter(o -> o.path("parameters").valueStream().noneMatch(p -> p.path("name").asString().equals("If-Match")))
                        .map(o -> o.path("operationId").asString()))
                .containsExactlyInAnyOrder(
                        "createSection", "planIssue", "addSynonyms", "registerPerson", "startDraft", "attachFile",
                        "beginUpload", "getUpload", "sendPiece", "cancelUpload");
    }

    @Test
    void fieldsTellWhetherTheyMustBeThereAndWhatMayStandInThem() {
        assertThat(names("/components/schemas/Policy/required"))
                .containsExactlyInAnyOrder("reviewsRequired", "anonymity", "comments", "licence");
        assertThat(names("/components/schemas/CreateSection/required"))
                .containsExactlyInAnyOrder("slug", "title", "kind", "policy");
        assertThat(names("/components/schemas/NewEntry/required")).containsExactly("section");
        assertThat(names("/components/schemas/NameAndAddress/required")).containsExactlyInAnyOrder("name", "email");
        assertThat(names("/components/schemas/Contributor/required")).containsExactly("family");
        assertThat(api.at("/components/schemas/Content").has("required")).isFalse();
        assertThat(names("/components/schemas/Review/properties/recommendation/enum")).contains("ACCEPT", "REJECT");
        assertThat(api.at("/components/schemas/Content/additionalProperties").asBoolean(true)).isFalse();
        assertThat(api.at("/components/schemas/Problem").has("additionalProperties")).isFalse();
        assertThat(api.at("/components/schemas").propertyNames()).doesNotContain("Envelope", "Caller", "Nothing");
    }

    @Test
    void everyParameterSaysWhatItIsForAndWhatMayStandInIt() {
        assertThat(operations().stream().flatMap(operation -> operation.path("parameters").valueStream())).isNotEmpty()
                .allSatisfy(parameter -> {
                    assertThat(parameter.path("description").asString()).isNotBlank();
                    assertThat(parameter.path("schema").propertyNames()).isNotEmpty();
                });
    }

    @Test
    void everyTextThatIsSentHasABound() {
        var sent = List.of("CreateSection", "Closing", "Details", "Grant", "NewEntry", "Content", "Contributor", "Affiliation",
                "Article", "Period", "Link", "Review", "Assignment", "Message", "OptionalMessage", "Reasoned", "Suppressing", "Policy",
                "ReviewerApplication", "Declining", "NewComment", "Rejection", "CommentReport", "CommenterBlock", "AttachedFile", "Named",
                "Described", "Expected", "Wording", "SynonymRemoval",
                "NewSearch", "SearchChange");
        assertThat(sent).allSatisfy(name -> assertThat(api.at("/components/schemas/" + name + "/properties").valueStream()
                        .filter(field -> field.path("type").asString("").equals("string")))
                .allMatch(field -> field.has("maxLength") || field.has("enum")));
    }

    @Test
    void theNodesOfATextAreThoseThatAreTaken() {
        var unknown = Map.of("type", "doc", "content", List.of(Map.of("type", "nonsense")));
        var body = Map.of("section", new House(App.shared()).section(0), "content", Map.of("body", unknown));
        var told = App.shared().as(Samples.OLWEN).post("/api/commands/entries", body).json().at("/violations/0/valid").asString();
        var described = api.at("/components/schemas").propertyStream().map(Map.Entry::getKey).filter(name -> name.startsWith("Node."))
                .map(name -> name.substring("Node.".length()));
        assertThat(Arrays.asList(told.replace("one of ", "").split(", ", -1))).contains("doc")
                .containsExactlyInAnyOrderElementsOf(Stream.concat(described, Stream.of("doc")).toList());
    }

    @Test
    void everyReferenceLeadsToWhatIsThere() {
        var references = api.findValues("$ref").stream().map(JsonNode::asString).toList();
        assertThat(references).isNotEmpty().allSatisfy(reference ->
                assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    }

    @Test
    void ofSeveralKindsEachSaysWhatElseItNeeds() {
        var kinds = api.at("/components/schemas/Suppression/oneOf").valueStream().toList();
        assertThat(kinds).isNotEmpty().allSatisfy(kind -> assertThat(kind.path("required").valueStream()).hasSize(2)
                .anyMatch(name -> name.asString().equals("kind")));
    }

    @Test
    void whatIsOngoingHasNoEnd() {
        var excluded = api.at("/components/schemas/Period/not");
        assertThat(excluded.path("required").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("ongoing", "to");
        assertThat(excluded.at("/properties/ongoing/enum/0").asBoolean()).isTrue();
    }

    @Test
    void itTellsThatATokenIsNeeded() {
        assertThat(api.at("/components/securitySchemes/token/scheme").asString()).isEqualTo("bearer");
        assertThat(api.at("/security/0").has("token")).isTrue();
    }
}
