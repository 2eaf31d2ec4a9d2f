package org.passerelle.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Card;
import org.passerelle.card.CardReader;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.LineCard;
import org.passerelle.party.StructureId;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * A catalogue with its cards, each judged by its own signature. One that does not hold is left out, and takes nothing from the others.
 *
 * @param catalogue as its publisher signed it
 * @param lines those whose cards hold, in the catalogue's order
 * @param leftOut why each other was left out
 */
public record JudgedCatalogue(Catalogue catalogue, List<ListedLine> lines, List<RefusalCode> leftOut) {
    public JudgedCatalogue {
        lines = List.copyOf(lines);
        leftOut = List.copyOf(leftOut);
    }

    /** Opens a signed card. */
    @FunctionalInterface
    public interface Opening {
        /** @throws Refused when the signature, its purpose or its path does not hold */
        Signed open(byte[] cms);
    }

    /**
     * What was signed and by whom.
     *
     * @param canonical the document's octets
     * @param structure the organisation that the signer's certificate names
     * @param signer SHA-256 of that certificate
     */
    public record Signed(byte[] canonical, StructureId structure, Sha256 signer) {}

    /**
     * Judges a catalogue's cards.
     *
     * @param signature what is known of the catalogue's own signature, its octets included
     * @throws Refused {@link CatalogueRefusal#NOT_PUBLISHER}, or what is wrong in the catalogue itself
     */
    public static JudgedCatalogue judge(Signed signature, Opening cards) {
        Catalogue catalogue = CatalogueReader.read(signature.canonical());
        if (!catalogue.publisher().structure().equals(signature.structure())) {
            throw Refusal.of(CatalogueRefusal.NOT_PUBLISHER).refused();
        }
        var lines = new ArrayList<ListedLine>();
        var leftOut = new ArrayList<RefusalCode>();
        Set<Id> once = new HashSet<>();
        for (Catalogue.Entry entry : catalogue.entries()) {
            try {
                ListedLine line = line(entry, catalogue, cards);
                if (!once.add(line.card().base().id())) {
                    throw Refusal.of(CatalogueRefusal.LINES).refused();
                }
                lines.add(line);
            } catch (Refused refused) {
                leftOut.add(refused.code());
            }
        }
        return new JudgedCatalogue(catalogue, lines, leftOut);
    }

    private static ListedLine line(Catalogue.Entry entry, Catalogue catalogue, Opening cards) {
        Signed signed = cards.open(entry.card());
        Card card = CardReader.read(signed.canonical());
        if (!(card instanceof LineCard line)) {
            throw Refusal.of(CardRefusal.TYPE).refused();
        }
        boolean own = line.base().organisation().structure().equals(signed.structure())
                && line.base().keys().signing().stream()
                        .anyMatch(certificate -> certificate.hash().equals(signed.signer()));
        if (!own) {
            throw Refusal.of(CardRefusal.OTHER_ISSUER).refused();
        }
        return new ListedLine(line, entry.card(), signed.signer(), entry.usual(), ListedLine.Listing.of(catalogue));
    }
}
