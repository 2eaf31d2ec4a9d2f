package org.passerelle.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.passerelle.mail.leash.Leash;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.Delivery.RecipientAnswer;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Reads SMTP replies (RFC 5321 §4.2): the first digit decides, 4 for later and 5 for never. */
final class SmtpAnswers {
    private static final int LEAST_REPLY = 200;

    private SmtpAnswers() {}

    static Refusal login(SMTPTransport tried, AuthenticationFailedException refused, Leash leash) {
        int code = tried.getLastReturnCode();
        if (refused.getNextException() != null || leash.breach() != null) {
            return MailFaults.of(refused, leash);
        }
        if (code == 250) {
            return Refusal.of(MailRefusal.LOGIN_NOT_OFFERED);
        }
        if (code < LEAST_REPLY) {
            return Refusal.of(MailRefusal.UNREACHABLE);
        }
        return Refusal.of(code / 100 == 4 ? MailRefusal.TRY_LATER : MailRefusal.LOGIN_REFUSED)
                .with(FactKey.ACTUAL, code);
    }

    static Refusal connection(SMTPTransport tried, MessagingException trouble, boolean implicit, Leash leash) {
        if (trouble.getNextException() != null || leash.breach() != null) {
            return MailFaults.of(trouble, leash);
        }
        int code = tried.getLastReturnCode();
        if (!implicit && !tried.isSSL() && code == 250 && !tried.supportsExtension("STARTTLS")) {
            return Refusal.of(MailRefusal.STARTTLS_MISSING);
        }
        return code >= 400
                ? Refusal.of(MailRefusal.TRY_LATER).with(FactKey.ACTUAL, code)
                : Refusal.of(code < 0 ? MailRefusal.UNREACHABLE : MailRefusal.PROTOCOL);
    }

    /** Whether somebody has to log in anew or mend the login's settings. */
    static boolean isLogin(Refusal why) {
        return why.is(MailRefusal.LOGIN_REFUSED)
                || why.is(MailRefusal.LOGIN_NOT_OFFERED)
                || why.is(MailRefusal.TOKEN_MISSING);
    }

    /** The server's own limit in octets (RFC 1870), or 0 where it states none. */
    static long sizeLimit(SMTPTransport open) {
        String stated = open.getExtensionParameter("SIZE");
        if (stated == null || !stated.matches("[0-9]{1,18}")) {
            return 0;
        }
        return Long.parseLong(stated);
    }

    static Delivery outcome(MessagingException trouble, MailEnvelope envelope, Leash leash) {
        if (trouble instanceof SMTPSendFailedException refused && refused.getReturnCode() >= LEAST_REPLY) {
            return mail(refused.getReturnCode());
        }
        if (trouble instanceof SendFailedException && !(trouble instanceof SMTPSendFailedException)) {
            List<RecipientAnswer> answers = recipients(trouble, envelope);
            if (!answers.isEmpty()) {
                return recipients(answers);
            }
        }
        boolean silent = trouble instanceof SendFailedException && leash.breach() == null;
        Refusal why = silent ? Refusal.of(MailRefusal.UNREACHABLE) : MailFaults.of(trouble, leash);
        return new Delivery.TemporaryFailure(why, 0, List.of());
    }

    private static Delivery mail(int code) {
        if (code == 530 || code == 535) {
            return new Delivery.NotLoggedIn(
                    Refusal.of(MailRefusal.LOGIN_REFUSED).with(FactKey.ACTUAL, code));
        }
        return code / 100 == 5
                ? new Delivery.PermanentFailure(
                        Refusal.of(MailRefusal.REFUSED_BY_SERVER).with(FactKey.ACTUAL, code), code, List.of())
                : new Delivery.TemporaryFailure(
                        Refusal.of(MailRefusal.TRY_LATER).with(FactKey.ACTUAL, code), code, List.of());
    }

    private static Delivery recipients(List<RecipientAnswer> answers) {
        int worst = answers.stream().mapToInt(RecipientAnswer::code).max().orElseThrow();
        if (answers.stream().allMatch(RecipientAnswer::temporary)) {
            return new Delivery.TemporaryFailure(
                    Refusal.of(MailRefusal.TRY_LATER).with(FactKey.ACTUAL, worst), worst, answers);
        }
        return new Delivery.PermanentFailure(
                Refusal.of(MailRefusal.RECIPIENT_REFUSED).with(FactKey.ACTUAL, worst), worst, answers);
    }

    private static List<RecipientAnswer> recipients(MessagingException trouble, MailEnvelope envelope) {
        var answers = new ArrayList<RecipientAnswer>();
        Exception next = trouble;
        while (next instanceof MessagingException each) {
            if (each instanceof SMTPAddressFailedException no && no.getReturnCode() >= 400) {
                String refused = no.getAddress().getAddress();
                envelope.recipients().stream()
                        .filter(recipient -> recipient.value().equals(refused))
                        .forEach(recipient -> answers.add(new RecipientAnswer(recipient, no.getReturnCode())));
            }
            next = each.getNextException();
        }
        return answers;
    }
}
