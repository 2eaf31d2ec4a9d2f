package org.passerelle.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.letter.document.ClinicalDocuments;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.Saying;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.Opened;
import org.passerelle.seal.suite.Suite;

/** A letter that was opened and read; its documents are read from the spool when asked for. */
final class OpenedPayload implements OpenedMail.OpenedLetter {
    private final Opened opened;
    private final ReadLetter read;
    private final LetterReader reader;

    OpenedPayload(Opened opened, ReadLetter read, LetterReader reader) {
        this.opened = opened;
        this.read = read;
        this.reader = reader;
    }

    @Override
    public Verdict verdict() {
        return opened.verdict();
    }

    @Override
    public MailAddress claimedFrom() {
        return opened.claimedFrom().orElseThrow(() -> new HouseBug("a readable letter has a From"));
    }

    @Override
    public Optional<Boolean> saysGcm() {
        return opened.reads().map(Suite.GCM::equals);
    }

    @Override
    public String text() {
        return read.text();
    }

    @Override
    public String messageId() {
        return read.messageId();
    }

    @Override
    public Envelope envelope() {
        return read.envelope();
    }

    @Override
    public Optional<OpenedMail.Said> said() {
        return read.said().map(step -> new OpenedMail.Said(step.actor(), step.organisation(), step.content()));
    }

    @Override
    public InputStream document(Id document) {
        if (read.document(document).isEmpty()) {
            throw Refusal.of(LetterRefusal.DOCUMENT_MISSING).refused();
        }
        return read.inZip(document).orElseGet(() -> reader.document(opened::payload, document));
    }

    @Override
    public void requireAgrees(Saying saying) {
        ClinicalDocuments.of(saying).filter(said -> !read.agrees(said)).ifPresent(said -> {
            throw Refusal.of(LetterRefusal.REPRESENTATIONS_DIFFER)
                    .with(FactKey.FIELD, "document")
                    .refused();
        });
    }

    @Override
    public void close() {
        try (opened) {
            read.close();
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }
}
