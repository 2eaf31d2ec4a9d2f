package org.passerelle.specs.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.port.trust.Check;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;

/**
 * Under AES-CBC a changed bit garbles its block and changes the same bit of the next, and nothing in the cipher says so: whatever is
 * changed in the first octet of a block, the letter is refused or says the very same, from the very same.
 */
class BitFlipsTest {
    private static final int BLOCK = 16;

    @TempDir
    private static Path spools;

    private static OpenContext context;
    private static Opener opener;

    @BeforeAll
    static void open() throws IOException {
        context = CorpusFolder.COMMITTED.context(Case.Setting.HOSPITAL.without(Check.TAG, Check.REVOCATION));
        opener = CorpusTest.opener(spools);
    }

    @Test
    void noneOfFiftyLettersSaysAnythingElse() throws IOException {
        Set<String> codes = new TreeSet<>();
        int flips = 0;
        int refused = 0;
        var letters = CorpusFolder.COMMITTED.fifty();
        assertThat(letters).hasSize(50);
        for (byte[] letter : letters) {
            byte[] payload = payload(letter);
            assertThat(payload).isNotEmpty();
            ContentInfo info = info(letter);
            byte[] content = encrypted(info);
            for (int at = 0; at < content.length; at += BLOCK) {
                flips++;
                byte[] changed = content.clone();
                changed[at] ^= 1;
                String code = code(EnvelopeForge.mail(EnvelopeFaults.compatible(), with(info, changed)), payload);
                refused += code.equals(Case.ACCEPTED) ? 0 : 1;
                codes.add(code);
            }
        }
        assertThat(flips).isGreaterThan(5000);
        assertThat(refused).isGreaterThan(flips * 9 / 10);
        assertThat(codes).contains("seal.malformed", "seal.digest");
    }

    /** The code under which it is refused; what is taken must be the same. */
    private static String code(byte[] mail, byte[] payload) throws IOException {
        try (Opened opened = opener.open(new ByteArrayInputStream(mail), context)) {
            var verdict = opened.verdict();
            if (verdict.readable()) {
                assertThat(opened.payload().readAllBytes()).isEqualTo(payload);
                assertThat(verdict.sender().orElseThrow().boundAddress()).contains(People.PRACTICE);
                return Case.ACCEPTED;
            }
            return verdict.refusal().orElseThrow().code();
        }
    }

    private static byte[] payload(byte[] letter) throws IOException {
        try (Opened opened = opener.open(new ByteArrayInputStream(letter), context)) {
            return opened.payload().readAllBytes();
        }
    }

    private static ContentInfo info(byte[] letter) {
        String text = Mails.text(letter);
        return ContentInfo.getInstance(Base64.getMimeDecoder().decode(text.substring(text.indexOf("\r\n\r\n") + 4)));
    }

    private static byte[] encrypted(ContentInfo info) {
        return EnvelopedData.getInstance(info.getContent())
                .getEncryptedContentInfo()
                .getEncryptedContent()
                .getOctets();
    }

    private static byte[] with(ContentInfo info, byte[] content) {
        EnvelopedData data = EnvelopedData.getInstance(info.getContent());
        EncryptedContentInfo old = data.getEncryptedContentInfo();
        var other = new EncryptedContentInfo(
                old.getContentType(), old.getContentEncryptionAlgorithm(), new DEROctetString(content));
        return SignedForge.der(new ContentInfo(
                info.getContentType(),
                new EnvelopedData(null, data.getRecipientInfos(), other, (org.bouncycastle.asn1.ASN1Set) null)));
    }
}
