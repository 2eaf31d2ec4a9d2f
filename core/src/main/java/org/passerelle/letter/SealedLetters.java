package org.passerelle.letter;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.outer.HintReader;
import org.passerelle.letter.outer.OuterFields;
import org.passerelle.letter.paper.Papers;
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
import org.passerelle.port.trust.KeyRefusal;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.refusal.Untrusted;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.ReceiptSeal;
import org.passerelle.seal.SealRefusal;
import org.passerelle.seal.Sealed;
import org.passerelle.seal.frame.OpenLimits;

/** Letters, receipts and notices as mails: what they say is written and sealed, what comes is opened and read. */
public final class SealedLetters implements Letters {
    /** Longest receipt read, and introduction or answer, in octets. */
    public static final int LONGEST_RECEIPT = 256 * 1024;
    /** The longest introduction's mail, in octets. */
    public static final int LONGEST_INTRODUCTION = 2 * 1024 * 1024;

    /** Largest letter written: a node reads no larger mail, whatever its card says; in octets. */
    public static final long LARGEST_LETTER = OpenLimits.DEFAULT.mail();

    /** What is read of a letter's inside, and the most that is written into one. */
    private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

    /** What a sealed mail may be signed for. */
    private static final Set<Purpose> SEALED = Set.of(Purpose.LETTER, Purpose.CHALLENGE);

    private static final Map<String, String> REPLIED = Map.of("Auto-Submitted", "auto-replied");

    private final Sealing sealing;
    private final Software software;
    private final Opener opener;
    private final Contexts contexts;
    private final LetterWriter writer;
    private final LetterReader reader;
    private final ClearRoom clear;
    private final OnboardingMails onboarding;

    /**
     * How this software names itself in mails.
     *
     * @param reportingUa RFC 8098 §3.2.1, {@code host; product version}
     * @param headers fields of every mail, such as {@code X-MSS-NIL}
     */
    public record Software(String reportingUa, Map<String, String> headers) {
        public Software {
            headers = java.util.Collections.unmodifiableMap(new TreeMap<>(headers));
        }
    }

    /** What is believed when a mail is opened. */
    @FunctionalInterface
    public interface Contexts {
        OpenContext of(MailAddress mailbox, Instant arrivedAt);
    }

    public SealedLetters(Sealing sealing, Software software, Opener opener, Contexts contexts) {
        this.sealing = sealing;
        this.software = software;
        this.opener = opener;
        this.contexts = contexts;
        this.reader = new LetterReader(LIMITS, opener::spool);
        this.onboarding = new OnboardingMails(sealing, software.headers());
        this.writer = new LetterWriter(sealing.random(), software.headers(), LIMITS);
        this.clear = new ClearRoom(sealing, software, opener::spool);
    }

