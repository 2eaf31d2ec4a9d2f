package org.passerelle.specs.fuzz.document;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.passerelle.canon.Sha256;
import org.passerelle.card.CardRefusal;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.catalogue.CatalogueReader;
import org.passerelle.catalogue.JudgedCatalogue;
import org.passerelle.refusal.Refusal;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Loose;
import org.passerelle.specs.fuzz.Seeds;

/** Catalogues of lines. */
final class CatalogueFuzz extends FuzzTarget {
    @Override
    protected List<byte[]> seeds() throws IOException {
        return Seeds.vectors("catalogue.json", "documentText");
    }

    @Override
    protected void read(byte[] octets) {
        byte[] canonical = Loose.canonical(octets);
        Catalogue catalogue = CatalogueReader.read(canonical);
        require(Arrays.equals(catalogue.octets(), canonical), "a catalogue is the octets that it was read from");
        require(CatalogueReader.read(catalogue.octets()).hash().equals(catalogue.hash()), "a catalogue has one hash");
        var signature =
                new JudgedCatalogue.Signed(canonical, catalogue.publisher().structure(), Sha256.hash(canonical));
        JudgedCatalogue judged = JudgedCatalogue.judge(signature, cms -> {
            throw Refusal.of(CardRefusal.TYPE).refused();
        });
        require(judged.lines().isEmpty(), "no card is believed whose own signature does not hold");
        require(judged.leftOut().size() == catalogue.entries().size(), "each card is listed or left out");
    }
}
