package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.port.trust.Check;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.frame.Base64Output;
import org.passerelle.seal.suite.Suite;

/** CBC vouches for nothing: only a signature over all of it lets a letter of the compatible suite be read. */
class CompatibleLetterTest {
    private final Scene scene = Scene.SHARED;
    private final OpenContext lenient =
            scene.hospitalContext().with(Acceptance.of(Set.of(Check.TAG, Check.REVOCATION)));
    private final byte[] letter = compatible();

    @Test
    void isReadOnlyFromThoseWhoMayLeaveTheTagOut() throws IOException {
        assertThat(Scene.outcome(letter, scene.hospitalContext())).isEqualTo("seal.absent");
        try (Opened opened = Scene.open(letter, lenient)) {
            assertThat(opened.verdict().applicable()).isTrue();
            assertThat(opened.verdict().absent()).contains(Check.TAG);
            assertThat(opened.payload().readAllBytes()).isEqualTo(Scene.PAYLOAD);
        }
    }

    @Test
    void aBitChangedInTheFirstOctetOfAnyBlockIsRefusedOrChangesNothing() throws IOException {
        int body = headers(letter).length();
        byte[] cms = Base64.getMimeDecoder()
                .decode(new String(letter, body, letter.length - body, StandardCharsets.US_ASCII));
        int refused = 0;
        for (int at = 0; at < cms.length; at += 16) {
            byte[] changed = cms.clone();
            changed[at] ^= 1;
            try (Opened opened = Scene.open(mail(changed), lenient)) {
                if (opened.verdict().readable()) {
                    assertThat(opened.payload().readAllBytes())
                            .as("octet %d", at)
                            .isEqualTo(Scene.PAYLOAD);
                } else {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(cms.length / 16 * 9 / 10);
    }

    @Test
    void withoutASignatureInsideItIsRefused() {
        byte[] bare = Forge.encrypt(Suite.COMPATIBLE, headers(letter), Scene.PAYLOAD, scene.hospitalEnc);
        assertThat(Scene.outcome(bare, lenient)).isEqualTo("seal.stripped-signature");
    }

    private byte[] compatible() {
        SealOrder plain = scene.order(scene.hospitalEnc);
        var order = new SealOrder(
                plain.purpose(),
                plain.from(),
                plain.recipients(),
                plain.headers(),
                plain.signingTime(),
                Suite.COMPATIBLE);
        return scene.seal(order, scene.practiceSign, Scene.PAYLOAD);
    }

    private byte[] mail(byte[] cms) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        out.writeBytes(headers(letter).getBytes(StandardCharsets.ISO_8859_1));
        var lines = new Base64Output(out);
        new ByteArrayInputStream(cms).transferTo(lines);
        lines.finish();
        return out.toByteArray();
    }

    private static String headers(byte[] mail) {
        return Forge.headers(mail);
    }
}
