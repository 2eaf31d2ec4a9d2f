package org.passerelle.client.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.passerelle.keyring.Pkcs11Token;
import org.passerelle.port.trust.Identity;
import org.passerelle.seal.pki.Pem;

/** Keys, certificates, revocation lists and signed cards as files hold them. */
public final class KeyFiles {
    private KeyFiles() {}

    /** A PKCS#8 key without password and its certificates, the key's own first, each a PEM file. */
    public static KeyEntry pem(Path key, Path certificates) throws IOException {
        return new KeyEntry(Pem.key(text(key)), certificates(certificates));
    }

    public static List<X509Certificate> certificates(Path pem) throws IOException {
        return Pem.certificates(text(pem));
    }

    public static List<X509CRL> crls(Path pem) throws IOException {
        return Pem.crls(text(pem));
    }

    /** A signed card: CMS as PEM text or as DER. */
    public static byte[] card(Path file) throws IOException {
        byte[] octets = Files.readAllBytes(file);
        boolean pem = octets.length > 0 && octets[0] == '-';
        return pem ? Pem.cms(new String(octets, StandardCharsets.US_ASCII)) : octets;
    }

    /** Every private key of a PKCS#12 file. */
    public static List<KeyEntry> pkcs12(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return entries(store, password);
    }

    /** Every private key of a key store, a token's included. */
    public static List<KeyEntry> entries(KeyStore store, char[] password) throws GeneralSecurityException {
        List<KeyEntry> entries = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            Certificate[] chain = store.getCertificateChain(alias);
            if (store.isKeyEntry(alias) && chain != null && store.getKey(alias, password) instanceof PrivateKey key) {
                entries.add(new KeyEntry(
                        key,
                        Arrays.stream(chain).map(X509Certificate.class::cast).toList()));
            }
        }
        return entries;
    }

    /** A key that stays in a token. */
    public static KeyEntry token(Path library, long slot, String alias, Supplier<char[]> pin) {
        Identity identity = Pkcs11Token.inSlot(library.toString(), slot, pin).identity(alias);
        return new KeyEntry(identity.key(), identity.chain());
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.US_ASCII);
    }
}
