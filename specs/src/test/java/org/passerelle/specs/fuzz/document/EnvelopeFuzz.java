package org.passerelle.specs.fuzz.document;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.passerelle.letter.EnvelopeJson;
import org.passerelle.letter.ReceiptJson;
import org.passerelle.letter.introduction.OnboardingJson;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.Receipt;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Loose;
import org.passerelle.specs.fuzz.Seeds;

/** What one node tells another in a letter, in a receipt, and before they know each other: what is read, written again, is read as the same. */
final class EnvelopeFuzz extends FuzzTarget {
    @Override
    protected List<byte[]> seeds() throws IOException {
        return Seeds.all(
                Seeds.vectors("envelope.json", "documentText"),
                Seeds.vectors("receipt.json", "documentText"),
                Seeds.vectors("newcomers.json", "documentText"));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        byte[] canonical = Loose.canonical(octets);
        tried(() -> {
            Envelope envelope = EnvelopeJson.read(canonical);
            byte[] written = EnvelopeJson.write(envelope);
            require(
                    Arrays.equals(EnvelopeJson.write(EnvelopeJson.read(written)), written),
                    "an envelope says the same twice");
        });
        tried(() -> {
            Receipt receipt = ReceiptJson.read(canonical);
            byte[] written = ReceiptJson.write(receipt);
            require(ReceiptJson.read(written).equals(receipt), "a receipt says the same twice");
        });
        for (String type : List.of(OnboardingJson.INTRODUCTION, OnboardingJson.CHALLENGE, OnboardingJson.ANSWER)) {
            tried(() -> {
                byte[] written = OnboardingJson.write(OnboardingJson.read(type, canonical));
                require(
                        Arrays.equals(OnboardingJson.write(OnboardingJson.read(type, written)), written),
                        "a newcomer says the same twice");
            });
        }
    }
}
