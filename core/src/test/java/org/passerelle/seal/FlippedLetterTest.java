package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.TestPki;

/**
 * The octets of a letter changed in turn: a refusal, or the very same content and verdict, at the places that the wire names only.
 * Every octet of the header and of the message's structure; of ciphertext, whose octets differ in nothing, a sample with both ends.
 */
class FlippedLetterTest {
    private static final Path PAGE = Path.of("..", "specs", "wire", "4-verdict.md");
    private static final Pattern BULLET = Pattern.compile("^- \\*\\*(.+?)\\*\\*", Pattern.MULTILINE);
    private static final int LETTER_CASE = 5;
    private static final long SEED = 20261120;
    /** One ciphertext octet of so many is changed. */
    private static final int SAMPLED = 20;
    /** Characters at each end of a ciphertext that are all changed. */
    private static final int EDGE = 16;

    @TempDir
    Path spool;

    private final Scene scene = Scene.SHARED;
    private final Issued hospital = scene.hospitalEnc;
    private final Issued other = scene.cityEnc;
    private final OpenContext context = OpenContext.strict(
            Keyring.of(scene.hospitalSign.identity(), List.of(hospital.decryptionKey())),
            Set.of(Scene.HOSPITAL),
            scene.pki.anchors(),
            Scene.NOW.plusSeconds(60));
    private final byte[] letter = scene.seal(scene.order(hospital, other), scene.practiceSign, Scene.PAYLOAD);
    private final String text = new String(letter, StandardCharsets.ISO_8859_1);
    private final int body = text.indexOf("\r\n\r\n") + 4;
    private final byte[] cms = Base64.getMimeDecoder().decode(text.substring(body));
    private final String hex = Hex.toHexString(cms);
    private final int[] otherInfo = otherRecipientsInfo();

    @Test
    void changesNothingButWhatTheWireLists() throws IOException {
        Verdict whole;
        try (Opened opened = open(letter)) {
            whole = opened.verdict();
            assertThat(whole.applicable()).isTrue();
        }
        Set<String> tolerated = new TreeSet<>();
        for (int position : positions().stream().toArray()) {
            for (int bit : bits(position)) {
                if (opensTheSame(position, bit, whole)) {
                    tolerated.add(place(position, bit));
                }
            }
        }
        assertThat(tolerated).isEqualTo(listed());
    }

    private BitSet positions() throws IOException {
        var positions = new BitSet();
        positions.set(0, letter.length);
        var chosen = new Random(SEED);
        for (ASN1OctetString ciphertext : ciphertexts()) {
            int at = hex.indexOf(Hex.toHexString(ciphertext.getOctets()));
            assertThat(at).as("in one piece").isPositive().isEven();
            int end = inText(at / 2 + ciphertext.getOctets().length) - EDGE;
            for (int position = inText(at / 2) + EDGE; position < end; position++) {
                positions.set(position, chosen.nextInt(SAMPLED) == 0);
            }
        }
        return positions;
    }

    /** The content and, for each recipient, its key. */
    private List<ASN1OctetString> ciphertexts() throws IOException {
        var enveloped = AuthEnvelopedData.getInstance(
                ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms)).getContent());
        List<ASN1OctetString> found = new ArrayList<>();
        found.add(enveloped.getAuthEncryptedContentInfo().getEncryptedContent());
        for (ASN1Encodable recipient : enveloped.getRecipientInfos()) {
            var transport =
                    (KeyTransRecipientInfo) RecipientInfo.getInstance(recipient).getInfo();
            found.add(transport.getEncryptedKey());
        }
        assertThat(found).hasSize(3);
        return found;
    }

    /** One bit of each octet, another one each time; of the header's letters also the one that makes a capital of them. */
    private int[] bits(int position) {
        int bit = position % Byte.SIZE;
        boolean named = position < body && Character.isLetter(letter[position]);
        return named && bit != LETTER_CASE ? new int[] {bit, LETTER_CASE} : new int[] {bit};
    }

    private boolean opensTheSame(int position, int bit, Verdict whole) throws IOException {
        byte[] flipped = letter.clone();
        flipped[position] ^= (byte) (1 << bit);
        try (Opened opened = open(flipped)) {
            if (!opened.verdict().readable()) {
                assertThat(opened.verdict().refusal()).isPresent();
                assertThatThrownBy(opened::payload).isInstanceOf(Refused.class);
                return false;
            }
            assertThat(opened.verdict()).as("at %d", position).isEqualTo(whole);
            var content = new ByteArrayOutputStream();
            opened.payload().transferTo(content);
            assertThat(content.toByteArray()).as("at %d", position).isEqualTo(Scene.PAYLOAD);
            return true;
        }
    }

    private Opened open(byte[] mail) throws IOException {
        return new Opener(spool, Scene.seeded(3)).open(new ByteArrayInputStream(mail), context);
    }

    /** The class of a change, in the words of the wire's page. */
    private String place(int position, int bit) {
        if (letter[position] == '\r' || letter[position] == '\n') {
            return "line ends";
        }
        if (position >= body) {
            boolean theirs = position >= otherInfo[0] && position <= otherInfo[1];
            return theirs ? "another recipient's information" : "the body at " + position;
        }
        String field = field(position);
        if (!Set.of("From", "Content-Type", "Content-Transfer-Encoding").contains(field)) {
            return "other header fields";
        }
        boolean writing = bit == LETTER_CASE && Character.isLetter(letter[position]);
        return writing || field.equals("Content-Type") ? "how a field is written" : field + " at " + position;
    }

    private String field(int position) {
        int start = text.lastIndexOf("\r\n", position) < 0 ? 0 : text.lastIndexOf("\r\n", position) + 2;
        while (text.charAt(start) == ' ') {
            start = text.lastIndexOf("\r\n", start - 3) + 2;
        }
        return text.substring(start, text.indexOf(':', start));
    }

    private static Set<String> listed() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        return BULLET.matcher(page.substring(page.indexOf("## What a carrier may change")))
                .results()
                .map(bullet -> bullet.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where the other recipient's information stands in the mail's text: what follows its serial number. */
    private int[] otherRecipientsInfo() {
        String serial = Hex.toHexString(other.certificate().getSerialNumber().toByteArray());
        int octets = (hex.indexOf(serial) + serial.length()) / 2;
        int end = hex.indexOf("04820100", 2 * octets) / 2 + 4 + TestPki.LEAF_BITS / Byte.SIZE;
        return new int[] {inText(octets), inText(end)};
    }

    private int inText(int octet) {
        int character = octet * 4 / 3;
        return body + character + character / 76 * 2;
    }
}
