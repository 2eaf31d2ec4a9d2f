package org.passerelle.specs.sandbox.world;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.passerelle.client.testing.SimulatedMail;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.seal.pki.Pem;
import org.passerelle.specs.demo.world.Cast;

/**
 * The settings file of one of the two gateways, as its operator would write it.
 *
 * @param folder where it and the node's folder stand
 * @param keys whose keys it has
 * @param own the addresses that it answers for
 * @param lines its {@code lines} part
 * @param port of its pages; 0 for any free one
 */
record GatewayFile(Path folder, String keys, List<MailAddress> own, String lines, int port) {

    static GatewayFile hospital(Path folder, int port) {
        return new GatewayFile(
                folder,
                "hopital",
                Team.ALL.stream().map(Team::address).toList(),
                Team.ALL.stream().map(GatewayFile::line).collect(Collectors.joining("", "lines:\n", "")),
                port);
    }

    static GatewayFile practice(Path folder, int port) {
        return new GatewayFile(folder, "saulx", List.of(SandboxPapers.SAULX), "lines: []\n", port);
    }

    /**
     * What all houses are given.
     *
     * @param cards whose cards there are
     * @param password of every mailbox
     * @param confirmed when somebody made sure of the cards
     */
    record Given(
            Collection<MailAddress> cards,
            SimulatedMail mail,
            String password,
            SandboxPapers papers,
            Instant confirmed) {}

    Path write(Given given) {
        Folders.text(folder.resolve("mailbox.password"), given.password());
        Folders.text(folder.resolve("mail.pem"), Pem.write(given.papers().anchors()));
        String confirmed =
                "confirmedBy: Camille Aubry, confirmedRole: secrétaire, confirmedAt: '" + given.confirmed() + "' }\n";
        String all = given.cards().stream()
                .map(address -> "  - { file: '../cards/" + SandboxPapers.fileOf(address) + "', own: "
                        + own.contains(address) + ", " + confirmed)
                .collect(Collectors.joining("", "cards:\n", ""));
        String mailboxes = own.stream()
                .map(address -> mailbox(address, given.mail()))
                .collect(Collectors.joining("", "mailboxes:\n", ""));
        return Folders.text(folder.resolve("passerelle.yaml"), head() + all + mailboxes + lines + tail());
    }

    private String head() {
        return """
                # Written by the sandbox; the keys are worth nothing.
                node: { folder: node }
                keys:
                  signing: { certificate: ../keys/@.sign.cert.pem, key: ../keys/@.sign.key.pem }
                  decryption:
                    - { certificate: ../keys/@.enc.cert.pem, key: ../keys/@.enc.key.pem }
                trust: { anchors: ../keys/anchors.pem, crls: [../keys/crls.pem], hosts: [] }
                catalogue: { letters: false }
                pace: { intake: 1s, outbox: 200ms }
                """.replace("@", keys);
    }

    private static String mailbox(MailAddress address, SimulatedMail mail) {
        return """
                  - address: '#address'
                    anchors: mail.pem
                    smtp: { host: localhost, port: #smtp }
                    imap: { host: localhost, port: #imap }
                    login: { passwordFile: mailbox.password }
                """.replace("#address", address.value())
                .replace("#smtp", String.valueOf(mail.smtpsPort()))
                .replace("#imap", String.valueOf(mail.imapsPort()));
    }

    private static String line(Team team) {
        var secretary = SandboxPeople.SECRETARY;
        return """
                  - address: '#line'
                    members:
                      - { #expert, mail: '#mail', delegates: ['#secretary'] }
                      - { #intern, rights: [intern] }
                      - { id: '#secretary', familyName: #family, givenName: #given, rights: [secretary] }
                      - { #coordinator, rights: [coordinator], mail: '#coordination' }
                """.replace("#line", team.address().value())
                .replace("#expert", member(team.expert()))
                .replace("#mail", team.expertMail().value())
                .replace("#intern", member(team.intern()))
                .replace("#coordinator", member(Cast.COORDINATOR))
                .replace("#coordination", Cast.COORDINATOR_MAIL.value())
                .replace("#secretary", secretary.id().number())
                .replace("#family", secretary.familyName())
                .replace("#given", secretary.givenName());
    }

    private static String member(Professional person) {
        return "rpps: '" + person.rpps().value() + "', familyName: " + person.familyName() + ", givenName: "
                + person.givenName();
    }

    private String tail() {
        return """
                https:
                  port: 0
                  certificate: ../keys/localhost.tls.cert.pem
                  key: ../keys/localhost.tls.key.pem
                  clientAnchors: ../keys/anchors.pem
                console: { port: #, accounts: accounts.json, idle: 12h }
                """.replace("#", String.valueOf(port));
    }
}
