package org.passerelle.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.frame.Base64Input;
import org.passerelle.seal.frame.HeaderBlock;
import org.passerelle.seal.frame.MalformedFrame;
import org.passerelle.seal.frame.MediaType;
import org.passerelle.seal.frame.OpenLimits;
import org.passerelle.seal.frame.SignedPartsReader;
import org.passerelle.seal.frame.Spool;
import org.passerelle.seal.suite.ContentHashes;

/** Reads a signed MIME entity of either form: opaque, or {@code multipart/signed} (RFC 8551 §3.5). */
final class SignedEntity {
    private final OpenLimits limits;

    SignedEntity(OpenLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads all of it; what was signed goes to the payload.
     *
     * @throws org.passerelle.refusal.Refused {@link SealRefusal#STRIPPED_SIGNATURE} when it is not signed
     */
    SignedReader.Signed read(InputStream in, Spool payload) throws IOException {
        HeaderBlock headers = HeaderBlock.read(in, limits.headers());
        MediaType type = MediaType.of(headers);
        String kind = type.parameter("smime-type");
        if (type.isPkcs7Mime() && (kind.isEmpty() || kind.equalsIgnoreCase("signed-data"))) {
            try (OutputStream content = payload.writer()) {
                return SignedReader.read(LetterOpening.body(headers, in), limits, content);
            }
        }
        if (type.type().equals("multipart/signed") && isSignature(type.parameter("protocol"))) {
            return detached(new SignedPartsReader(in, type.parameter("boundary"), 2 * limits.structure()), payload);
        }
        throw Refusal.of(SealRefusal.STRIPPED_SIGNATURE).refused();
    }

    private SignedReader.Signed detached(SignedPartsReader parts, Spool payload) throws IOException {
        byte[] second;
        try (OutputStream content = payload.writer()) {
            second = parts.read(content);
        }
        SignedReader.Signed signed = detached(second, limits);
        return signed.over(ContentHashes.copy(payload.reader(), signed.digests(), OutputStream.nullOutputStream()));
    }

    /** The signature that stands in the second part of a {@code multipart/signed}; its content must stand elsewhere. */
    static SignedReader.Signed detached(byte[] part, OpenLimits limits) throws IOException {
        var in = new ByteArrayInputStream(part);
        HeaderBlock headers = HeaderBlock.read(in, limits.headers());
        boolean base64 = headers.single("Content-Transfer-Encoding").orElse("").equalsIgnoreCase("base64");
        if (!isSignature(MediaType.of(headers).type()) || !base64) {
            throw Refusal.of(SealRefusal.STRIPPED_SIGNATURE).refused();
        }
        var signed = SignedReader.read(new Base64Input(in), limits, OutputStream.nullOutputStream());
        if (signed.content().isPresent()) {
            throw new MalformedFrame("a detached signature carries its own content");
        }
        return signed;
    }

    static boolean isSignature(String type) {
        return type.equalsIgnoreCase("application/pkcs7-signature")
                || type.equalsIgnoreCase("application/x-pkcs7-signature");
    }
}
