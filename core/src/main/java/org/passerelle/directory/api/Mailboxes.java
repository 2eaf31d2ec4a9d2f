package org.passerelle.directory.api;

import static org.passerelle.directory.api.Members.codes;
import static org.passerelle.directory.api.Members.object;
import static org.passerelle.directory.api.Members.objects;
import static org.passerelle.directory.api.Members.parsed;
import static org.passerelle.directory.api.Members.text;
import static org.passerelle.directory.api.Members.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.port.trust.DirectoryEntry.Kind;
import org.passerelle.port.trust.DirectoryEntry.Label;

/**
 * The mailboxes that resources carry (ANS, IG Annuaire Santé, AsMailboxMSS): telecoms whose extension says that they are MSSanté's,
 * of resources that are active and have one owner.
 */
final class Mailboxes {
    private static final String METADATA =
            "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata";
    private static final String MAIL_KIND =
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type";
    private static final String IDNPS = "urn:oid:1.2.250.1.71.4.2.1";
    private static final String RPPS = "https://rpps.esante.gouv.fr";
    private static final Map<String, String> STRUCTURES = Map.of(
            "urn:oid:1.2.250.1.71.4.2.2", "",
            "https://finess.esante.gouv.fr", "1",
            "https://rppsrang.esante.gouv.fr", "4");
    private static final Set<String> ZERO_PAPER = Set.of("digitization", "dematerialisation");
    /** Longest name, service or description that is kept, in characters; more is cut. */
    static final int LONGEST_LABEL = 200;

    private final String source;
    private final Instant asOf;
    private final Map<String, Rpps> holders = new HashMap<>();
    private final List<DirectoryEntry> entries = new ArrayList<>();

    private Mailboxes(String source, Instant asOf) {
        this.source = source;
        this.asOf = asOf;
    }

    /** The mailboxes of these resources, whose professionals stand among them. */
    static List<DirectoryEntry> of(List<Json.Obj> resources, String source, Instant asOf) {
        var mailboxes = new Mailboxes(source, asOf);
        List<Json.Obj> active = resources.stream()
                .filter(resource -> !Members.is(resource, "active", false))
                .toList();
        active.stream().filter(resource -> isA(resource, "Practitioner")).forEach(mailboxes::holder);
        active.forEach(mailboxes::resource);
        return List.copyOf(mailboxes.entries);
    }

    private static boolean isA(Json.Obj resource, String type) {
        return text(resource, "resourceType").equals(type);
    }

    private void holder(Json.Obj practitioner) {
        List<Rpps> numbers = objects(practitioner, "identifier").stream()
                .flatMap(Mailboxes::rpps)
                .distinct()
                .toList();
        if (numbers.size() == 1 && !text(practitioner, "id").isEmpty()) {
            holders.put("Practitioner/" + text(practitioner, "id"), numbers.get(0));
        }
    }

    /** As IDNPS with its digit, or as the bare number under a system or a type of its own. */
    private static Stream<Rpps> rpps(Json.Obj identifier) {
        String system = text(identifier, "system");
        String value = text(identifier, "value");
        boolean typed = codes(identifier, "type").contains("RPPS");
        if (system.equals(IDNPS) && value.matches("8[0-9]{11}")) {
            return Stream.of(new Rpps(value.substring(1)));
        }
        boolean bare = system.equals(RPPS) || system.equals(IDNPS) && typed;
        return bare && value.matches("[0-9]{11}") ? Stream.of(new Rpps(value)) : Stream.empty();
    }

    private void resource(Json.Obj resource) {
        Rpps holder = isA(resource, "PractitionerRole")
                ? holders.get(reference(resource))
                : holders.get("Practitioner/" + text(resource, "id"));
        if (isA(resource, "Organization")) {
            Set<StructureId> numbers = structures(resource);
            if (!numbers.isEmpty()) {
                telecoms(resource, null, numbers);
            }
        } else if (holder != null) {
            telecoms(resource, holder, Set.of());
        }
    }

    private static String reference(Json.Obj role) {
        String[] parts = object(role, "practitioner")
                .map(one -> text(one, "reference"))
                .orElse("")
                .split("/", -1);
        return parts.length < 2 ? "" : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    private static Set<StructureId> structures(Json.Obj organization) {
        Set<StructureId> numbers = new TreeSet<>();
        for (Json.Obj identifier : objects(organization, "identifier")) {
            String digit = STRUCTURES.get(text(identifier, "system"));
            if (digit != null) {
                parsed(() -> new StructureId(digit + text(identifier, "value"))).ifPresent(numbers::add);
            }
        }
        return numbers;
    }

    private void telecoms(Json.Obj resource, @Nullable Rpps holder, Set<StructureId> organisations) {
        for (Json.Obj telecom : objects(resource, "telecom")) {
            List<Json.Obj> extensions = objects(telecom, "extension");
            Optional<Json.Obj> metadata = extension(extensions, METADATA);
            boolean mailbox = metadata.isPresent()
                    || extension(extensions, MAIL_KIND)
                            .map(Mailboxes::code)
                            .filter("MSSANTE"::equals)
                            .isPresent();
            if (mailbox && text(telecom, "system").equals("email")) {
                List<Json.Obj> facts =
                        metadata.map(one -> objects(one, "extension")).orElse(List.of());
                Kind kind = kind(facts, holder);
                parsed(() -> MailAddress.of(text(telecom, "value")))
                        .filter(address -> kind.isPersonal() == (holder != null))
                        .ifPresent(address -> entries.add(new DirectoryEntry(
                                address,
                                kind,
                                holder,
                                organisations,
                                new Label(name(resource), fact(facts, "service"), fact(facts, "description")),
                                flag(facts, Set.of("listeRouge")),
                                flag(facts, ZERO_PAPER),
                                Set.of(),
                                source,
                                asOf)));
            }
        }
    }

    /** As a coding or, in some of the directory's own examples, as a bare code; unsaid, what the resource is. */
    private static Kind kind(List<Json.Obj> facts, @Nullable Rpps holder) {
        String code = extension(facts, "type").map(Mailboxes::code).orElse("");
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equals(code))
                .findFirst()
                .orElse(holder == null ? Kind.ORG : Kind.PER);
    }

    private static String code(Json.Obj extension) {
        return Stream.of(
                        codes(extension, "valueCodeableConcept").stream(),
                        object(extension, "valueCoding").map(coding -> text(coding, "code")).stream(),
                        Stream.of(text(extension, "valueCode")))
                .flatMap(found -> found)
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String name(Json.Obj resource) {
        String name = text(resource, "name");
        return cut(
                name.isEmpty()
                        ? objects(resource, "name").stream()
                                .map(human -> String.join(" ", texts(human, "given")) + ' ' + text(human, "family"))
                                .findFirst()
                                .orElse("")
                        : name);
    }

    private static String fact(List<Json.Obj> facts, String url) {
        return cut(extension(facts, url).map(one -> text(one, "valueString")).orElse(""));
    }

    private static boolean flag(List<Json.Obj> facts, Set<String> urls) {
        return urls.stream()
                .flatMap(url -> extension(facts, url).stream())
                .anyMatch(one -> Members.is(one, "valueBoolean", true));
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_LABEL));
    }

    private static Optional<Json.Obj> extension(List<Json.Obj> extensions, String url) {
        return extensions.stream().filter(one -> text(one, "url").equals(url)).findFirst();
    }
}
