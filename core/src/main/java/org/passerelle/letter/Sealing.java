package org.passerelle.letter;

import java.security.SecureRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Identity;
import org.passerelle.seal.ReceiptSeal;
import org.passerelle.seal.Sealer;
import org.passerelle.seal.suite.Suite;

/**
 * What seals our mails.
 *
 * @param signer our signing key; asked anew for each mail, so that a renewed one is taken up
 * @param random the source of keys, salts and boundaries
 * @param largest most octets of a mail
 * @param reads what is read at an address of ours, as the mails from there say; asked anew for each mail
 */
public record Sealing(
        Supplier<Identity> signer, SecureRandom random, long largest, Function<MailAddress, Suite> reads) {

    /** Of software that reads everything, wherever it is written to. */
    public Sealing(Supplier<Identity> signer, SecureRandom random) {
        this(signer, random, from -> Suite.GCM);
    }

    public Sealing(Supplier<Identity> signer, SecureRandom random, Function<MailAddress, Suite> reads) {
        this(signer, random, SealedLetters.LARGEST_LETTER, reads);
    }

    /** Seals letters from that address. */
    Sealer sealer(MailAddress from) {
        return new Sealer(random, reads.apply(from));
    }

    /** Signs small mails from that address. */
    ReceiptSeal receipts(MailAddress from) {
        return new ReceiptSeal(random, reads.apply(from));
    }
}
