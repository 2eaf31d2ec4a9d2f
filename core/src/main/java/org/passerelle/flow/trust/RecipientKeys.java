package org.passerelle.flow.trust;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import org.passerelle.flow.desk.Correspondent;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Revocations;
import org.passerelle.port.trust.Revocations.Standing;
import org.passerelle.refusal.Refusal;

/** Whether letters may be encrypted to the certificates of a recipient's card: they lead to our anchors and none is revoked. */
public final class RecipientKeys {
    private final Premises premises;

    public RecipientKeys(Premises premises) {
        this.premises = premises;
    }

    /**
     * Refuses what is known to be wrong, without asking anybody: a letter waits for nobody while it is written.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#RECIPIENT_REVOKED}, {@link FlowRefusal#RECIPIENT_UNTRUSTED}
     */
    public void require(Correspondent recipient) {
        Revocations revocations = premises.revocations();
        switch (worst(recipient.certificates(), revocations::known)) {
            case REVOKED -> throw Refusal.of(FlowRefusal.RECIPIENT_REVOKED).refused();
            case NO_PATH -> throw Refusal.of(FlowRefusal.RECIPIENT_UNTRUSTED).refused();
            default -> {
                // what is not known yet is asked for before the letter leaves
            }
        }
    }

    /** The worst that is to be learned of these recipients now; somebody without a card has nothing to be asked about. */
    public Standing ask(List<MailAddress> recipients) {
        List<X509Certificate> certificates = recipients.stream()
                .flatMap(to -> premises.book().findCorrespondent(to, premises.now()).stream())
                .flatMap(found -> found.certificates().stream())
                .toList();
        return worst(certificates, premises.revocations()::ask);
    }

    private static Standing worst(List<X509Certificate> certificates, Function<X509Certificate, Standing> asked) {
        Standing worst = Standing.GOOD;
        for (X509Certificate certificate : certificates) {
            Standing standing = asked.apply(certificate);
            worst = standing.compareTo(worst) > 0 ? standing : worst;
        }
        return worst;
    }
}
