package org.passerelle.specs.fuzz.document;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.passerelle.card.Card;
import org.passerelle.card.CardReader;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Loose;
import org.passerelle.specs.fuzz.Seeds;

/** Cards of lines and practices. */
final class CardFuzz extends FuzzTarget {
    @Override
    protected List<byte[]> seeds() throws IOException {
        return Seeds.vectors("card.json", "documentText");
    }

    @Override
    protected void read(byte[] octets) {
        byte[] canonical = Loose.canonical(octets);
        Card card = CardReader.read(canonical);
        require(Arrays.equals(card.octets(), canonical), "a card is the octets that it was read from");
        require(CardReader.read(card.octets()).hash().equals(card.hash()), "a card has one hash");
    }
}
