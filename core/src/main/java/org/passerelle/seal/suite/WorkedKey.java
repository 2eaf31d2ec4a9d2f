package org.passerelle.seal.suite;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * A private key as the provider holds it who works it: taken in once, because taking it in at each use costs as much as using it.
 *
 * @param key as the provider holds it
 * @param provider who works it; empty for whom the JDK finds
 */
record WorkedKey(PrivateKey key, Optional<Provider> provider) {
    private static final Map<PrivateKey, WorkedKey> TAKEN_IN = Collections.synchronizedMap(new WeakHashMap<>());

    /** The key at that provider, or as it is where the provider cannot take it in: it is in a token, or on a curve unknown there. */
    static WorkedKey of(PrivateKey key, Optional<Provider> wanted) {
        if (wanted.isEmpty()) {
            return new WorkedKey(key, wanted);
        }
        WorkedKey known = TAKEN_IN.get(key);
        if (known != null && known.provider().equals(wanted)) {
            return known;
        }
        WorkedKey taken = takeIn(key, wanted.get());
        if (taken.key() != key) {
            TAKEN_IN.put(key, taken);
        }
        return taken;
    }

    private static WorkedKey takeIn(PrivateKey key, Provider provider) {
        if (isOf(key, provider)) {
            return new WorkedKey(key, Optional.of(provider));
        }
        byte[] encoded = key.getEncoded();
        if (encoded == null || !"PKCS#8".equals(key.getFormat())) {
            return new WorkedKey(key, Optional.empty());
        }
        try {
            PrivateKey taken = KeyFactory.getInstance(key.getAlgorithm(), provider)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new WorkedKey(taken, Optional.of(provider));
        } catch (GeneralSecurityException unknownThere) {
            return new WorkedKey(key, Optional.empty());
        }
    }

    /** Whether the provider made the key. */
    private static boolean isOf(PrivateKey key, Provider provider) {
        String made = key.getClass().getPackageName();
        String provides = provider.getClass().getPackageName();
        return made.startsWith("org.bouncycastle") == provides.startsWith("org.bouncycastle")
                && (made.startsWith("org.bouncycastle") || made.equals(provides));
    }

    @Override
    public String toString() {
        return "WorkedKey[…]";
    }
}
