package org.passerelle.specs.corpus;

import static org.passerelle.specs.corpus.SignedForge.ascii;
import static org.passerelle.specs.corpus.SignedForge.der;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * An envelope put together piece by piece, each of which can be changed before it is written.
 *
 * @param key the content key
 * @param nonce the GCM nonce, or the CBC vector
 * @param cipher the content cipher
 * @param encrypted the encrypted content, without the tag
 * @param tag the tag; empty under CBC, which has none
 * @param recipients their RecipientInfos
 */
record EnvelopeForge(
        byte[] key,
        byte[] nonce,
        AlgorithmIdentifier cipher,
        byte[] encrypted,
        byte[] tag,
        List<KeyTransRecipientInfo> recipients) {
    static final int TAG = 16;

    /** AES-256-GCM to these. */
    static EnvelopeForge gcm(SecureRandom random, byte[] plain, X509Certificate... readers) {
        byte[] key = octets(random, 32);
        byte[] nonce = octets(random, 12);
        byte[] both = encrypt("AES/GCM/NoPadding", key, new GCMParameterSpec(8 * TAG, nonce), plain);
        int content = both.length - TAG;
        return new EnvelopeForge(
                key,
                nonce,
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_GCM, new GCMParameters(nonce, TAG)),
                Arrays.copyOf(both, content),
                Arrays.copyOfRange(both, content, both.length),
                recipients(key, readers));
    }

    /** AES-256-CBC to these. */
    static EnvelopeForge cbc(SecureRandom random, byte[] plain, X509Certificate... readers) {
        return cbc(random, NISTObjectIdentifiers.id_aes256_CBC, "AES", 32, 16, plain, readers);
    }

    /** Any block cipher in CBC mode. */
    static EnvelopeForge cbc(
            SecureRandom random,
            ASN1ObjectIdentifier oid,
            String name,
            int keyOctets,
            int block,
            byte[] plain,
            X509Certificate... readers) {
        byte[] key = octets(random, keyOctets);
        byte[] vector = octets(random, block);
        byte[] content = encrypt(name + "/CBC/PKCS5Padding", key, new IvParameterSpec(vector), plain);
        var cipher = new AlgorithmIdentifier(oid, new DEROctetString(vector));
        return new EnvelopeForge(key, vector, cipher, content, new byte[0], recipients(key, readers));
    }

    EnvelopeForge encrypted(byte[] octets) {
        return new EnvelopeForge(key, nonce, cipher, octets, tag, recipients);
    }

    EnvelopeForge tag(byte[] octets) {
        return new EnvelopeForge(key, nonce, cipher, encrypted, octets, recipients);
    }

    EnvelopeForge cipher(AlgorithmIdentifier other) {
        return new EnvelopeForge(key, nonce, other, encrypted, tag, recipients);
    }

    EnvelopeForge recipients(List<KeyTransRecipientInfo> others) {
        return new EnvelopeForge(key, nonce, cipher, encrypted, tag, others);
    }

    /** The CMS; authenticated when there is a tag. */
    byte[] cms() {
        ASN1Encodable infos = new DERSet(recipients.toArray(ASN1Encodable[]::new));
        ASN1Encodable content = new DERSequence(new ASN1Encodable[] {
            PKCSObjectIdentifiers.data, cipher, new DERTaggedObject(false, 0, new DEROctetString(encrypted))
        });
        boolean authenticated = tag.length > 0;
        ASN1Encodable data = authenticated
                ? new DERSequence(new ASN1Encodable[] {new ASN1Integer(0), infos, content, new DEROctetString(tag)})
                : new DERSequence(new ASN1Encodable[] {new ASN1Integer(0), infos, content});
        return der(new ContentInfo(
                authenticated ? CMSObjectIdentifiers.authEnvelopedData : CMSObjectIdentifiers.envelopedData, data));
    }

    /** The whole mail under these headers. */
    byte[] mail(String headers) {
        return mail(headers, cms());
    }

    static byte[] mail(String headers, byte[] cms) {
        return ascii(headers + "\r\n" + Base64.getMimeEncoder().encodeToString(cms) + "\r\n");
    }

    private static List<KeyTransRecipientInfo> recipients(byte[] key, X509Certificate... readers) {
        return Arrays.stream(readers).map(reader -> recipient(key, reader)).toList();
    }

    static KeyTransRecipientInfo recipient(byte[] key, X509Certificate reader) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, reader.getPublicKey());
            return new KeyTransRecipientInfo(
                    new RecipientIdentifier(SignedForge.name(reader)),
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                    new DEROctetString(rsa.doFinal(key)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] encrypt(String name, byte[] key, AlgorithmParameterSpec parameters, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance(name);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, name.substring(0, name.indexOf('/'))), parameters);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] octets(SecureRandom random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
