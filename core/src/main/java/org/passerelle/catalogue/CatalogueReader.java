package org.passerelle.catalogue;

import java.util.Set;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.party.PartyJson;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Reads catalogues from canonical octets. Whose signature stood around them is not its affair. */
public final class CatalogueReader {
    /** The largest catalogue, in octets. */
    public static final int LARGEST = 4 * 1024 * 1024;
    /** The largest signed card in it, in octets: what a signed card may be anywhere. */
    public static final int LARGEST_CARD = 256 * 1024;

    private static final Set<String> KNOWN =
            Set.of("type", "crit", "publisher", "number", "issuedAt", "validUntil", "lines");

    private CatalogueReader() {}

    /**
     * Reads a catalogue; the cards in it are not looked at.
     *
     * @throws org.passerelle.refusal.Refused with a {@link CatalogueRefusal}, or with the code of the room whose value is wrong
     */
    public static Catalogue read(byte[] canonical) {
        if (canonical.length > LARGEST) {
            throw Refusal.of(CatalogueRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, LARGEST)
                    .refused();
        }
        Json.Obj document = Canon.read(canonical, Catalogue.TYPE, KNOWN);
        if (document.array("lines").items().size() > Catalogue.MOST_LINES) {
            throw Refusal.of(CatalogueRefusal.LINES)
                    .with(FactKey.LIMIT, Catalogue.MOST_LINES)
                    .refused();
        }
        return new Catalogue(
                PartyJson.organisation(document.object("publisher")),
                document.whole("number"),
                document.instant("issuedAt"),
                document.instant("validUntil"),
                document.array("lines").objects().stream()
                        .map(CatalogueReader::entry)
                        .toList(),
                document);
    }

    private static Catalogue.Entry entry(Json.Obj json) {
        return new Catalogue.Entry(
                json.octets("card"),
                json.array("usual").objects().stream().map(Usual::read).toList());
    }
}
