package org.passerelle.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.line.LineBook;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.doctor.Finding;
import org.passerelle.node.LineFolder;

/** Compares the people whom the settings name for each line with those whom the gateway keeps, who count. */
final class LineCheck {
    private LineCheck() {}

    static List<Finding> of(Settings settings) {
        var folder = new LineFolder(settings.folder());
        List<Finding> found = new ArrayList<>();
        new TreeMap<>(settings.lines()).forEach((line, members) -> {
            String check = "lines[" + found.size() + "]";
            Optional<LineFolder.About> about = folder.about(line);
            found.add(about.map(kept -> compared(check, kept, LineBook.hash(members)))
                    .orElseGet(() -> Finding.ok(check, "not begun: the first start takes its people from here")));
        });
        return found;
    }

    private static Finding compared(String check, LineFolder.About kept, Sha256 here) {
        if (here.equals(kept.people())) {
            return Finding.ok(check, "version " + kept.version() + ", the same people as here");
        } else if (here.equals(kept.seed())) {
            return Finding.ok(check, "version " + kept.version() + ", changed since it was begun from here");
        }
        return Finding.warn(
                check,
                "version " + kept.version() + " has other people than these settings, which no longer count",
                "Change them with the command line member, or leave the settings as they were");
    }
}
