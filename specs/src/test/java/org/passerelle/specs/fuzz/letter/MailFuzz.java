package org.passerelle.specs.fuzz.letter;

import java.io.IOException;
import java.util.List;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** A whole mail as it comes: whatever is changed in it, it is refused or says what was sealed. */
final class MailFuzz extends FuzzTarget {
    private final Mailbox mailbox = new Mailbox();

    MailFuzz() throws IOException {}

    @Override
    protected List<byte[]> seeds() throws IOException {
        return Seeds.all(
                Seeds.letters(), List.of(Seeds.vector("witness.receipt.eml")), Seeds.samples("corpora/mime4j", "", 30));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        require(mailbox.known() > 0, "the corpus holds good letters");
        require(mailbox.opensOnlyWhatWasSealed(octets), "only what was sealed is opened");
        try (OpenedMail opened = mailbox.take(octets)) {
            require(opened != null, "every mail has an answer");
        }
    }
}
