package org.passerelle.letter.clear;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.cda.xml.CdaRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.Clinical;
import org.passerelle.port.letter.Edition;
import org.passerelle.port.letter.Enclosed;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Untrusted;

/** An ordinary mail that was read; its files wait on the shelf. */
final class ReadMail implements ClearMail {
    private final Sha256 id;
    private final ClearHead head;
    private final String text;
    private final Contents contents;
    private final Shelf shelf;

    ReadMail(Sha256 id, ClearHead head, String text, Contents contents, Shelf shelf) {
        this.id = id;
        this.head = head;
        this.text = text;
        this.contents = contents;
        this.shelf = shelf;
    }

    @Override
    public Sha256 id() {
        return id;
    }

    @Override
    public MailAddress from() {
        return head.from();
    }

    @Override
    public List<MailAddress> to() {
        return head.to();
    }

    @Override
    public String messageId() {
        return head.messageId();
    }

    @Override
    public List<String> references() {
        return head.references();
    }

    @Override
    public Optional<Instant> date() {
        return Optional.ofNullable(head.date());
    }

    @Override
    public String subject() {
        return head.subject();
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean asksReceipt() {
        return head.asksReceipt();
    }

    @Override
    public List<Enclosed> enclosed() {
        return contents.enclosed();
    }

    @Override
    public Optional<Clinical> clinical() {
        return contents.clinical();
    }

    @Override
    public List<Clinical.Traits> patients() {
        return contents.patients();
    }

    @Override
    public List<Edition> editions() {
        return contents.editions();
    }

    @Override
    public Optional<Refusal> trouble() {
        return contents.trouble();
    }

    @Override
    public InputStream document(Id document) {
        Contents.Opening opening =
                contents.opening(document).orElseThrow(() -> new IllegalArgumentException("a file of another mail"));
        try {
            return Untrusted.read(CdaRefusal.MEDIA, opening::open);
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    @Override
    public void close() {
        shelf.close();
    }

    @Override
    public String toString() {
        return "ReadMail[" + id + "]";
    }
}
