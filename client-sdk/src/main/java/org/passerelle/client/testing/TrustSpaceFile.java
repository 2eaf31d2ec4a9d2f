package org.passerelle.client.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A list of MSSanté domains that holds the rehearsal's. */
final class TrustSpaceFile {
    private static final List<String> DOMAINS = List.of(
            "cabinet-essai.mssante.fr",
            "ch-exemple.mssante.fr",
            "cardio-fictif.mssante.fr",
            "medecin-ordinaire.mssante.fr",
            "ch-ordinaire.mssante.fr");

    private TrustSpaceFile() {}

    static Path write(Path folder, Instant now) {
        var list = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<ListeBlancheMSSante xmlns=\"https://listeblanche.mssante.fr/schema\"><DateDeGeneration>" + now
                + "</DateDeGeneration><ListeDomaines>");
        for (String domain : DOMAINS) {
            list.append("<Domaine><Nom>")
                    .append(domain)
                    .append("</Nom><Description>Domaine fictif</Description><DNCertificatOperateur>")
                    .append("CN=operateur.fictif,OU=1550000066,O=OPERATEUR FICTIF,ST=Meuse (55),C=FR")
                    .append("</DNCertificatOperateur><DateMAJ>")
                    .append(now)
                    .append("</DateMAJ></Domaine>");
        }
        try {
            Files.createDirectories(folder);
            return Files.writeString(
                    folder.resolve("liste-blanche.xml"), list.append("</ListeDomaines></ListeBlancheMSSante>"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
