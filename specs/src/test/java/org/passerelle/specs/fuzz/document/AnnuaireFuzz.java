package org.passerelle.specs.fuzz.document;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.directory.api.ApiRules;
import org.passerelle.directory.api.DirectoryApi;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.trust.Directory.Answer;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** What the directory's API answers: whatever it says, an answer is about what was asked. */
final class AnnuaireFuzz extends FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    private static final MailAddress ASKED = new MailAddress("dermato@ch.mssante.fr");
    private static final StructureId HOSPITAL = new StructureId("1550000012");
    private static final Rpps DOCTOR = new Rpps("10003456789");
    private static final String MAILBOX =
            "{\"system\":\"email\",\"value\":\"dermato@ch.mssante.fr\",\"extension\":[{\"url\":"
                    + "\"https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata\","
                    + "\"extension\":[{\"url\":\"type\",\"valueCode\":\"KIND\"},{\"url\":\"digitization\",\"valueBoolean\":true}]}]}";

    @Override
    protected List<byte[]> seeds() {
        String organization =
                "{\"resourceType\":\"Organization\",\"active\":true,\"name\":\"CH\",\"identifier\":[{\"system\":"
                        + "\"https://finess.esante.gouv.fr\",\"value\":\"550000012\"}],\"telecom\":["
                        + MAILBOX.replace("KIND", "ORG") + "]}";
        String practitioner =
                "{\"resourceType\":\"Practitioner\",\"id\":\"1\",\"name\":[{\"family\":\"Dupin\"}],\"identifier\":"
                        + "[{\"system\":\"urn:oid:1.2.250.1.71.4.2.1\",\"value\":\"810003456789\"}]}";
        String role =
                "{\"resourceType\":\"PractitionerRole\",\"practitioner\":{\"reference\":\"Practitioner/1\"},\"telecom\":["
                        + MAILBOX.replace("KIND", "PER") + "]}";
        return List.of(
                Seeds.utf8(bundle(organization, "")),
                Seeds.utf8(bundle(practitioner + "},{\"resource\":" + role, "")),
                Seeds.utf8(bundle(
                        organization,
                        "\"link\":[{\"relation\":\"next\",\"url\":\"https://directory.example/next\"}],")),
                Seeds.utf8("{\"resourceType\":\"OperationOutcome\",\"total\":1.5e3,\"a\":[null,true]}"));
    }

    private static String bundle(String resource, String link) {
        return "{\"resourceType\":\"Bundle\"," + link + "\"entry\":[{\"resource\":" + resource + "}]}";
    }

    @Override
    protected void read(byte[] octets) {
        var rules = new ApiRules(
                URI.create("https://directory.example/fhir"), () -> "key", Duration.ofHours(1), Fetcher.Limits.DEFAULT);
        var api = new DirectoryApi(rules, answering(octets), () -> NOW);
        Answer found = api.find(ASKED);
        require(
                found.entries().stream().allMatch(entry -> entry.address().equals(ASKED)),
                "only the address that was asked about is answered");
        require(
                api.mailboxesOf(HOSPITAL).entries().stream().allMatch(entry -> entry.belongsTo(HOSPITAL)),
                "only the organisation's are");
        require(
                api.mailboxesOf(DOCTOR).entries().stream()
                        .allMatch(entry -> entry.findHolder().equals(Optional.of(DOCTOR))),
                "only the professional's are");
    }

    private static Fetcher answering(byte[] answer) {
        return new Fetcher() {
            @Override
            public boolean allows(URI uri) {
                return true;
            }

            @Override
            public byte[] fetch(Order order) {
                require(order.uri().getHost().equals("directory.example"), "the key goes to one host");
                return answer.clone();
            }
        };
    }
}
