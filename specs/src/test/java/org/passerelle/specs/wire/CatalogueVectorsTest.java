package org.passerelle.specs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.catalogue.CatalogueReader;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.suite.Crypto;
import org.passerelle.specs.demo.PrettyJson;

/** The published vectors of catalogues are what the code makes, and are read back. */
class CatalogueVectorsTest {
    @BeforeAll
    static void compute() {
        Crypto.choose(Crypto.JDK);
    }

    @AfterAll
    static void computeAsBefore() {
        Crypto.choose(Crypto.FASTEST);
    }

    @Test
    void documentsAndTheirHashes() throws IOException {
        Json.Obj made = CatalogueVectors.make();
        same("catalogue.json", PrettyJson.of(made).getBytes(StandardCharsets.UTF_8));
        for (Json.Obj vector : made.array("cases").objects()) {
            byte[] octets = vector.text("documentText").getBytes(StandardCharsets.UTF_8);
            Catalogue read = CatalogueReader.read(octets);
            assertThat(read.octets()).isEqualTo(octets);
            assertThat(Sha256.hash(octets).hex()).isEqualTo(vector.text("sha256"));
        }
    }

    @Test
    void theSignedOneAndTheCardInIt() throws IOException {
        same("line.catalogue.cms", CatalogueVectors.cms());
        byte[] octets = DocumentSeal.catalogues()
                .open(CatalogueVectors.cms(), Given.anchors(), Optional.of(Given.NOON))
                .content();
        byte[] card = CatalogueReader.read(octets).entries().get(0).card();

        assertThat(card).isEqualTo(Files.readAllBytes(Given.FOLDER.resolve("line.card.cms")));
        assertThat(DocumentSeal.cards()
                        .open(card, Given.anchors(), Optional.of(Given.NOON))
                        .content())
                .isEqualTo(SealVectors.line().octets());
    }

    private static void same(String name, byte[] made) throws IOException {
        Path file = Given.FOLDER.resolve(name);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), made)) {
            Files.write(Files.createDirectories(Path.of("target", "vectors")).resolve(name), made);
        }
        assertThat(file).as("what it should be is in target/vectors").hasBinaryContent(made);
    }
}
