package org.palimpsest.probe;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells on which kind of thread controllers run. Outside the service's packages, so that only one test has it. */
@RestController
public class ThreadProbe {
    @GetMapping("/api/probe")
    String thread() {
        return Thread.currentThread().isVirtual() ? "virtual" : Thread.currentThread().getName();
    }

    @GetMapping("/api/probe/fault")
    String fault() {
        throw new IllegalStateException("a secret of the inside");
    }
}
