package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.node.Mailbox;
import org.passerelle.node.Node;
import org.passerelle.party.MailAddress;

/** Where the settings say where the pages are, what people are told says which one to open. */
class NoticeLinkTest {
    @TempDir
    Path folder;

    @Test
    void aNoticeHoldsTheLinkOfItsRequest() throws Exception {
        var station = new Station(folder);
        station.write(
                "settings.yaml",
                station.settings()
                                .replace(
                                        "familyName: EXEMPLE, givenName: Paul",
                                        "familyName: EXEMPLE, givenName: Paul, mail: p.exemple@ch-barleduc.mssante.test")
                        + "console: { accounts: accounts.json, address: 'https://Avis.CH-Exemple.test:443/' }\n");
        Settings settings = station.read();
        var mailboxes = List.of(Mailbox.ofHost(Station.LINE));
        try (Node hospital = Node.open(NodePlan.of(settings, Station.WORLD, mailboxes)
                        .withTexting(Sms.of(settings, Station.WORLD.clock(), new EventLog())));
                Node practice = station.practice()) {
            Id avis = Station.request(practice, hospital);
            hospital.step();
            assertThat(noticed(hospital)).contains("https://avis.ch-exemple.test/exchanges/" + avis.hex());
        }
    }

    private static String noticed(Node hospital) throws Exception {
        var said = new StringBuilder();
        for (var next = hospital.nextToSend(); next.isPresent(); next = hospital.nextToSend()) {
            try (InputStream mail = next.get().open()) {
                if (next.get().to().equals(List.of(MailAddress.of("p.exemple@ch-barleduc.mssante.test")))) {
                    said.append(new MimeMessage(null, mail).getContent());
                }
            }
            next.get().handedOver();
        }
        return said.toString();
    }
}
