package org.passerelle.specs.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * An honest letter with other recipient informations, each wrong in its own way: what somebody sends who wants to learn from our
 * answers how we decrypt (Bleichenbacher, Manger, Vaudenay).
 */
final class MalformedRecipients {
    /** How many ways of being wrong there are; each differs further from one to the next. */
    static final int KINDS = 12;

    private final String headers;
    private final ContentInfo info;
    private final ASN1Sequence data;
    private final KeyTransRecipientInfo honest;
    private final X509Certificate reader;
    private final Random random = new Random(20261122);

    MalformedRecipients(byte[] letter, X509Certificate reader) {
        String text = new String(letter, StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\r\n\r\n") + 4;
        headers = text.substring(0, body);
        info = ContentInfo.getInstance(Base64.getMimeDecoder().decode(text.substring(body)));
        data = ASN1Sequence.getInstance(info.getContent());
        honest = KeyTransRecipientInfo.getInstance(
                org.bouncycastle.asn1.ASN1Set.getInstance(data.getObjectAt(1)).getObjectAt(0));
        this.reader = reader;
    }

    /** The mail of that number. */
    byte[] mail(int number) {
        return switch (number % KINDS) {
            case 0 -> with(info(octets(256)));
            case 1 -> with(info(octets(number % 256)));
            case 2 -> with(info(octets(257 + number)));
            case 3 -> with(info(flipped(number)));
            case 4 ->
                with(info(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), honest()));
            case 5 -> with(info(new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.25." + number)), honest()));
            case 6 -> with(info(encrypted("RSA/ECB/PKCS1Padding", number % 64)));
            case 7 ->
                with(info(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        encrypted("RSA/ECB/PKCS1Padding", number % 64)));
            case 8 ->
                with(new KeyTransRecipientInfo(
                        new RecipientIdentifier(new DEROctetString(octets(20))),
                        honest.getKeyEncryptionAlgorithm(),
                        new DEROctetString(honest())));
            case 9 -> with(new DERTaggedObject(false, 2 + number % 3, new DERSequence(new ASN1Integer(number))));
            case 10 -> with(named(number));
            default -> with(new DERSequence(new DEROctetString(octets(number % 100))));
        };
    }

    private KeyTransRecipientInfo info(byte[] key) {
        return info(honest.getKeyEncryptionAlgorithm(), key);
    }

    private KeyTransRecipientInfo info(AlgorithmIdentifier algorithm, byte[] key) {
        return new KeyTransRecipientInfo(honest.getRecipientIdentifier(), algorithm, new DEROctetString(key));
    }

    /** The honest one under another serial number. */
    private KeyTransRecipientInfo named(int number) {
        var name = IssuerAndSerialNumber.getInstance(
                honest.getRecipientIdentifier().getId());
        var other = new IssuerAndSerialNumber(
                name.getName(), name.getSerialNumber().getValue().add(java.math.BigInteger.valueOf(number)));
        return new KeyTransRecipientInfo(
                new RecipientIdentifier(other), honest.getKeyEncryptionAlgorithm(), new DEROctetString(honest()));
    }

    private byte[] honest() {
        return honest.getEncryptedKey().getOctets();
    }

    private byte[] flipped(int number) {
        byte[] key = honest().clone();
        key[number % key.length] ^= (byte) (1 << number % 8);
        return key;
    }

    private byte[] encrypted(String transport, int length) {
        try {
            Cipher cipher = Cipher.getInstance(transport);
            cipher.init(Cipher.ENCRYPT_MODE, reader.getPublicKey());
            return cipher.doFinal(octets(length));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    private byte[] with(ASN1Encodable recipient) {
        var fields = new ASN1EncodableVector();
        fields.add(data.getObjectAt(0));
        fields.add(new DERSet(recipient));
        for (int i = 2; i < data.size(); i++) {
            fields.add(data.getObjectAt(i));
        }
        try {
            byte[] cms = new ContentInfo(info.getContentType(), new DERSequence(fields)).getEncoded(ASN1Encoding.DER);
            return (headers + Base64.getMimeEncoder().encodeToString(cms) + "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
