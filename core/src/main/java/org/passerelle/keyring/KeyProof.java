package org.passerelle.keyring;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.passerelle.port.trust.TokenKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Tries a token's key at the start on what its certificate allows, so that nobody learns at the first letter that it cannot. */
final class KeyProof {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;
    private static final byte[] PROBE = {1, 2, 3, 4};

    private KeyProof() {}

    /** @throws Refused {@link KeyringRefusal#USE} */
    static void require(TokenKey key, X509Certificate certificate) {
        boolean works;
        try {
            works = (!may(certificate, DIGITAL_SIGNATURE, NON_REPUDIATION) || signs(key, certificate))
                    && (!may(certificate, KEY_ENCIPHERMENT, KEY_AGREEMENT) || opens(key, certificate));
        } catch (GeneralSecurityException cannot) {
            throw Refusal.of(KeyringRefusal.USE).refused(cannot);
        } catch (Refused cannot) {
            throw Refusal.of(KeyringRefusal.USE).refused(cannot);
        }
        if (!works) {
            throw Refusal.of(KeyringRefusal.USE).refused();
        }
    }

    @SuppressWarnings("NullAway") // the JDK answers null where the extension is absent
    private static boolean may(X509Certificate certificate, int one, int other) {
        boolean[] usages = certificate.getKeyUsage();
        return usages == null || usages[one] || usages[other];
    }

    private static boolean signs(TokenKey key, X509Certificate certificate) throws GeneralSecurityException {
        String name = certificate.getPublicKey() instanceof ECPublicKey ? "SHA256withECDSA" : "SHA256withRSA";
        var verifying = Signature.getInstance(name);
        verifying.initVerify(certificate.getPublicKey());
        verifying.update(PROBE);
        return verifying.verify(key.sign(name, null, PROBE));
    }

    private static boolean opens(TokenKey key, X509Certificate certificate) throws GeneralSecurityException {
        if (certificate.getPublicKey() instanceof ECPublicKey curve) {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(curve.getParams());
            KeyPair other = generator.generateKeyPair();
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(other.getPrivate());
            agreement.doPhase(curve, true);
            return Arrays.equals(agreement.generateSecret(), key.agree(other.getPublic()));
        }
        if (!(certificate.getPublicKey() instanceof RSAPublicKey rsa)) {
            return false;
        }
        Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, rsa);
        byte[] block = new byte[(rsa.getModulus().bitLength() + 7) / 8];
        System.arraycopy(PROBE, 0, block, block.length - PROBE.length, PROBE.length);
        byte[] answer = key.decipher("RSA/ECB/NoPadding", cipher.doFinal(block));
        return new BigInteger(1, answer).equals(new BigInteger(1, PROBE));
    }
}
