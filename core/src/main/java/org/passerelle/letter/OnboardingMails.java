package org.passerelle.letter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.letter.introduction.OnboardingJson;
import org.passerelle.letter.introduction.OnboardingText;
import org.passerelle.letter.mime.HeaderFields;
import org.passerelle.letter.mime.MultipartWriter;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.SealedMail;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.ReceiptSeal;
import org.passerelle.seal.SealOrder;
import org.passerelle.seal.Sealed;

/**
 * Writes and reads the mails by which two nodes come to know each other (specs/wire, page 9): a text for people and one document,
 * signed like a receipt, or sealed like a letter where it is a challenge.
 */
final class OnboardingMails {
    private final Sealing sealing;
    private final Map<String, String> software;

    OnboardingMails(Sealing sealing, Map<String, String> software) {
        this.sealing = sealing;
        this.software = software;
    }

    SealedMail seal(Onboarding said, Letter.Head head, OutputStream out) {
        var headers = new TreeMap<>(software);
        headers.put("Auto-Submitted", said instanceof Onboarding.Answer ? "auto-replied" : "auto-generated");
        SealOrder order = SealOrders.of(purpose(said), head, headers);
        String boundary = MultipartWriter.newBoundary(sealing.random());
        try {
            if (said instanceof Onboarding.Challenge) {
                HeaderFields fields = LetterWriter.sealedFields(boundary, head, head.subject(), headers);
                byte[] entity = entity(said, fields, boundary);
                Sealed sealed = sealing.sealer(head.from())
                        .seal(order, sealing.signer().get(), payload -> payload.write(entity), out);
                return new SealedMail(
                        sealed.letterId(), sealed.contentHash(), sealed.size(), sealed.algorithmsByPart());
            }
            String type = "multipart/mixed; boundary=\"" + boundary + "\";\r\n hp=\"clear\"";
            HeaderFields fields =
                    LetterWriter.protectedFields(type, head, head.subject()).addAll(headers);
            ReceiptSeal.Signed signed =
                    sealing.receipts(head.from()).sign(order, sealing.signer().get(), entity(said, fields, boundary));
            out.write(signed.mail());
            return new SealedMail(signed.letterId(), signed.contentHash(), signed.mail().length, Map.of());
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    private static Purpose purpose(Onboarding said) {
        if (said instanceof Onboarding.Introduction) {
            return Purpose.INTRODUCTION;
        }
        return said instanceof Onboarding.Challenge ? Purpose.CHALLENGE : Purpose.ANSWER;
    }

    private static byte[] entity(Onboarding said, HeaderFields headers, String boundary) throws IOException {
        byte[] document = OnboardingJson.write(said);
        int longest = OnboardingJson.longest(OnboardingJson.mediaType(said));
        if (document.length > longest) {
            throw Refusal.of(LetterRefusal.PART_TOO_LARGE)
                    .with(FactKey.ACTUAL, document.length)
                    .with(FactKey.LIMIT, longest)
                    .refused();
        }
        var out = new ByteArrayOutputStream();
        out.write(headers.octets());
        var parts = new MultipartWriter(out, boundary);
        parts.text(OnboardingText.of(said));
        parts.octets(new HeaderFields().add("Content-Type", OnboardingJson.mediaType(said)), document);
        parts.end();
        return out.toByteArray();
    }

    /** A challenge in a letter that may be read. */
    static OpenedMail challenge(Opened opened) {
        return read(
                opened.verdict(),
                opened.payload(),
                OnboardingJson.CHALLENGE,
                opened.claimedFrom().orElseThrow(OnboardingMails::fromNobody));
    }

    /** An introduction or an answer, whichever is expected. */
    static OpenedMail open(byte[] mail, OpenContext context, Purpose purpose) {
        ReceiptSeal.OpenedReceipt opened = ReceiptSeal.open(mail, context, purpose);
        Verdict verdict = opened.verdict();
        if (!verdict.readable()) {
            return Unread.of(verdict, opened.claimedFrom());
        }
        String type = purpose == Purpose.INTRODUCTION ? OnboardingJson.INTRODUCTION : OnboardingJson.ANSWER;
        return Unread.unless(
                verdict,
                opened.claimedFrom(),
                () -> read(
                        verdict,
                        new ByteArrayInputStream(opened.part()),
                        type,
                        opened.claimedFrom().orElseThrow(OnboardingMails::fromNobody)));
    }

    private static HouseBug fromNobody() {
        return new HouseBug("a readable mail says one sender");
    }

    private static OpenedMail read(Verdict verdict, InputStream entity, String mediaType, MailAddress from) {
        byte @Nullable [] document = null;
        String messageId;
        try (var reader = new MultipartReader(entity, ReadLimits.SMALL, "multipart/mixed")) {
            messageId = reader.root().id("Message-ID").orElseThrow(OnboardingMails::structure);
            for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
                byte[] octets = reader.octets(OnboardingJson.longest(mediaType));
                if (part.get().type().equals(mediaType)) {
                    if (document != null) {
                        throw structure();
                    }
                    document = octets;
                }
            }
        }
        if (document == null) {
            throw structure();
        }
        return new OpenedMail.Onboards(verdict, OnboardingJson.read(mediaType, document), from, messageId);
    }

    private static RuntimeException structure() {
        return Refusal.of(LetterRefusal.STRUCTURE).refused();
    }
}
