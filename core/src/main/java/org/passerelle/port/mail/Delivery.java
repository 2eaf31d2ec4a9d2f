package org.passerelle.port.mail;

import java.util.List;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;

/**
 * What became of one attempt to hand a mail to the submission server. All recipients or none: when one is refused, nobody
 * gets the mail and the answers say which one it was.
 */
public sealed interface Delivery {

    /**
     * The server has taken responsibility (RFC 5321 §6.1).
     *
     * @param code the reply's code, {@code 250}
     * @param reply the server's words, for the trace; may name its queue id
     */
    record HandedOver(int code, String reply) implements Delivery {
        @Override
        public String toString() {
            return "HandedOver[" + code + "]";
        }
    }

    /**
     * Try again later, unchanged. After a lost connection the server may have taken the mail all the same.
     *
     * @param why the cause
     * @param code the server's 4xx reply, or 0 where there was none
     * @param answers recipients that were refused, if it was they
     */
    record TemporaryFailure(Refusal why, int code, List<RecipientAnswer> answers) implements Delivery {
        public TemporaryFailure {
            answers = List.copyOf(answers);
        }
    }

    /**
     * These bytes will never pass in this envelope.
     *
     * @param why the cause
     * @param code the server's 5xx reply, or 0 when the mail never left
     * @param answers recipients that were refused, if it was they
     */
    record PermanentFailure(Refusal why, int code, List<RecipientAnswer> answers) implements Delivery {
        public PermanentFailure {
            answers = List.copyOf(answers);
        }
    }

    /**
     * The account could not be opened: nothing is wrong with the mail, it waits for a login.
     *
     * @param why the cause
     */
    record NotLoggedIn(Refusal why) implements Delivery {}

    /**
     * The server's answer for one recipient that it did not take.
     *
     * @param code SMTP reply code, 4xx or 5xx
     */
    record RecipientAnswer(MailAddress recipient, int code) {
        /** Whether the same recipient may be taken later. */
        public boolean temporary() {
            return code / 100 == 4;
        }
    }
}