    @Override
    public SealedMail seal(Letter letter, Documents documents, OutputStream out) {
        try {
            Sealed sealed = sealing.sealer(letter.head().from())
                    .seal(
                            SealOrders.of(Purpose.LETTER, letter.head(), software.headers()),
                            sealing.signer().get(),
                            payload -> writer.write(letter, documents, payload),
                            out);
            requireReadable(sealed.size());
            return new SealedMail(sealed.letterId(), sealed.contentHash(), sealed.size(), sealed.algorithmsByPart());
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    @Override
    public WrittenDocument document(Saying saying, DocumentFormat format, Documents documents) {
        return Papers.written(saying, format, documents, opener::spool);
    }

    private void requireReadable(long size) {
        if (size > sealing.largest()) {
            throw Refusal.of(LetterRefusal.TOO_LARGE)
                    .with(FactKey.ACTUAL, size)
                    .with(FactKey.LIMIT, sealing.largest())
                    .refused();
        }
    }

    @Override
    public SealedMail sealReceipt(Receipt receipt, Letter.Head head, OutputStream out) {
        var headers = new TreeMap<>(software.headers());
        headers.putAll(REPLIED);
        byte[] entity = new ReceiptWriter(sealing.random(), software.reportingUa()).write(receipt, head, headers);
        ReceiptSeal.Signed signed = sealing.receipts(head.from())
                .sign(
                        SealOrders.of(Purpose.RECEIPT, head, headers),
                        sealing.signer().get(),
                        entity);
        write(signed.mail(), out);
        return new SealedMail(signed.letterId(), signed.contentHash(), signed.mail().length, Map.of());
    }

    @Override
    public SealedMail seal(Onboarding said, Letter.Head head, OutputStream out) {
        return onboarding.seal(said, head, out);
    }

    @Override
    public SealedMail write(Notice notice, OutputStream out) {
        byte[] mail = new NoticeWriter(software.headers()).write(notice);
        write(mail, out);
        return new SealedMail(Sha256.hash(mail), Sha256.hash(mail), mail.length, Map.of());
    }

    @Override
    public SealedMail writeClear(ClearLetter letter, Documents documents, OutputStream out) {
        return clear.write(letter, documents, out);
    }

    @Override
    public SealedMail writeDisposition(Disposition disposition, OutputStream out) {
        return clear.write(disposition, out);
    }

    @Override
    public OpenedMail openClear(InputStream mail, MailAddress mailbox) {
        return clear.open(mail, mailbox);
    }

    @Override
    public OpenedMail open(InputStream mail, MailAddress mailbox, Instant arrivedAt) {
        OpenContext context = contexts.of(mailbox, arrivedAt);
        try {
            return Untrusted.read(LetterRefusal.MALFORMED, () -> opened(mail, context));
        } catch (Refused refused) {
            if (refused.code() instanceof KeyRefusal) {
                throw refused;
            }
            return Unread.because(refused.refusal());
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    private OpenedMail opened(InputStream mail, OpenContext context) throws IOException {
        var in = new BufferedInputStream(mail, OuterFields.SEEN);
        in.mark(OuterFields.SEEN);
        OuterFields outer = OuterFields.of(in.readNBytes(OuterFields.SEEN));
        in.reset();
        MailKind kind = MailKind.of(outer);
        if (outer.circles() && kind != MailKind.FOREIGN) {
            return Unread.because(Refusal.of(LetterRefusal.CIRCLES).with(FactKey.LIMIT, OuterFields.MOST_HOPS));
        }
        return switch (kind) {
            case LETTER -> letter(in, context);
            case RECEIPT -> receipt(in, context);
            case INTRODUCTION -> OnboardingMails.open(upTo(LONGEST_INTRODUCTION, in), context, Purpose.INTRODUCTION);
            case ANSWER -> OnboardingMails.open(upTo(LONGEST_RECEIPT, in), context, Purpose.ANSWER);
            case REPORT ->
                HintReader.read(in.readNBytes(HintReader.MOST_OCTETS))
                        .<OpenedMail>map(OpenedMail.AHint::new)
                        .orElseGet(() -> new OpenedMail.Foreign(true));
            case FOREIGN -> new OpenedMail.Foreign(outer.automatic());
        };
    }

    private OpenedMail letter(InputStream mail, OpenContext context) throws IOException {
        Opened opened = opener.open(mail, context, SEALED);
        boolean kept = false;
        try {
            OpenedMail answer = read(opened);
            kept = answer instanceof OpenedMail.ALetter;
            return answer;
        } finally {
            if (!kept) {
                opened.close();
            }
        }
    }

    private OpenedMail read(Opened opened) {
        Verdict verdict = opened.verdict();
        if (!verdict.readable()) {
            return Unread.of(verdict, opened.claimedFrom());
        }
        return Unread.unless(verdict, opened.claimedFrom(), () -> {
            if (opened.purpose() == Purpose.CHALLENGE) {
                return OnboardingMails.challenge(opened);
            }
            ReadLetter read = reader.read(opened::payload);
            List<MailAddress> signed = opened.recipients().stream()
                    .map(recipient -> recipient.address())
                    .distinct()
                    .toList();
            if (!signed.isEmpty() && !signed.equals(read.to())) {
                read.close();
                throw Refusal.of(LetterRefusal.RECIPIENTS_DIFFER).refused();
            }
            return new OpenedMail.ALetter(new OpenedPayload(opened, read, reader));
        });
    }

    private OpenedMail receipt(InputStream mail, OpenContext context) throws IOException {
        ReceiptSeal.OpenedReceipt opened = ReceiptSeal.open(upTo(LONGEST_RECEIPT, mail), context);
        Verdict verdict = opened.verdict();
        if (!verdict.readable()) {
            return Unread.of(verdict, opened.claimedFrom());
        }
        return Unread.unless(verdict, opened.claimedFrom(), () -> {
            Receipt receipt = new ReceiptReader(ReadLimits.SMALL).read(opened.part());
            boolean own = verdict.sender()
                    .flatMap(sender -> sender.boundAddress())
                    .filter(receipt.recipient()::equals)
                    .isPresent();
            if (!own) {
                throw Refusal.of(LetterRefusal.RECEIPT_SIGNER).refused();
            }
            return new OpenedMail.AReceipt(verdict, receipt);
        });
    }

    private static byte[] upTo(int most, InputStream mail) throws IOException {
        byte[] octets = mail.readNBytes(most + 1);
        if (octets.length > most) {
            throw Refusal.of(SealRefusal.TOO_LARGE).with(FactKey.LIMIT, most).refused();
        }
        return octets;
    }

    private static void write(byte[] mail, OutputStream out) {
        try {
            out.write(mail);
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }
}
