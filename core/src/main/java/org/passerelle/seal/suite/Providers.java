package org.passerelle.seal.suite;

import java.security.Provider;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The cryptographic providers that are not the JDK's. They are never registered with it: the host's own choice stays as it is. */
final class Providers {
    private static final String ACCELERATOR = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private Providers() {}

    private static final class Portable {
        static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    }

    private static final class Native {
        static final Optional<Provider> ACCELERATOR = load();
    }

    static Provider bouncyCastle() {
        return Portable.BOUNCY_CASTLE;
    }

    /** Amazon Corretto Crypto Provider; empty when it is not on the class path, or has no native code for this machine. */
    static Optional<Provider> accelerator() {
        return Native.ACCELERATOR;
    }

    private static Optional<Provider> load() {
        try {
            Class<?> type = Class.forName(ACCELERATOR);
            var provider = (Provider) type.getField("INSTANCE").get(null);
            boolean works = type.getMethod("getLoadingError").invoke(provider) == null;
            return works ? Optional.of(provider) : Optional.empty();
        } catch (ReflectiveOperationException | LinkageError absent) {
            return Optional.empty();
        }
    }
}
