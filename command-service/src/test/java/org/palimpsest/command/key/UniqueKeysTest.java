package org.palimpsest.command.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.command.Refused;
import org.palimpsest.events.KeyEvent.KeyClaimed;
import org.palimpsest.events.KeyEvent.KeyReleased;

class UniqueKeysTest {
    private final InMemoryDomain domain = new InMemoryDomain();
    private final UniqueKeys keys = domain.keys();

    @Test
    void aKeyThatNobodyClaimedIsFree() {
        assertThat(keys.find("slug:frome")).isNull();
    }

    @Test
    void aClaimedKeyTellsItsOwnerAndTheirNote() {
        claim("a", "first");
        assertThat(keys.find("slug:frome")).isEqualTo(new Held("a", "first"));
    }

    @Test
    void aClaimIsSeenWithinItsOwnUnitOfWorkAndGoneIfThatFails() {
        assertThatThrownBy(() -> domain.inUnitOfWork(() -> {
                    keys.claim("slug:frome", "a", null);
                    assertThat(keys.find("slug:frome")).isEqualTo(new Held("a", null));
                    throw new IllegalStateException("fails");
                }))
                .hasMessage("fails");
        assertThat(keys.find("slug:frome")).isNull();
    }

    @Test
    void whoClaimsAKeyOfAnotherIsRefused() {
        claim("a", null);
        assertThatThrownBy(() -> claim("b", null))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.reason()).isEqualTo(Refused.Reason.TAKEN))
                .hasMessageContaining("slug:frome");
        assertThat(keys.find("slug:frome")).isEqualTo(new Held("a", null));
    }

    @Test
    void whoClaimsAKeyAgainKeepsItWithItsFirstNote() {
        claim("a", "first");
        claim("a", "second");
        assertThat(domain.stream("slug:frome")).containsExactly(new KeyClaimed("slug:frome", "a", "first"));
    }

    @Test
    void aReleasedKeyCanBeClaimedByAnother() {
        claim("a", null);
        domain.inUnitOfWork(() -> keys.release("slug:frome", "a"));
        assertThat(keys.find("slug:frome")).isNull();
        claim("b", null);
        assertThat(domain.stream("slug:frome"))
                .containsExactly(
                        new KeyClaimed("slug:frome", "a", null),
                        new KeyReleased("slug:frome", "a"),
                        new KeyClaimed("slug:frome", "b", null));
    }

    @Test
    void onlyItsOwnerReleasesAKey() {
        claim("a", null);
        domain.inUnitOfWork(() -> keys.release("slug:frome", "b"));
        domain.inUnitOfWork(() -> keys.release("slug:nobodys", "b"));
        assertThat(keys.find("slug:frome")).isEqualTo(new Held("a", null));
        assertThat(domain.stream("slug:nobodys")).isEmpty();
    }

    @Test
    void itsEventsAreOfTheTypeKey() {
        claim("a", null);
        assertThat(domain.commits().getLast()).extracting(m -> m.getType()).containsExactly("key");
    }

    private void claim(String owner, @Nullable String note) {
        domain.inUnitOfWork(() -> keys.claim("slug:frome", owner, note));
    }
}
