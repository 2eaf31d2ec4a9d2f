package org.passerelle.flow.trust;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import org.passerelle.port.trust.Revocations;
import org.passerelle.port.trust.Revocations.Standing;

/** Whether letters may be encrypted to the certificates of a recipient: they lead to our anchors and none is revoked. */
public final class RecipientKeys {
    private final Revocations revocations;

    public RecipientKeys(Revocations revocations) {
        this.revocations = revocations;
    }

    /** The worst that is known of any of them, without asking anybody: a letter waits for nobody while it is written. */
    public Standing known(List<X509Certificate> certificates) {
        return worst(certificates, revocations::known);
    }

    /** The worst that is to be learned of any of them now. */
    public Standing ask(List<X509Certificate> certificates) {
        return worst(certificates, revocations::ask);
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
