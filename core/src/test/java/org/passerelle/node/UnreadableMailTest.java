package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.ClearLetter;
import org.passerelle.port.letter.Disposition;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.Documents;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Letters;
import org.passerelle.port.letter.Notice;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.letter.Saying;
import org.passerelle.port.letter.SealedMail;
import org.passerelle.port.letter.WrittenDocument;

/** Mail that is too large, or that our own code stumbles over: it is told to people and stops nothing behind it. */
class UnreadableMailTest extends HostileScene {

    @Test
    void aMailThatIsTooLargeIsLeftInTheMailboxAndAlarmed() {
        byte[] large = outsider.seal(outsider.request(card)).mail();
        ForgedLetter second = outsider.draft(outsider.newId(), 1, card);
        byte[] small = outsider.seal(second).mail();
        houses.mail.largest(large.length - 1L);
        int exchanges = houses.hospital
                .list(org.passerelle.port.keep.ExchangeQuery.all())
                .size();
        houses.mail.inject(Rehearsal.LINE, large);
        houses.mail.inject(Rehearsal.LINE, small);
        houses.settle();

        assertThat(houses.hospital.health().alarms())
                .extracting(alarm -> alarm.code())
                .contains("flow.oversize", "flow.unknown-exchange");
        assertThat(houses.hospital.list(org.passerelle.port.keep.ExchangeQuery.all()))
                .hasSize(exchanges);

        houses.mail.largest(large.length);
        houses.mail.inject(Rehearsal.LINE, large);
        houses.settle();
        assertThat(houses.hospital.list(org.passerelle.port.keep.ExchangeQuery.all()))
                .hasSize(exchanges + 1);
        houses.mail.largest(Long.MAX_VALUE); // the honest letters are larger
    }

    @Test
    void aMailThatOurCodeStumblesOverIsPutApartWithItsBytes() throws IOException {
        houses.hospital.close();
        byte[] mail = outsider.seal(outsider.request(card)).mail();
        try (Wiring wiring = Wiring.open(houses.hospitalSettings("hospital"))) {
            Premises sound = wiring.premises();
            var stumbling = new Premises(
                    sound.self(),
                    sound.store(),
                    sound.blobs(),
                    new Stumbling(sound.letters()),
                    sound.circuits(),
                    sound.book(),
                    sound.staff(),
                    sound.media(),
                    sound.revocations(),
                    sound.trustSpace(),
                    sound.directory(),
                    sound.clear(),
                    sound.texts(),
                    sound.pages(),
                    sound.ledgerKeys(),
                    sound.random(),
                    sound.clock());
            ReceiveMail.Taken taken = new ReceiveMail(stumbling)
                    .receive(new ByteArrayInputStream(mail), Rehearsal.LINE, sound.now(), Optional.empty());
            assertThat(said(taken)).isEqualTo("flow.unreadable");
            var apart = sound.store().correspondence().quarantine(10).get(0);
            assertThat(apart.code()).isEqualTo("flow.unreadable");
            try (InputStream kept = sound.blobs().open(org.passerelle.port.keep.Journals.NODE, apart.blob())) {
                assertThat(kept.readAllBytes()).isEqualTo(mail);
            }
        }
        houses.hospital = houses.openHospital();
        assertApart(houses.hospital, "flow.unreadable");
    }

    /** Letters whose opening has a fault of ours. */
    private record Stumbling(Letters sound) implements Letters {
        @Override
        public SealedMail seal(Letter letter, Documents documents, OutputStream out) {
            return sound.seal(letter, documents, out);
        }

        @Override
        public WrittenDocument document(Saying saying, DocumentFormat format, Documents documents) {
            return sound.document(saying, format, documents);
        }

        @Override
        public SealedMail sealReceipt(Receipt receipt, Letter.Head head, OutputStream out) {
            return sound.sealReceipt(receipt, head, out);
        }

        @Override
        public SealedMail seal(Onboarding said, Letter.Head head, OutputStream out) {
            return sound.seal(said, head, out);
        }

        @Override
        public SealedMail write(Notice notice, OutputStream out) {
            return sound.write(notice, out);
        }

        @Override
        public SealedMail writeClear(ClearLetter letter, Documents documents, OutputStream out) {
            return sound.writeClear(letter, documents, out);
        }

        @Override
        public SealedMail writeDisposition(Disposition disposition, OutputStream out) {
            return sound.writeDisposition(disposition, out);
        }

        @Override
        public OpenedMail openClear(InputStream mail, MailAddress mailbox) {
            return sound.openClear(mail, mailbox);
        }

        @Override
        public OpenedMail open(InputStream mail, MailAddress mailbox, Instant arrivedAt) {
            throw new IndexOutOfBoundsException("a fault of ours");
        }
    }
}
