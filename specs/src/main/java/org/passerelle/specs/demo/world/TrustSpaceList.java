package org.passerelle.specs.demo.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeSet;

/** A list of MSSanté's domains, in its operators' own format, that holds the play's. */
public final class TrustSpaceList {
    private TrustSpaceList() {}

    /** Writes it for these mailboxes. */
    public static void write(Path file, Troupe troupe, Instant now) {
        var domains = new TreeSet<String>();
        troupe.mailboxes().values().forEach(mailbox -> domains.add(mailbox.domain()));
        var list = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<ListeBlancheMSSante xmlns=\"https://listeblanche.mssante.fr/schema\"><DateDeGeneration>" + now
                + "</DateDeGeneration><ListeDomaines>");
        for (String domain : domains) {
            list.append("<Domaine><Nom>")
                    .append(domain)
                    .append("</Nom><Description>Domaine fictif</Description><DNCertificatOperateur>")
                    .append("CN=operateur.fictif,OU=1550000066,O=OPERATEUR FICTIF,ST=Meuse (55),C=FR")
                    .append("</DNCertificatOperateur><DateMAJ>")
                    .append(now)
                    .append("</DateMAJ></Domaine>");
        }
        try {
            Files.writeString(file, list.append("</ListeDomaines></ListeBlancheMSSante>"), StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
