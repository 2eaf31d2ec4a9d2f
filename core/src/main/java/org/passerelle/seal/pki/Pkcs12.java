package org.passerelle.seal.pki;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.SealRefusal;

/** PKCS#12 files (RFC 7292): private keys with their chains under a password. */
public final class Pkcs12 {
    private Pkcs12() {}

    /**
     * Every key of the file, in the order of their aliases.
     *
     * @throws org.passerelle.refusal.Refused {@link SealRefusal#PASSWORD} or {@link SealRefusal#PEM}
     */
    public static List<Issued> read(byte[] file, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), password);
            List<Issued> keys = new ArrayList<>();
            for (String alias :
                    Collections.list(store.aliases()).stream().sorted().toList()) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    var chain = Stream.of(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList();
                    keys.add(new Issued(key, chain));
                }
            }
            return keys;
        } catch (IOException unreadable) {
            boolean wrongPassword = unreadable.getCause() instanceof UnrecoverableKeyException;
            throw Refusal.of(wrongPassword ? SealRefusal.PASSWORD : SealRefusal.PEM)
                    .refused(unreadable);
        } catch (GeneralSecurityException unreadable) {
            throw Refusal.of(SealRefusal.PEM).refused(unreadable);
        }
    }

    /** A file that holds one key; its own salts come from the platform, so that no two are the same. */
    public static byte[] write(String alias, Issued issued, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(alias, issued.key(), password, issued.chain().toArray(X509Certificate[]::new));
            var file = new ByteArrayOutputStream();
            store.store(file, password);
            return file.toByteArray();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new HouseBug("every Java platform writes PKCS#12", impossible);
        }
    }
}
