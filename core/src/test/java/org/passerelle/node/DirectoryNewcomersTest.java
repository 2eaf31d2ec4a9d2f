package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.directory.asked.DirectoryRules;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** A hospital that asks a directory whose a newcomer's address is. */
class DirectoryNewcomersTest extends NewcomersScene {
    private static final String HEADINGS =
            "Type de BAL|Adresse BAL|Identification nationale PP|Type identifiant structure"
                    + "|Identification Structure|Empreintes SHA-256 des certificats\n";
    private static final String CABINET = "550000099";
    private static final MailAddress SERVICE = Rehearsal.named("service", Rehearsal.PRACTICE);

    private void listed(MailAddress address, String finess, String certificates) throws IOException {
        Path file = Files.writeString(
                folder.resolve("boxes.txt"),
                HEADINGS + "ORG|" + address.value() + "||FINESS|" + finess + "|" + certificates + "\n",
                StandardCharsets.UTF_8);
        houses.hospital.close();
        houses.hospital = Node.open(houses.hospitalSettings("hospital")
                .withSources(TrustSources.none().directory(new DirectoryRules(file, null, null))));
    }

    private void introduce() {
        houses.practice.newcomers().introduce(Rehearsal.LINE);
        houses.settle();
    }

    @Test
    void anAddressThatTheDirectoryKnowsAsTheCardsOwnIsConfirmedAndTheWaitingLetterActs() throws IOException {
        listed(Rehearsal.PRACTICE, CABINET, "");
        Id avis = houses.request();
        introduce();

        assertThat(waiting()).isEmpty();
        assertThat(apart()).isEmpty();
        assertThat(houses.hospital.view(avis).row().state()).isEqualTo("requested");
        assertThat(houses.hospital.directory().find(Rehearsal.PRACTICE).entries())
                .extracting(DirectoryEntry::source)
                .containsExactly("cards", "file");
        assertThat(hospitalChain("address-confirmed")).singleElement().satisfies(facts -> {
            assertThat(facts.text("how")).isEqualTo("directory");
            assertThat(facts.text("by")).isEqualTo("file");
            assertThat(facts.text("role")).startsWith("annuaire, 20");
            assertThat(facts.text("address")).isEqualTo(Rehearsal.PRACTICE.value());
        });
    }

    @Test
    void anAddressOfSomebodyElseWaits() throws IOException {
        listed(Rehearsal.PRACTICE, "550000098", "");
        introduce();

        assertThat(only().address()).isEqualTo(Rehearsal.PRACTICE);
        assertThat(hospitalChain("address-confirmed")).isEmpty();
    }

    @Test
    void anEntryThatPinsCertificatesSpeaksForThoseAlone() throws IOException {
        listed(Rehearsal.PRACTICE, CABINET, "ab".repeat(32));
        introduce();
        assertThat(waiting()).hasSize(1);

        String own = Sha256.hash(Certificates.der(Rehearsal.Keys.PRACTICE_UNBOUND.certificate()))
                .hex();
        listed(Rehearsal.PRACTICE, CABINET, own);
        houses.settle();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aFurtherAddressOfAKnownCardIsConfirmedToo() throws IOException {
        houses.hospital.newcomers().confirm(introduced().id(), houses.byPhone());
        assertThat(houses.hospital.directory().find(SERVICE).entries()).isEmpty();
        listed(SERVICE, CABINET, "");
        houses.settle();

        assertThat(houses.hospital.directory().find(SERVICE).entries())
                .extracting(DirectoryEntry::source)
                .containsExactly("cards", "file");
        assertThat(hospitalChain("address-confirmed"))
                .extracting(facts -> facts.text("how"))
                .containsExactlyInAnyOrder("person", "directory");
    }

    @Test
    void newKeysOfSomebodyKnownWaitForAPersonWhateverTheDirectorySays() throws IOException {
        listed(Rehearsal.PRACTICE, CABINET, "");
        introduce();
        Issued signing = Rehearsal.Keys.PKI.issue(Leaf.signing(Rehearsal.Keys.CABINET));
        Issued reading = Rehearsal.Keys.PKI.issue(Leaf.encryption(Rehearsal.Keys.CABINET));
        var other = new Stranger(folder, houses, signing, reading);
        atHospital(other.introduction(Rehearsal.PRACTICE, other.card(Rehearsal.Keys.CABINET, Rehearsal.PRACTICE)));
        houses.settle();

        assertThat(waiting()).hasSize(1);
        assertThat(alarms(houses.hospital)).contains(LearnCard.KEYS_CHANGED);
        assertThat(hospitalChain("address-confirmed")).hasSize(1);
    }
}
