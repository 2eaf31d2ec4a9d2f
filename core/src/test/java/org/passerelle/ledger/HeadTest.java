package org.passerelle.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;

class HeadTest {
    private final Head first = new Head(new Id("00112233445566778899aabbccddeeff"), 0, Sha256.hash(new byte[1]));

    @Test
    void beginsAtZero() {
        assertThat(Head.read(first.json())).isEqualTo(first);
        Json.Obj before = first.json().with("n", new Json.Whole(-1));
        Refusing.refuses(CanonRefusal.MEMBER_TYPE, () -> Head.read(before));
    }
}
