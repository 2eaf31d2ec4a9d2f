package org.passerelle.gateway;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.passerelle.gateway.config.NamedFile;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.config.Settings.KeyFile;
import org.passerelle.keyring.Pkcs11Token;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.SealRefusal;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.Pkcs12;

/** Private keys and certificates from the files that settings name, refused where they stand in the settings. */
final class KeyFiles {
    private static final byte[] PROBE = {1, 2, 3, 4};

    private KeyFiles() {}

    /** A key with its certificates, the key's own first. */
    static Identity identity(KeyFile file) {
        if (file instanceof KeyFile.Pkcs11 token) {
            return token(token);
        }
        Identity identity = file instanceof KeyFile.Pkcs12 store ? pkcs12(store) : pem((KeyFile.PemPair) file);
        if (!belongTogether(identity)) {
            throw named(file).refused(Refusal.of(GatewayRefusal.KEY_PAIR));
        }
        return identity;
    }

    private static DecryptionKey decryption(KeyFile file) {
        Identity identity = identity(file);
        return new DecryptionKey(identity.key(), identity.certificate());
    }

    /** The same as {@link #identity}, with a certificate that is valid now. */
    static Identity current(KeyFile file, Instant now) {
        Identity identity = identity(file);
        if (!isValid(identity.certificate(), now)) {
            throw named(file).refused(Refusal.of(GatewayRefusal.CERTIFICATE_EXPIRED));
        }
        return identity;
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (GeneralSecurityException outside) {
            return false;
        }
    }

    /** All decryption keys, of which at least one has a certificate that is valid now. */
    static List<DecryptionKey> decryption(List<KeyFile> files, Instant now) {
        List<DecryptionKey> keys = files.stream().map(KeyFiles::decryption).toList();
        boolean none = keys.stream().noneMatch(key -> isValid(key.certificate(), now));
        if (none) {
            throw named(files.get(0)).refused(Refusal.of(GatewayRefusal.CERTIFICATE_EXPIRED));
        }
        return keys;
    }

    static List<X509Certificate> certificates(NamedFile file) {
        return read(file, GatewayRefusal.KEY_FILE, Pem::certificates);
    }

    /** All revocation lists that are given. */
    static List<X509CRL> crls(Settings.Trust trust) {
        return trust.crls().stream()
                .flatMap(file -> read(file, GatewayRefusal.CRL_FILE, Pem::crls).stream())
                .toList();
    }

    /** What {@code reader} makes of a file; whatever it refuses is refused as {@code otherwise}, where the setting stands. */
    static <T> T read(NamedFile file, RefusalCode otherwise, java.util.function.Function<String, T> reader) {
        String text = file.ascii();
        try {
            return reader.apply(text);
        } catch (Refused wrong) {
            throw file.refused(Refusal.of(otherwise));
        }
    }

    private static NamedFile named(KeyFile file) {
        if (file instanceof KeyFile.Pkcs11 token) {
            return token.library();
        }
        return file instanceof KeyFile.PemPair pair ? pair.certificate() : ((KeyFile.Pkcs12) file).file();
    }

    private static Identity pem(KeyFile.PemPair pair) {
        List<X509Certificate> chain = certificates(pair.certificate());
        String text = pair.key().ascii();
        boolean encrypted =
                text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || text.contains("Proc-Type: 4,ENCRYPTED");
        GatewayRefusal otherwise = encrypted ? GatewayRefusal.KEY_ENCRYPTED : GatewayRefusal.KEY_FILE;
        return new Identity(read(pair.key(), otherwise, Pem::key), chain);
    }

    private static Identity pkcs12(KeyFile.Pkcs12 store) {
        List<Issued> keys;
        try {
            keys = Pkcs12.read(store.file().octets(), store.password().reveal().toCharArray());
        } catch (Refused wrong) {
            boolean password = wrong.refusal().is(SealRefusal.PASSWORD);
            throw store.file().refused(Refusal.of(password ? GatewayRefusal.KEY_PASSWORD : GatewayRefusal.KEY_FILE));
        }
        if (keys.size() != 1) {
            throw store.file().refused(Refusal.of(GatewayRefusal.KEY_FILE));
        }
        return keys.get(0).identity();
    }

    /** The key proves itself when it is taken up. */
    private static Identity token(KeyFile.Pkcs11 file) {
        String library = file.library().path().toString();
        Supplier<char[]> pin = () -> file.pin().reveal().toCharArray();
        Pkcs11Token token = file.slot()
                .map(slot -> Pkcs11Token.inSlot(library, slot, pin))
                .orElseGet(() -> Pkcs11Token.first(library, pin));
        Identity identity;
        try {
            identity = token.identity(file.alias());
        } catch (Refused wrong) {
            throw file.library().refused(wrong.refusal());
        }
        List<X509Certificate> chain = file.issuers().map(KeyFiles::certificates).orElseGet(identity::chain);
        if (!chain.get(0).equals(identity.certificate())) {
            throw file.issuers().orElseThrow().refused(Refusal.of(GatewayRefusal.KEY_PAIR));
        }
        return new Identity(identity.key(), chain);
    }

    /** Whether what the key signs, the certificate verifies; a key that only decrypts can sign a probe all the same. */
    private static boolean belongTogether(Identity identity) {
        String algorithm = identity.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            var signing = Signature.getInstance(algorithm);
            signing.initSign(identity.key());
            signing.update(PROBE);
            byte[] signature = signing.sign();
            var verifying = Signature.getInstance(algorithm);
            verifying.initVerify(identity.certificate().getPublicKey());
            verifying.update(PROBE);
            return verifying.verify(signature);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }
}
