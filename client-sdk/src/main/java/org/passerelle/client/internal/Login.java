package org.passerelle.client.internal;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How a mailbox's account proves who it is. None prints anything. */
public sealed interface Login {

    record Password(String secret) implements Login {
        @Override
        public String toString() {
            return "Password[…]";
        }
    }

    /** An OAuth 2 access token that the host gives at each login. */
    record Token(Supplier<Optional<String>> token) implements Login {
        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    /** A TLS client certificate, leaf first. */
    record Certificate(List<X509Certificate> chain, PrivateKey key) implements Login {
        public Certificate {
            chain = List.copyOf(chain);
        }

        @Override
        public String toString() {
            return "Certificate[…]";
        }
    }
}
