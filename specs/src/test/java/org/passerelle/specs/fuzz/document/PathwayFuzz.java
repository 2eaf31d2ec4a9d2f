package org.passerelle.specs.fuzz.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.yaml.PathwayLoader;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** Pathways as YAML. */
final class PathwayFuzz extends FuzzTarget {
    @Override
    protected List<byte[]> seeds() throws IOException {
        return List.of(avis(), Seeds.utf8("a: &a [*a]\n"), Seeds.utf8("? !!java.net.URL [x]\n: - >-\n   b\n"));
    }

    @Override
    protected void read(byte[] octets) {
        Pathway pathway = PathwayLoader.load(new ByteArrayInputStream(octets), "fuzzed");
        require(!pathway.steps().isEmpty(), "a pathway has steps");
    }

    private static byte[] avis() throws IOException {
        try (InputStream in = Objects.requireNonNull(Pathway.class.getResourceAsStream("avis-1.yaml"))) {
            return in.readAllBytes();
        }
    }
}
