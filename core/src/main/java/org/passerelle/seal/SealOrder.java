package org.passerelle.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.SignedRecipient;
import org.passerelle.seal.suite.Suite;

/**
 * What stands on and around one letter or receipt; its content comes apart.
 *
 * @param purpose what the signature is for
 * @param from the single sender, outside and inside
 * @param recipients in signed order, each address once
 * @param headers what the outer headers say
 * @param signingTime when it is signed, and the outer Date; seconds count, less is dropped
 * @param suite what every recipient can read
 */
public record SealOrder(
        Purpose purpose,
        MailAddress from,
        List<Recipient> recipients,
        Headers headers,
        Instant signingTime,
        Suite suite) {

    /** The outer subject where the card wants no other. */
    public static final String SUBJECT = "Échange médical sécurisé";

    /**
     * One address and what letters to it are encrypted to.
     *
     * @param address who it is for
     * @param certificates every valid encryption certificate of the address, in order; for a receipt, the certificates it
     *     answers to
     */
    public record Recipient(MailAddress address, List<X509Certificate> certificates) {
        public Recipient {
            certificates = List.copyOf(certificates);
            if (certificates.isEmpty()) {
                throw Refusal.of(SealRefusal.NO_RECIPIENT).refused();
            }
        }
    }

    /**
     * The outer headers (WIRE §2).
     *
     * @param messageId with its angle brackets
     * @param inReplyTo the message ids answered, none for a first letter
     * @param references the thread's message ids
     * @param subject constant, nothing about the patient
     * @param others further fields by name, such as {@code X-MSS-NIL} or {@code Auto-Submitted}, written in their order
     */
    public record Headers(
            String messageId,
            List<String> inReplyTo,
            List<String> references,
            String subject,
            Map<String, String> others) {
        public Headers {
            inReplyTo = List.copyOf(inReplyTo);
            references = List.copyOf(references);
            others = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(others));
        }

        /** The headers of a first letter. */
        public static Headers of(String messageId) {
            return new Headers(messageId, List.of(), List.of(), SUBJECT, Map.of());
        }
    }

    /** In the suite of recipients that read GCM. */
    public SealOrder(
            Purpose purpose, MailAddress from, List<Recipient> recipients, Headers headers, Instant signingTime) {
        this(purpose, from, recipients, headers, signingTime, Suite.GCM);
    }

    public SealOrder {
        recipients = List.copyOf(recipients);
        signingTime = signingTime.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        long addresses = recipients.stream().map(Recipient::address).distinct().count();
        if (recipients.isEmpty() || addresses != recipients.size()) {
            throw Refusal.of(SealRefusal.NO_RECIPIENT).refused();
        }
    }

    List<SignedRecipient> signedRecipients() {
        return recipients.stream()
                .flatMap(recipient -> recipient.certificates().stream()
                        .map(certificate -> SignedRecipient.of(recipient.address(), certificate)))
                .toList();
    }

    List<X509Certificate> encryptionCertificates() {
        return recipients.stream()
                .flatMap(recipient -> recipient.certificates().stream())
                .distinct()
                .toList();
    }

    /** Nothing: it holds addresses. */
    @Override
    public String toString() {
        return "SealOrder[" + purpose + "]";
    }
}
