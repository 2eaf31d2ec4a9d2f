package org.passerelle.gateway.cli.pathway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** A pathway as a command line names it: a shipped one by name and version, or a file, with lines' forms beside it. */
final class PathwayArgument {
    private PathwayArgument() {}

    /**
     * Finds it.
     *
     * @param named {@code avis/1}, {@code avis} for the newest version of it, or a file
     * @param forms files of lines' forms, or folders of them
     */
    static Pathway find(String named, List<Path> forms) {
        Pathways known = Pathways.shipped();
        Path file = Path.of(named);
        if (Files.isRegularFile(file)) {
            return known.withFile(file, forms);
        }
        if (named.endsWith(".yaml")) {
            throw Refusal.of(PathwayRefusal.UNREADABLE)
                    .with(FactKey.FILE, String.valueOf(file.getFileName()))
                    .refused();
        }
        Pathways all = known.withFiles(forms);
        return named.indexOf('/') < 0 ? all.newest(named) : all.get(PathwayRef.parse(named));
    }
}
