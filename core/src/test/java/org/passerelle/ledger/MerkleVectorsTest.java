package org.passerelle.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.Refused;

/** The vectors of transparency-dev/merkle, those that must fail included. */
class MerkleVectorsTest {
    private static final Path VECTORS = Path.of("../../shared/samples/corpora/merkle");
    private static final String NO_SUBTREE =
            "RFC 9162 proves consistency of whole trees only; a subtree that starts elsewhere is not one";
    private static final String NO_EMPTY = "RFC 9162 §2.1.4 proves nothing of an empty earlier tree";
    private static final String NOT_ALIGNED =
            "RFC 9162 builds no subtree over this range, so it has no proof to verify";

    @Test
    void findsTheVectors() throws IOException {
        assumeTrue(Files.isDirectory(VECTORS), "samples absent: merkle vectors");
        assertThat(files("inclusion")).hasSize(98);
        assertThat(files("consistency")).hasSize(98);
        assertThat(files("subtreeinclusion")).hasSize(204);
        assertThat(files("subtreeconsistency")).hasSize(118);
    }

    @TestFactory
    Stream<DynamicTest> inclusion() throws IOException {
        return tests(
                "inclusion",
                vector -> new Inclusion(vector.whole("leafIdx"), vector.whole("treeSize"), vector.proof())
                        .holds(vector.hash("leafHash"), vector.hash("root")));
    }

    @TestFactory
    Stream<DynamicTest> consistency() throws IOException {
        return tests(
                "consistency",
                vector -> new Consistency(vector.whole("size1"), vector.whole("size2"), vector.proof())
                        .holds(vector.hash("root1"), vector.hash("root2")));
    }

    /** A complete or last subtree of an RFC 9162 tree is itself such a tree over its own leaves. */
    @TestFactory
    Stream<DynamicTest> subtreeInclusion() throws IOException {
        return tests("subtreeinclusion", vector -> {
            long start = vector.whole("start");
            long count = vector.whole("end") - start;
            assumeTrue(count > 0 && start % powerAtLeast(count) == 0, NOT_ALIGNED);
            return new Inclusion(vector.whole("leafIdx") - start, count, vector.proof())
                    .holds(vector.hash("leafHash"), vector.hash("root"));
        });
    }

    /** A subtree that starts at leaf 0 is an earlier tree. */
    @TestFactory
    Stream<DynamicTest> subtreeConsistency() throws IOException {
        return tests("subtreeconsistency", vector -> {
            assumeTrue(vector.whole("start") == 0, NO_SUBTREE);
            assumeTrue(vector.whole("end") > 0, NO_EMPTY);
            return new Consistency(vector.whole("end"), vector.whole("size"), vector.proof())
                    .holds(vector.hash("root1"), vector.hash("root2"));
        });
    }

    private static long powerAtLeast(long count) {
        return count == 1 ? 1 : Long.highestOneBit(count - 1) * 2;
    }

    private static Stream<DynamicTest> tests(String folder, Predicate<Vector> verifies) throws IOException {
        if (!Files.isDirectory(VECTORS)) {
            return Stream.of(DynamicTest.dynamicTest(
                    folder, () -> assumeTrue(false, "samples absent: merkle vectors of " + folder)));
        }
        return files(folder).stream()
                .map(file -> DynamicTest.dynamicTest(VECTORS.relativize(file).toString(), () -> {
                    Vector vector = Vector.read(file);
                    assertThat(holds(vector, verifies)).isEqualTo(!vector.mustFail());
                }));
    }

    private static boolean holds(Vector vector, Predicate<Vector> verifies) {
        try {
            return verifies.test(vector);
        } catch (Refused refused) {
            return false;
        }
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> walk = Files.walk(VECTORS.resolve(folder))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private record Vector(Map<String, Object> members, List<String> path, boolean mustFail) {

        static Vector read(Path file) {
            Map<String, Object> members = new HashMap<>();
            List<String> path = new ArrayList<>();
            try (JsonParser json = JsonFactory.builder().build().createParser(file.toFile())) {
                json.nextToken();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    switch (json.nextToken()) {
                        case START_ARRAY -> {
                            while (json.nextToken() != JsonToken.END_ARRAY) {
                                path.add(json.getText());
                            }
                        }
                        case VALUE_NUMBER_INT -> members.put(name, Long.parseUnsignedLong(json.getText()));
                        case VALUE_NULL -> {}
                        default -> members.put(name, json.getText());
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return new Vector(members, path, members.get("wantErr").equals("true"));
        }

        long whole(String name) {
            return (Long) members.get(name);
        }

        /** The hash; where a vector that must hold writes a placeholder instead of one, the placeholder's hash. */
        Sha256 hash(String name) {
            byte[] octets = Base64.getDecoder().decode((String) members.get(name));
            return mustFail || octets.length == 32 ? Sha256.of(octets) : Sha256.hash(octets);
        }

        List<Sha256> proof() {
            return path.stream()
                    .map(hash -> Sha256.of(Base64.getDecoder().decode(hash)))
                    .toList();
        }
    }
}
