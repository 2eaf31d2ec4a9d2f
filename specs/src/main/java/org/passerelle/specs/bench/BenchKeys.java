package org.passerelle.specs.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.TestPki;

/**
 * RSA-2048 keys for one who writes and one who reads, in files that every contender takes: {@code signer} and {@code reader} with
 * {@code .key} and {@code .pem}, and {@code anchors.pem}.
 *
 * @param folder where they are
 */
record BenchKeys(Path folder) {
    static final MailAddress WRITER = MailAddress.of("cabinet@medecin.mssante.test");
    static final MailAddress READER = MailAddress.of("service@hopital.mssante.test");

    private static final byte[] LINE =
            "UGFzc2VyZWxsZSBwb3J0ZSB1bmUgZGVtYW5kZSBtw6lkaWNhbGUsIHNjZWxsw6llIGRlIGJvdXQg\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    /** Makes them. */
    static BenchKeys in(Path folder, InstantSource clock, SecureRandom random) throws IOException {
        var keys = new BenchKeys(folder);
        var pki = new TestPki(random, clock);
        var subject = new Leaf.Subject("Meuse (55)", "ESSAI", new StructureId("1550000012"), "BANC");
        keys.write("signer", pki.issue(Leaf.signing(subject).bound(WRITER)));
        keys.write("reader", pki.issue(Leaf.encryption(subject).bound(READER)));
        Files.writeString(folder.resolve("anchors.pem"), Pem.write(List.of(pki.root(), pki.organisations())));
        return keys;
    }

    private void write(String name, Issued issued) throws IOException {
        Files.writeString(folder.resolve(name + ".key"), Pem.writeKey(issued.key()));
        Files.writeString(folder.resolve(name + ".pem"), Pem.write(issued.certificate()));
    }

    /** A MIME entity of that many octets, in lines that no mail program changes: an attachment already written as text. */
    static byte[] entity(int octets) {
        byte[] entity = new byte[octets];
        byte[] headers = ("From: " + WRITER.value() + "\r\nTo: " + READER.value()
                        + "\r\nContent-Type: text/plain; charset=us-ascii; hp=\"cipher\"\r\n"
                        + "Content-Transfer-Encoding: 7bit\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(headers, 0, entity, 0, headers.length);
        for (int at = headers.length; at < octets; at += LINE.length) {
            System.arraycopy(LINE, 0, entity, at, Math.min(LINE.length, octets - at));
        }
        if (octets > headers.length + 2) {
            System.arraycopy("\r\n".getBytes(StandardCharsets.US_ASCII), 0, entity, octets - 2, 2);
        }
        return Arrays.copyOf(entity, octets);
    }
}
