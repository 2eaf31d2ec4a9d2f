package org.passerelle.mail;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** How an account proves who it is. Printing one shows its kind only. */
public sealed interface MailLogin {

    /** The account's name at the server. */
    String user();

    /** A name and a password (SASL PLAIN or LOGIN, inside TLS). */
    record Password(String user, MailSecret secret) implements MailLogin {
        public Password {
            named(user);
        }

        @Override
        public String toString() {
            return "Password[…]";
        }
    }

    /**
     * A TLS client certificate, as application mailboxes use it: SASL EXTERNAL where the server offers it, otherwise the
     * handshake itself is the login.
     *
     * @param user the mailbox asked for (the authorization identity of SASL EXTERNAL, RFC 4422 appendix A)
     * @param chain leaf first
     * @param key the leaf's; may live in a token, it is never exported
     */
    record ClientCertificate(String user, List<X509Certificate> chain, PrivateKey key) implements MailLogin {
        public ClientCertificate {
            named(user);
            chain = List.copyOf(chain);
            if (chain.isEmpty()) {
                throw Refusal.of(MailRefusal.SETTING)
                        .with(FactKey.SETTING, "login.certificate")
                        .refused();
            }
        }

        @Override
        public String toString() {
            return "ClientCertificate[…]";
        }
    }

    /**
     * An OAuth 2 access token (SASL XOAUTH2), asked of the host software at each login and never kept.
     *
     * @param token gives a token that is valid now, or nothing when the person has to log in again
     */
    record XOAuth2(String user, Supplier<Optional<MailSecret>> token) implements MailLogin {
        public XOAuth2 {
            named(user);
        }

        @Override
        public String toString() {
            return "XOAuth2[…]";
        }
    }

    private static void named(String user) {
        boolean plain = user.chars().noneMatch(c -> c <= ' ' || c == 127);
        if (user.isEmpty() || !plain) {
            throw Refusal.of(MailRefusal.SETTING)
                    .with(FactKey.SETTING, "login.user")
                    .refused();
        }
    }
}
