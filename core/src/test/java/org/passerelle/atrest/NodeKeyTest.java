package org.passerelle.atrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Id;
import org.passerelle.refusal.Refused;

/** The node's key: kept in its file for its owner only, and the only thing that opens what it wrapped. */
class NodeKeyTest {
    private static final Id EXCHANGE = new Id("0123456789abcdef0123456789abcdef");

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceAndReadAfterwards() throws IOException {
        Path file = folder.resolve("keys").resolve("node.key");

        NodeKey made = NodeKey.readOrCreate(file, random);
        NodeKey read = NodeKey.readOrCreate(file, random);

        DataKey dataKey = DataKey.random(random);
        byte[] wrapped = made.wrap(dataKey, EXCHANGE, random);
        assertThat(read.unwrap(wrapped, EXCHANGE, TestRefusal.ALTERED).octets()).isEqualTo(dataKey.octets());
        assertThat(Files.size(file)).isEqualTo(NodeKey.LENGTH);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        Assumptions.assumeTrue(DurableFile.posix(folder), "no POSIX rights here");
        Path file = folder.resolve("node.key");
        NodeKey.readOrCreate(file, random);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertRefused(file, AtRestRefusal.KEY_RIGHTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, NodeKey.LENGTH - 1, NodeKey.LENGTH + 1})
    void refusesAFileOfAnotherLength(int length) throws IOException {
        Path file = folder.resolve("node.key");
        NodeKey.readOrCreate(file, random);
        Files.write(file, new byte[length]);

        assertRefused(file, AtRestRefusal.KEY_FILE);
    }

    @Test
    void refusesAMissingFile() {
        assertRefused(folder.resolve("absent.key"), AtRestRefusal.KEY_MISSING);
    }

    @Test
    void wrapsForOneExchangeAndOneNode() {
        NodeKey key = NodeKey.random(random);
        byte[] wrapped = key.wrap(DataKey.random(random), EXCHANGE, random);

        assertThatThrownBy(() -> key.unwrap(wrapped, Id.random(random), TestRefusal.ALTERED))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> NodeKey.random(random).unwrap(wrapped, EXCHANGE, TestRefusal.ALTERED))
                .isInstanceOf(Refused.class);
    }

    @Test
    void sealedOctetsRefuseEveryFlippedByteAndEveryTruncation() {
        DataKey key = DataKey.random(random);
        byte[] context = {1};
        byte[] clear = "Mme Zélie Invention".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = SealedOctets.seal(key, context, clear, random);

        assertThat(SealedOctets.open(key, context, sealed, TestRefusal.ALTERED)).isEqualTo(clear);
        assertThat(SealedOctets.seal(key, context, clear, random)).isNotEqualTo(sealed);
        for (int i = 0; i < sealed.length; i++) {
            byte[] flipped = sealed.clone();
            flipped[i] ^= (byte) 0x80;
            byte[] cut = java.util.Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> SealedOctets.open(key, context, flipped, TestRefusal.ALTERED))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> SealedOctets.open(key, context, cut, TestRefusal.ALTERED))
                    .isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> SealedOctets.open(key, new byte[] {2}, sealed, TestRefusal.ALTERED))
                .isInstanceOf(Refused.class);
    }

    @Test
    void printsNothing() {
        assertThat(NodeKey.random(random)).hasToString("NodeKey[…]");
        assertThat(DataKey.random(random)).hasToString("DataKey[…]");
    }

    private static void assertRefused(Path file, AtRestRefusal code) {
        assertThatThrownBy(() -> NodeKey.read(file))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
