package org.passerelle.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.SignedRecipient;
import org.passerelle.seal.frame.HeaderBlock;
import org.passerelle.seal.suite.Suite;

/**
 * What stands on and around one letter or receipt; its content comes apart.
 *
 * @param purpose what the signature is for
 * @param from the single sender, outside and inside
 * @param recipients in signed order, each address once
 * @param headers what the outer headers say
 * @param signingTime when it is signed, and the outer Date; seconds count, less is dropped
 */
public record SealOrder(
        Purpose purpose, MailAddress from, List<Recipient> recipients, Headers headers, Instant signingTime) {

    /** The outer subject where the card wants no other. */
    public static final String SUBJECT = "Échange médical sécurisé";

    /**
     * One address and what letters to it are encrypted to.
     *
     * @param address who it is for
     * @param certificates every valid encryption certificate of the address, in order; for a receipt, the certificates it
     *     answers to; none for an introduction alone, whose reader's are not known yet
     * @param suite what they read
     * @param binary whether they read a SignedData that is not in base64
     */
    public record Recipient(MailAddress address, List<X509Certificate> certificates, Suite suite, boolean binary) {
        /** Somebody who reads GCM, around base64. */
        public Recipient(MailAddress address, List<X509Certificate> certificates) {
            this(address, certificates, Suite.GCM);
        }

        /** Somebody who reads base64. */
        public Recipient(MailAddress address, List<X509Certificate> certificates, Suite suite) {
            this(address, certificates, suite, false);
        }

        public Recipient {
            certificates = List.copyOf(certificates);
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

    /** In one suite for all, whatever each reads. */
    public SealOrder(
            Purpose purpose,
            MailAddress from,
            List<Recipient> recipients,
            Headers headers,
            Instant signingTime,
            Suite suite) {
        this(
                purpose,
                from,
                recipients.stream()
                        .map(one -> new Recipient(one.address(), one.certificates(), suite, one.binary()))
                        .toList(),
                headers,
                signingTime);
    }

    public SealOrder {
        recipients = List.copyOf(recipients);
        signingTime = signingTime.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        long addresses = recipients.stream().map(Recipient::address).distinct().count();
        boolean known = purpose == Purpose.INTRODUCTION
                || recipients.stream().noneMatch(one -> one.certificates().isEmpty());
        if (recipients.isEmpty() || addresses != recipients.size() || !known) {
            throw Refusal.of(SealRefusal.NO_RECIPIENT).refused();
        }
    }

    /**
     * The outer header fields, in their order and folded as they are written; those of MIME are not among them. RFC 9788 wants each
     * repeated inside as {@code HP-Outer}.
     *
     * @throws org.passerelle.refusal.Refused {@link SealRefusal#HEADER} when one cannot be written
     */
    public List<HeaderBlock.Field> outerFields() {
        return OuterHeaders.fields(this);
    }

    List<SignedRecipient> signedRecipients() {
        return recipients.stream()
                .flatMap(recipient -> recipient.certificates().stream()
                        .map(certificate -> SignedRecipient.of(recipient.address(), certificate)))
                .toList();
    }

    /** The suites of the recipients: a mail has one content cipher, so that each suite gets a mail of its own (WIRE §2). */
    public Set<Suite> suites() {
        EnumSet<Suite> suites = EnumSet.noneOf(Suite.class);
        recipients.forEach(recipient -> suites.add(recipient.suite()));
        return suites;
    }

    /** The one that every recipient can verify: what is signed is the same for all. */
    public Suite suite() {
        return suites().contains(Suite.COMPATIBLE) ? Suite.COMPATIBLE : Suite.GCM;
    }

    /** Whether what is signed goes without base64: a quarter less to encrypt and to carry, where everybody reads it (WIRE §2). */
    boolean binary() {
        return recipients.stream().allMatch(Recipient::binary);
    }

    List<X509Certificate> encryptionCertificates(Suite read) {
        return recipients.stream()
                .filter(recipient -> recipient.suite() == read)
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
