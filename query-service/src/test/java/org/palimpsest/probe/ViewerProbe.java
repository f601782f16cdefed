package org.palimpsest.probe;

import java.util.TreeSet;
import org.palimpsest.query.viewer.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells who asks. */
@RestController
public class ViewerProbe {
    @GetMapping({"/api/probe/viewer", "/probe/viewer"})
    String viewer(Viewer viewer) {
        return viewer.person() + " " + new TreeSet<>(viewer.granted());
    }
}
