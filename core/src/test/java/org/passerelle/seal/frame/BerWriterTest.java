package org.passerelle.seal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BerWriterTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x1_0000})
    void writesElementsAsOthersDo(int octets) throws Exception {
        byte[] content = new byte[octets];
        Arrays.fill(content, (byte) 7);
        assertThat(BerWriter.element(0x04, content)).isEqualTo(new DEROctetString(content).getEncoded());
    }

    @Test
    void putsSeveralIntoOne() throws Exception {
        var one = new DEROctetString(new byte[] {1});
        var two = new DEROctetString(new byte[] {2, 2});
        byte[] both = BerWriter.element(0x30, one.getEncoded(), two.getEncoded());
        assertThat(ASN1Primitive.fromByteArray(both)).isEqualTo(new DERSequence(new DEROctetString[] {one, two}));
        assertThat(BerWriter.element(0x30)).containsExactly(0x30, 0);
    }
}
