package org.palimpsest.probe;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.readmodels.generation.Rebuilds;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads on while what it reads from is made anew. Outside the service's packages, so that only one test has it. */
@RestController
@ReadsFrom(PoisonProjection.class)
public class HeldProbe {
    private final Generations generations;
    private final Rebuilds rebuilds;

    HeldProbe(Generations generations, Rebuilds rebuilds) {
        this.generations = generations;
        this.rebuilds = rebuilds;
    }

    @GetMapping("/api/probe/held")
    String held(Caller caller) {
        var before = generations.of(PoisonProjection.MODEL);
        rebuilds.start(PoisonProjection.MODEL);
        Awaitility.await()
                .atMost(Duration.ofSeconds(25))
                .until(() -> !generations.find(PoisonProjection.MODEL).orElseThrow().equals(before));
        return caller.id() + (generations.of(PoisonProjection.MODEL).equals(before) ? " reads on" : " reads another");
    }
}
