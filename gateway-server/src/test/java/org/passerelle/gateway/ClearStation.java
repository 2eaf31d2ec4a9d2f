package org.passerelle.gateway;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.passerelle.node.Node;

/** A station whose line takes ordinary mails, and a doctor who has a mail program. */
final class ClearStation {
    static final String DOCTOR = "louis.invente@medecin.mssante.test";

    private ClearStation() {}

    static Station in(Path folder) {
        var station = new Station(folder);
        station.sign("hospital", station.text("hospital.yaml") + "\ncarriage: [ sealed, clear ]\n", "hospital");
        station.write("liste.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <ListeBlancheMSSante xmlns="https://listeblanche.mssante.fr/schema">\
                <DateDeGeneration>2026-01-02T03:04:05Z</DateDeGeneration><ListeDomaines>\
                <Domaine><Nom>ch-barleduc.mssante.test</Nom><DNCertificatOperateur>CN=o,OU=1550000066,O=O,ST=Meuse (55),C=FR</DNCertificatOperateur></Domaine>\
                <Domaine><Nom>medecin.mssante.test</Nom><DNCertificatOperateur>CN=o,OU=1550000066,O=O,ST=Meuse (55),C=FR</DNCertificatOperateur></Domaine>\
                </ListeDomaines></ListeBlancheMSSante>
                """);
        station.write(
                "settings.yaml",
                station.settings()
                                .replace(
                                        "trust: { anchors: keys/anchors.pem }",
                                        "trust: { anchors: keys/anchors.pem, whitelist: { file: liste.xml, signed: false } }")
                        + "directory: { file: boites.txt }\n");
        station.write("boites.txt", """
                Type de BAL|Adresse BAL|Identification nationale PP|Type identifiant structure|Identification Structure|Nom d'exercice
                PER|claude.modele@medecin.mssante.test|810000000007|||MODÈLE
                PER|autre@medecin.mssante.test|810000000005|||AUTRE
                """);
        return station;
    }

    /** The doctor's mail with a photograph comes to the line. */
    static void accept(Node hospital, String text, String id) {
        accept(hospital, text, id, "image/jpeg", "photo.jpg", MadeFiles.jpeg());
    }

    /** The same in the thread of another mail. */
    static void reply(Node hospital, String text, String id, String answered) {
        String ids = id + ">\nIn-Reply-To: <" + answered;
        accept(hospital, text, ids, "image/jpeg", "photo.jpg", MadeFiles.jpeg());
    }

    /** The same with any file. */
    static void accept(Node hospital, String text, String id, String type, String name, byte[] file) {
        String mail = """
                From: Louis Invente <%s>
                To: %s
                Date: Fri, 20 Nov 2026 09:30:00 +0100
                Message-ID: <%s>
                Subject: Question
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=limite

                --limite
                Content-Type: text/plain; charset=utf-8

                %s
                --limite
                Content-Type: %s; name=%s
                Content-Disposition: attachment; filename=%6$s
                Content-Transfer-Encoding: base64

                %s
                --limite--
                """.formatted(
                        DOCTOR,
                        Station.LINE.value(),
                        id,
                        text,
                        type,
                        name,
                        Base64.getMimeEncoder().encodeToString(file));
        hospital.accept(
                new ByteArrayInputStream(
                        mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                Station.LINE);
    }
}
