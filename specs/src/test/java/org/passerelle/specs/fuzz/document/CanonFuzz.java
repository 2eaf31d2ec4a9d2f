package org.passerelle.specs.fuzz.document;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.passerelle.canon.Canon;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Loose;
import org.passerelle.specs.fuzz.Seeds;

/** Canonical JSON: what is read is written as the very same octets. */
final class CanonFuzz extends FuzzTarget {
    @Override
    protected List<byte[]> seeds() throws IOException {
        return Seeds.all(
                Seeds.vectors("documents.json", "octetsB64"),
                List.of(Seeds.utf8("{\"a\":[1,-1,0,true,null,\"\\u0000é😀\\\"\"],\"b\":{\"c\":9007199254740991}}")));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        byte[] canonical = Loose.canonical(octets);
        tried(() -> require(Arrays.equals(Canon.octets(Canon.read(canonical)), canonical), "one form is read"));
        require(Arrays.equals(Canon.octets(Canon.read(octets)), octets), "no other form is read");
    }
}
