package org.passerelle.port.letter;

import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.Refusal;

/** What opening a mail yields. Closing it destroys every decrypted octet that was spooled. */
public sealed interface OpenedMail extends AutoCloseable {

    @Override
    default void close() {}

    /**
     * A sealed letter that people may read: whether it may also have an effect, the verdict tells
     * ({@link Verdict#applicable}). The checks that need the store are still to be added.
     */
    interface OpenedLetter extends AutoCloseable {

        Verdict verdict();

        /** What it says it comes from; only {@link Sender#boundAddress} is proven. */
        MailAddress claimedFrom();

        /** Without angle brackets. */
        String messageId();

        Envelope envelope();

        /** The step's content, read from the letter's FHIR bundle; empty for a letter that only tells events. */
        Optional<Said> said();

        /** Whether its signer says that they read AES-GCM, RSA-OAEP and RSA-PSS; empty when they do not say what they read. */
        Optional<Boolean> saysGcm();

        /** What it says to people, at most what a reader takes; its lines end in LF, and it holds no other control character. */
        String text();

        /**
         * Refuses a letter whose medical document says something else than the step does; one without such a document says nothing
         * else.
         *
         * @throws org.passerelle.refusal.Refused
         */
        void requireAgrees(Saying saying);

        /** A document's octets; they were checked against the size and hash that the content states. */
        InputStream document(Id document);

        @Override
        void close();
    }

    /**
     * A step as a letter says it.
     *
     * @param actor who takes it
     * @param organisation whose professional that is
     * @param content the form's content, unchecked against the form
     */
    record Said(Professional actor, Organisation organisation, Json.Obj content) {}

    /** A letter. */
    record ALetter(OpenedLetter letter) implements OpenedMail {
        @Override
        public void close() {
            letter.close();
        }
    }

    /** A signed receipt. */
    record AReceipt(Verdict verdict, Receipt receipt) implements OpenedMail {}

    /**
     * An introduction, a challenge or an answer. Nobody need have confirmed its sender.
     *
     * @param claimedFrom what it says it comes from, the same outside and inside
     * @param messageId without angle brackets
     */
    record Onboards(Verdict verdict, Onboarding said, MailAddress claimedFrom, String messageId)
            implements OpenedMail {}

    /**
     * Not ours: no sealed letter, no signed receipt, no report that says something. Left untouched in the mailbox.
     *
     * @param automatic whether a program wrote it of itself or to many: nothing that it brings may ever make us write a mail
     */
    record Foreign(boolean automatic) implements OpenedMail {}

    /**
     * An ordinary mail, which nobody vouches for; only {@link Letters#openClear} answers it.
     *
     * @param automatic whether a program wrote it of itself or to many (RFC 3834): it may say something, and is never answered of itself
     */
    record AClear(ClearMail mail, boolean automatic) implements OpenedMail {
        @Override
        public void close() {
            mail.close();
        }
    }

    /** Unsigned news of a mail that may be ours; left untouched in the mailbox too. */
    record AHint(Hint hint) implements OpenedMail {}

    /**
     * Refused: nothing of it may be read.
     *
     * @param verdict the checks as far as they went; it names the signer only when signature and path held
     * @param why the first failed check's refusal
     * @param claimedFrom what the mail says it comes from, unverified; null when it does not say one address
     */
    record Denied(Verdict verdict, Refusal why, @Nullable MailAddress claimedFrom) implements OpenedMail {}
}
