package org.palimpsest.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;
import org.palimpsest.web.session.UnsentForms.Unsent;

class UnsentFormsTest {
    private Scratch scratch;
    private MongoClient client;
    private UnsentForms forms;

    @BeforeEach
    void open() {
        scratch = Engines.shared().scratch();
        client = MongoClients.create(Engines.shared().mongodbUri());
        forms = new UnsentForms(client.getDatabase(scratch.databaseName()));
    }

    @AfterEach
    void close() {
        client.close();
        scratch.close();
    }

    private Unsent keep(String text, String mark) {
        return forms.keep("rhys", "entry", "reviews", Map.of("toAuthor", text), mark);
    }

    @Test
    void whatWasTypedIsThereForWhoTypedItAlone() {
        var kept = keep("Half a", "");
        assertThat(forms.of("rhys", "entry")).containsExactly(Map.entry("reviews", kept));
        assertThat(forms.of("olwen", "entry")).isEmpty();
        assertThat(forms.of("rhys", "another")).isEmpty();
        var more = keep("Half a report", kept.mark());
        assertThat(more.mark()).isNotEqualTo(kept.mark());
        assertThat(forms.of("rhys", "entry").get("reviews")).isEqualTo(more);
    }

    @Test
    void whatAnotherWindowHasKeptIsNotWrittenOver() {
        var first = keep("First.", "");
        assertThat(keep("Second.", "")).isEqualTo(first);
        var later = keep("First, later.", first.mark());
        assertThat(keep("Second.", first.mark())).isEqualTo(later);
        assertThat(forms.keep("rhys", "entry", "reviews", Map.of(), first.mark())).isEqualTo(later);
        assertThat(keep("Both.", later.mark()).fields()).containsEntry("toAuthor", "Both.");
    }

    @Test
    void ofManyWindowsAtOnceOneIsKept() throws Exception {
        var first = keep("First.", "");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var windows = IntStream.range(0, 20)
                    .<Callable<Boolean>>mapToObj(i -> () -> keep("Window " + i, first.mark()).fields().containsValue("Window " + i))
                    .toList();
            int kept = 0;
            for (var window : threads.invokeAll(windows)) {
                kept += window.get() ? 1 : 0;
            }
            assertThat(kept).isEqualTo(1);
        }
    }

    @Test
    void whatIsEmptiedSentOrForgottenIsGone() {
        var kept = keep("First.", "");
        assertThat(forms.keep("rhys", "entry", "reviews", Map.of(), kept.mark())).isEqualTo(Unsent.NOTHING);
        assertThat(forms.of("rhys", "entry")).isEmpty();
        keep("Again.", "");
        forms.sent("rhys", "entry", "reviews");
        assertThat(forms.of("rhys", "entry")).isEmpty();
        keep("Once more.", "");
        forms.keep("olwen", "entry", "reviews", Map.of("toAuthor", "Hers."), "");
        forms.forget("rhys");
        assertThat(forms.of("rhys", "entry")).isEmpty();
        assertThat(forms.of("olwen", "entry")).hasSize(1);
    }
}
