package org.passerelle.letter.clear;

import java.io.IOException;
import java.io.InputStream;
import org.passerelle.letter.paper.Papers;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.OpenedMail;

/** Reads an ordinary mail. */
public final class ClearReader {

    /** @param spooling where its decoded octets wait, encrypted, while it is open */
    public ClearReader(ClearLimits limits, Papers.Spooling spooling) {}

    /** Reads. */
    public OpenedMail open(InputStream mail, MailAddress mailbox) throws IOException {
        return new OpenedMail.Foreign(false);
    }
}
