package org.passerelle.seal.suite;

import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.BadPaddingException;
import javax.crypto.spec.OAEPParameterSpec;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.passerelle.port.trust.TokenKey;
import org.passerelle.refusal.HouseBug;

/**
 * OAEP (RFC 8017 §7.1.2) for tokens that know the bare RSA operation alone, as the JDK's PKCS#11 does: they decipher, and Bouncy
 * Castle takes the padding off in a time that does not depend on it. Whatever is wrong is the same failure.
 */
final class TokenOaep {
    private static final Map<String, Supplier<Digest>> HASHES = Map.of(
            "SHA-1", SHA1Digest::new,
            "SHA-256", SHA256Digest::newInstance,
            "SHA-384", SHA384Digest::new,
            "SHA-512", SHA512Digest::new);

    private TokenOaep() {}

    static byte[] decipher(TokenKey key, OAEPParameterSpec spec, byte[] wrapped) throws GeneralSecurityException {
        String mask = ((MGF1ParameterSpec) spec.getMGFParameters()).getDigestAlgorithm();
        byte[] block = key.decipher("RSA/ECB/NoPadding", wrapped);
        if (block.length != wrapped.length) {
            throw new BadPaddingException();
        }
        var encoding =
                new OAEPEncoding(new Deciphered(block), hash(spec.getDigestAlgorithm()), hash(mask), new byte[0]);
        encoding.init(false, new CipherParameters() {});
        try {
            return encoding.processBlock(wrapped, 0, wrapped.length);
        } catch (InvalidCipherTextException | RuntimeException wrong) {
            throw new BadPaddingException();
        }
    }

    private static Digest hash(String name) {
        Supplier<Digest> fresh = HASHES.get(name);
        if (fresh == null) {
            throw new HouseBug("no OAEP is read under another hash");
        }
        return fresh.get();
    }

    /**
     * What the token gave, as Bouncy Castle's own RSA gives it: without the first octet where that is zero, which is right.
     *
     * @param block as long as the modulus
     */
    private record Deciphered(byte[] block) implements AsymmetricBlockCipher {
        @Override
        public void init(boolean forEncryption, CipherParameters parameters) {}

        @Override
        public int getInputBlockSize() {
            return block.length;
        }

        @Override
        public int getOutputBlockSize() {
            return block.length - 1;
        }

        @Override
        public byte[] processBlock(byte[] in, int offset, int length) {
            return block[0] == 0 ? Arrays.copyOfRange(block, 1, block.length) : block.clone();
        }
    }
}
