package org.passerelle.gateway.cli.pathway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.Pathways;

/** A pathway as a command line names it: a shipped one by name and version, or a file with a line's forms beside it. */
final class PathwayArgument {
    private PathwayArgument() {}

    /**
     * Finds it.
     *
     * @param named {@code avis/1}, or a file
     * @param forms files of lines' forms, or folders of them
     */
    static Pathway find(String named, List<Path> forms) {
        Pathways known = Pathways.shipped();
        Path file = Path.of(named);
        if (Files.isRegularFile(file)) {
            return known.withFile(file, forms);
        }
        return known.withFiles(forms).get(PathwayRef.parse(named));
    }
}
