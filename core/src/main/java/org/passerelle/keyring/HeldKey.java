package org.passerelle.keyring;

import java.io.NotSerializableException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.trust.KeyRefusal;
import org.passerelle.port.trust.TokenKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * A key in a token. Where the token does not know its handle any more, it is opened once again; a PIN that it refuses is not tried
 * again, because tokens lock themselves.
 */
final class HeldKey implements TokenKey {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Pkcs11Token.Opened> token;
    private final String algorithm;
    private transient Pkcs11Token.Opened opened;
    private boolean barred;

    HeldKey(Supplier<Pkcs11Token.Opened> token, Pkcs11Token.Opened opened) {
        this.token = token;
        this.opened = opened;
        this.algorithm = opened.key().getAlgorithm();
    }

    /** What is done with the key's handle. */
    @FunctionalInterface
    private interface Work {
        byte[] with(PrivateKey handle, Provider provider) throws GeneralSecurityException;
    }

    @Override
    public byte[] sign(String name, @Nullable AlgorithmParameterSpec parameters, byte[] octets)
            throws GeneralSecurityException {
        return done((handle, provider) -> {
            Signature signature = Signature.getInstance(name, provider);
            if (parameters != null) {
                signature.setParameter(parameters);
            }
            signature.initSign(handle);
            signature.update(octets);
            return signature.sign();
        });
    }

    @Override
    public byte[] decipher(String transformation, byte[] octets) throws GeneralSecurityException {
        return done((handle, provider) -> {
            Cipher cipher = Cipher.getInstance(transformation, provider);
            cipher.init(Cipher.DECRYPT_MODE, handle);
            return cipher.doFinal(octets);
        });
    }

    @Override
    public byte[] agree(PublicKey theirs) throws GeneralSecurityException {
        return done((handle, provider) -> {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH", provider);
            agreement.init(handle);
            agreement.doPhase(theirs, true);
            return agreement.generateSecret();
        });
    }

    /** One at a time: a token's sessions are few, and opening it again must not be done twice. */
    private synchronized byte[] done(Work work) throws GeneralSecurityException {
        if (barred) {
            throw Refusal.of(KeyRefusal.TOKEN_AWAY).refused();
        }
        try {
            return work.with(opened.key(), opened.provider());
        } catch (InvalidKeyException | ProviderException | IllegalStateException forgotten) {
            return again(work);
        }
    }

    private byte[] again(Work work) throws GeneralSecurityException {
        try {
            opened = token.get();
            return work.with(opened.key(), opened.provider());
        } catch (Refused away) {
            barred = away.refusal().is(KeyringRefusal.PIN);
            throw Refusal.of(KeyRefusal.TOKEN_AWAY).refused(away);
        } catch (InvalidKeyException | ProviderException | IllegalStateException away) {
            throw Refusal.of(KeyRefusal.TOKEN_AWAY).refused(away);
        }
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public @Nullable String getFormat() {
        return null;
    }

    @Override
    public byte @Nullable [] getEncoded() {
        return null;
    }

    private Object writeReplace() throws NotSerializableException {
        throw new NotSerializableException("a key in a token");
    }

    /** Nothing. */
    @Override
    public String toString() {
        return "TokenKey[…]";
    }
}
