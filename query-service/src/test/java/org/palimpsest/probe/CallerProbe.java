package org.palimpsest.probe;

import java.util.TreeSet;
import org.palimpsest.permission.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells who asks. */
@RestController
public class CallerProbe {
    @GetMapping({"/api/probe/caller", "/probe/caller"})
    String caller(Caller caller) {
        return caller.person() + " " + new TreeSet<>(caller.granted());
    }
}
