package org.passerelle.keyring;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.security.auth.login.LoginException;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * A PKCS#11 token, through the JDK's own provider: a smart card, a hardware module, or one in software. It is opened anew for each
 * key, and again when it was away.
 */
public final class Pkcs11Token {
    private static final String PROVIDER = "SunPKCS11";

    private final String library;
    private final String slot;
    private final Supplier<char[]> pin;

    private Pkcs11Token(String library, String slot, Supplier<char[]> pin) {
        this.library = library;
        this.slot = slot;
        this.pin = pin;
    }

    /**
     * The token in a slot.
     *
     * @param library path of the maker's PKCS#11 library
     * @param slot its number, as the library counts
     * @param pin asked for at each opening, and wiped afterwards
     */
    public static Pkcs11Token inSlot(String library, long slot, Supplier<char[]> pin) {
        return new Pkcs11Token(library, "slot = " + slot, pin);
    }

    /** The token in the first slot that the library lists. */
    public static Pkcs11Token first(String library, Supplier<char[]> pin) {
        return new Pkcs11Token(library, "slotListIndex = 0", pin);
    }

    /**
     * A key with its certificates, proven to work for what the certificate is for.
     *
     * @param alias the key's label
     * @throws Refused with a {@link KeyringRefusal}
     */
    public Identity identity(String alias) {
        Opened opened = open(alias);
        var key = new HeldKey(() -> open(alias), opened);
        KeyProof.require(key, opened.chain().get(0));
        return new Identity(key, opened.chain());
    }

    /**
     * One key of an open token.
     *
     * @param provider what works in the token
     * @param key a handle of the key, good while the token stays
     * @param chain its certificate, then issuers as far as the token has them
     */
    record Opened(Provider provider, PrivateKey key, List<X509Certificate> chain) {}

    private Opened open(String alias) {
        char[] secret = pin.get();
        try {
            Provider provider = provider();
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, secret);
            Certificate[] chain = store.getCertificateChain(alias);
            if (chain == null || chain.length == 0 || !(store.getKey(alias, null) instanceof PrivateKey key)) {
                throw Refusal.of(KeyringRefusal.KEY).refused();
            }
            return new Opened(
                    provider,
                    key,
                    Arrays.stream(chain).map(X509Certificate.class::cast).toList());
        } catch (IOException | GeneralSecurityException | ProviderException unopened) {
            boolean wrongPin = causes(unopened, LoginException.class);
            throw Refusal.of(wrongPin ? KeyringRefusal.PIN : KeyringRefusal.LIBRARY)
                    .refused(unopened);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /** Secrets that are agreed in the token may be read from it: what is agreed is a key of ours for one letter. */
    private Provider provider() {
        Provider base = Security.getProvider(PROVIDER);
        if (base == null) {
            throw new HouseBug("this Java platform has no PKCS#11");
        }
        try {
            return base.configure("--name = passerelle\nlibrary = " + library + "\n" + slot
                    + "\nattributes(*, CKO_SECRET_KEY, *) = {\n  CKA_SENSITIVE = false\n  CKA_EXTRACTABLE = true\n}\n");
        } catch (IllegalArgumentException | UnsupportedOperationException unusable) {
            throw new ProviderException(unusable);
        }
    }

    private static boolean causes(Throwable failure, Class<? extends Throwable> wanted) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Nothing: it holds a PIN. */
    @Override
    public String toString() {
        return "Pkcs11Token[…]";
    }
}
