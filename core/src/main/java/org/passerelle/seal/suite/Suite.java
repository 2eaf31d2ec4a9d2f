package org.passerelle.seal.suite;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import org.passerelle.seal.suite.SignatureScheme.Family;

/** What a letter is written in, all together (WIRE §2): each recipient must be able to read all of it. */
public enum Suite {
    /** AES-256-GCM, RSA-OAEP or ECDH, RSA-PSS or ECDSA. */
    GCM(ContentCipher.AES_256_GCM, RsaTransport.OAEP, new SignatureScheme(Family.PSS, Digest.SHA_256, 32)),
    /** AES-256-CBC around a signature, RSA with PKCS#1 v1.5 both times, for readers that know no better. */
    COMPATIBLE(ContentCipher.AES_256_CBC, RsaTransport.V15, new SignatureScheme(Family.RSA_V15, Digest.SHA_256, 0));

    private static final SignatureScheme ECDSA = new SignatureScheme(Family.ECDSA, Digest.SHA_256, 0);

    private final ContentCipher cipher;
    private final RsaTransport transport;
    private final SignatureScheme rsa;

    Suite(ContentCipher cipher, RsaTransport transport, SignatureScheme rsa) {
        this.cipher = cipher;
        this.transport = transport;
        this.rsa = rsa;
    }

    public ContentCipher cipher() {
        return cipher;
    }

    /** For recipients with an RSA key; those with an elliptic-curve key get {@link EcdhAgreement#written}. */
    public RsaTransport transport() {
        return transport;
    }

    /** How a key of that kind signs. */
    public SignatureScheme signature(PublicKey signer) {
        return signer instanceof ECPublicKey ? ECDSA : rsa;
    }
}
