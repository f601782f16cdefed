package org.palimpsest.eventstore;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ExplainVerbosity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoTokenStoreTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final TestStore store = new TestStore();
    private final MongoTokenStore mine = owner("me", LONG);
    private final MongoTokenStore yours = owner("you", LONG);

    private MongoTokenStore owner(String name, Duration lease) {
        return new MongoTokenStore(store.database, TestStore.SERIALIZER, lease, name);
    }

    @AfterEach
    void drop() {
        store.close();
    }

    @Test
    void segments_begin_with_the_token_given_and_nobody_owns_them() {
        mine.initializeTokenSegments("p", 2, at(7));
        mine.initializeTokenSegments("q", 1);

        assertThat(mine.fetchSegments("p")).containsExactly(0, 1);
        assertThat(yours.fetchToken("p", 0)).isEqualTo(at(7));
        assertThat(mine.fetchToken("p", 1)).isEqualTo(at(7));
        assertThat(mine.fetchToken("q", 0)).isNull();
        assertThat(mine.fetchSegments("unknown")).isEmpty();
    }

    @Test
    void segments_are_initialised_once() {
        mine.initializeTokenSegments("p", 2);

        assertThat(mine.requiresExplicitSegmentInitialization()).isTrue();
        assertThatThrownBy(() -> yours.initializeTokenSegments("p", 2)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> mine.initializeSegment(null, "p", 1)).isInstanceOf(UnableToInitializeTokenException.class);
        mine.initializeSegment(at(3), "p", 2);
        assertThat(mine.fetchToken("p", 2)).isEqualTo(at(3));
    }

    @Test
    void a_segment_that_was_not_initialised_cannot_be_claimed() {
        assertThatThrownBy(() -> mine.fetchToken("p", 0))
                .isInstanceOf(UnableToClaimTokenException.class).hasMessage("Segment 0 of p has not been initialised");
    }

    @Test
    void what_one_owns_the_other_can_neither_claim_nor_store_nor_extend_nor_delete() {
        mine.initializeTokenSegments("p", 1, at(1));
        mine.fetchToken("p", 0);
        List<Runnable> attempts = List.of(
                () -> yours.fetchToken("p", 0),
                () -> yours.storeToken(at(9), "p", 0),
                () -> yours.extendClaim("p", 0),
                () -> yours.deleteToken("p", 0));

        assertThat(attempts).allSatisfy(attempt -> assertThatThrownBy(attempt::run)
                .isInstanceOf(UnableToClaimTokenException.class)
                .hasMessage("Segment 0 of p is not owned by you but by me"));
        yours.releaseClaim("p", 0);
        assertThat(mine.fetchToken("p", 0)).isEqualTo(at(1));
    }

    @Test
    void a_released_segment_is_free_and_its_token_stays() {
        mine.initializeTokenSegments("p", 1);
        mine.fetchToken("p", 0);
        mine.storeToken(at(4), "p", 0);
        mine.releaseClaim("p", 0);

        assertThat(yours.fetchToken("p", 0)).isEqualTo(at(4));
    }

    @Test
    void a_token_can_be_stored_by_nobody_but_the_owner() {
        mine.initializeTokenSegments("p", 1, at(5));

        assertThatThrownBy(() -> mine.storeToken(at(6), "p", 0))
                .hasMessage("Segment 0 of p is not owned by me but by nobody");
    }

    @Test
    void a_lease_that_has_run_out_is_taken_over_and_its_former_owner_can_set_nothing_back() {
        MongoTokenStore frozen = owner("frozen", Duration.ofMillis(200));
        mine.initializeTokenSegments("p", 1, at(1));
        frozen.fetchToken("p", 0);
        await().ignoreExceptionsInstanceOf(UnableToClaimTokenException.class)
                .until(() -> Objects.equals(mine.fetchToken("p", 0), at(1)));
        mine.storeToken(at(8), "p", 0);

        assertThatThrownBy(() -> frozen.storeToken(at(2), "p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        mine.releaseClaim("p", 0);
        assertThatThrownBy(() -> frozen.storeToken(at(2), "p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(yours.fetchToken("p", 0)).isEqualTo(at(8));
    }

    @Test
    void each_store_and_each_extension_renews_the_lease() {
        mine.initializeTokenSegments("p", 1);
        mine.fetchToken("p", 0);
        List<Runnable> renewals = List.of(
                () -> mine.extendClaim("p", 0), () -> mine.storeToken(at(1), "p", 0), () -> mine.fetchToken("p", 0));
        for (Runnable renewal : renewals) {
            store.database.getCollection("tokens").updateMany(
                    eq("segment", 0), new Document("$currentDate", new Document("leaseUntil", true)));
            renewal.run();
            assertThat(millisLeft()).isBetween(LONG.toMillis() - 30_000, LONG.toMillis());
        }
    }

    @Test
    void of_many_who_claim_at_once_one_succeeds() throws Exception {
        mine.initializeTokenSegments("p", 1);
        List<Callable<Integer>> claims = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            MongoTokenStore claimant = owner("claimant " + i, LONG);
            claims.add(() -> {
                try {
                    claimant.fetchToken("p", 0);
                    return 1;
                } catch (UnableToClaimTokenException e) {
                    return 0;
                }
            });
        }
        int claimed = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> claim : threads.invokeAll(claims)) {
                claimed += claim.get();
            }
        }
        assertThat(claimed).isEqualTo(1);
    }

    @Test
    void available_are_the_segments_that_are_free_or_ones_own() {
        mine.initializeTokenSegments("p", 4);
        mine.fetchToken("p", 0);
        yours.fetchToken("p", 1);
        owner("away", Duration.ofMillis(-1)).fetchToken("p", 2);

        assertThat(mine.fetchAvailableSegments("p")).extracting(Segment::getSegmentId).containsExactly(0, 2, 3);
        assertThat(mine.fetchAvailableSegments("p")).extracting(Segment::getMask).containsOnly(3);
        assertThat(yours.fetchAvailableSegments("p")).extracting(Segment::getSegmentId).containsExactly(1, 2, 3);
    }

    @Test
    void only_its_owner_deletes_a_segment() {
        mine.initializeTokenSegments("p", 2);
        assertThatThrownBy(() -> mine.deleteToken("p", 1)).isInstanceOf(UnableToClaimTokenException.class);
        mine.fetchToken("p", 1);
        mine.deleteToken("p", 1);

        assertThat(mine.fetchSegments("p")).containsExactly(0);
    }

    @Test
    void tokens_come_back_as_they_went_in() {
        mine.initializeTokenSegments("p", 1);
        mine.fetchToken("p", 0);
        TrackingToken replay = ReplayToken.createReplayToken(at(9), at(3), "because");
        List<TrackingToken> tokens = List.of(
                at(Long.MAX_VALUE),
                ReplayToken.createReplayToken(at(9)),
                replay,
                MergedTrackingToken.merged(at(3), at(5)),
                MergedTrackingToken.merged(replay, MergedTrackingToken.merged(at(1), at(2))));
        for (TrackingToken token : tokens) {
            mine.storeToken(token, "p", 0);
            assertThat(mine.fetchToken("p", 0)).isEqualTo(token);
        }
        mine.storeToken(null, "p", 0);
        assertThat(mine.fetchToken("p", 0)).isNull();
        mine.storeToken(replay, "p", 0);
        assertThat(ReplayToken.replayContext(mine.fetchToken("p", 0), String.class)).contains("because");
    }

    @Test
    void the_completed_prefix_is_the_lowest_position_over_all_segments() {
        assertThat(mine.completedPrefix("p")).isEqualTo(-1);
        mine.initializeTokenSegments("p", 3, at(10));
        assertThat(mine.completedPrefix("p")).isEqualTo(10);
        IntStream.range(0, 3).forEach(segment -> mine.fetchToken("p", segment));

        mine.storeToken(at(20), "p", 0);
        mine.storeToken(at(30), "p", 1);
        assertThat(mine.completedPrefix("p")).isEqualTo(10);
        mine.storeToken(at(25), "p", 2);
        assertThat(mine.completedPrefix("p")).isEqualTo(20);
        mine.storeToken(MergedTrackingToken.merged(at(40), at(15)), "p", 0);
        assertThat(mine.completedPrefix("p")).isEqualTo(15);
        mine.storeToken(ReplayToken.createReplayToken(at(40), at(2)), "p", 0);
        assertThat(mine.completedPrefix("p")).isEqualTo(2);
        mine.storeToken(ReplayToken.createReplayToken(at(40)), "p", 0);
        assertThat(mine.completedPrefix("p")).as("a replay that has not begun").isEqualTo(-1);
    }

    @Test
    void the_completed_prefix_is_found_by_an_index_alone() {
        mine.initializeTokenSegments("p", 8);
        mine.initializeTokenSegments("q", 8);
        Document plan = store.database.getCollection("tokens").find(eq("processor", "p"))
                .sort(new Document("position", 1)).limit(1).explain(ExplainVerbosity.EXECUTION_STATS);

        assertThat(plan.get("executionStats", Document.class))
                .containsEntry("totalKeysExamined", 1).containsEntry("totalDocsExamined", 1);
    }

    @Test
    void stores_over_one_database_have_one_identifier() {
        assertThat(mine.retrieveStorageIdentifier()).isPresent().isEqualTo(yours.retrieveStorageIdentifier());
        try (TestStore other = new TestStore()) {
            assertThat(new MongoTokenStore(other.database, TestStore.SERIALIZER).retrieveStorageIdentifier())
                    .isNotEqualTo(mine.retrieveStorageIdentifier());
        }
    }

    private long millisLeft() {
        Document left = new Document("$subtract", List.of("$leaseUntil", "$$NOW"));
        return Objects.requireNonNull(store.database.getCollection("tokens").aggregate(List.of(
                new Document("$match", new Document("segment", 0)),
                new Document("$project", new Document("left", left)))).first()).getLong("left");
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }
}
