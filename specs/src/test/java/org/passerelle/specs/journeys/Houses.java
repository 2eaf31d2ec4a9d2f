package org.passerelle.specs.journeys;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.card.Confirmation;
import org.passerelle.client.Practice;
import org.passerelle.client.Settings;
import org.passerelle.flow.desk.Staff;
import org.passerelle.mail.ImapIntake;
import org.passerelle.mail.ImapSettings;
import org.passerelle.mail.SmtpPost;
import org.passerelle.mail.SmtpSettings;
import org.passerelle.media.MediaLimits;
import org.passerelle.node.GivenCard;
import org.passerelle.node.Mailbox;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.AddressField;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.pathway.yaml.Script;
import org.passerelle.port.trust.Keyring;
import org.passerelle.specs.demo.world.SeededRandom;

/**
 * The houses of one journey: the hospital whose line's card is the script's {@code line}, a practice, and a third place for each role
 * of that side whose mailbox the script names. All know each other's cards, and the pathways of the same folder.
 */
final class Houses implements AutoCloseable {
    private static final String WHO = "Camille Exemple";
    private static final String ROLE = "secrétaire";

    private final Town town;
    private final Path folder;
    private final Script script;
    private final Pathway pathway;
    private final @Nullable Path pathways;
    private final People people;
    private final int number;
    private final MailAddress line;
    private final List<MailAddress> practiceAddresses;
    private final HospitalHouse hospital;
    private final TownHouse practice;
    private final Map<String, TownHouse> thirds = new LinkedHashMap<>();

    /**
     * @param folder where the nodes keep themselves
     * @param pathways the folder of pathways that all read, or null for the shipped ones alone
     */
    Houses(Town town, Path folder, Script script, Pathway pathway, @Nullable Path pathways) {
        this.town = town;
        this.folder = folder;
        this.script = script;
        this.pathway = pathway;
        this.pathways = pathways;
        this.people = new People(pathway);
        this.number = town.nextJourney();
        this.line = address("ligne", "ch-exemple");
        this.practiceAddresses = List.of(address("cabinet", "cabinet-essai"), address("accueil", "cabinet-essai"));
        town.clock().turn(script.story().get(0).at().minusSeconds(60));
        byte[] practiceCard = town.practice()
                .practiceCard(idOf("cabinet", town.practice()), practiceAddresses, now(), random("carte"));
        Map<String, byte[]> thirdCards = new LinkedHashMap<>();
        places().forEach((role, address) -> thirdCards.put(
                role,
                third(thirdCards.size())
                        .practiceCard(
                                idOf(role, third(thirdCards.size())),
                                List.of(address),
                                now(),
                                random("carte " + role))));
        List<byte[]> lineCards = lineCards(hospitalId());
        var correspondents = new ArrayList<>(thirdCards.values());
        correspondents.add(practiceCard);
        hospital = new HospitalHouse(
                line, practiceAddresses.get(0), pathway.ref(), Node.open(hospitalSettings(lineCards, correspondents)));
        practice = town("cabinet", town.practice(), practiceAddresses, practiceCard, lineCards.get(0));
        places().forEach((role, address) -> thirds.put(
                role,
                town(role, third(thirds.size()), List.of(address), thirdCard(thirdCards, role), lineCards.get(0))));
    }

    private static byte[] thirdCard(Map<String, byte[]> cards, String role) {
        byte[] card = cards.get(role);
        if (card == null) {
            throw new IllegalStateException("no card was made for " + role);
        }
        return card;
    }

    HospitalHouse hospital() {
        return hospital;
    }

    TownHouse practice() {
        return practice;
    }

    People people() {
        return people;
    }

    /** Another address of the practice, which people there read too. */
    MailAddress otherAddress() {
        return practiceAddresses.get(1);
    }

    /** Where the people of that role are. */
    House of(Role role) {
        return switch (role.side()) {
            case EXPERT -> hospital;
            case REQUESTER -> practice;
            case THIRD -> {
                TownHouse third = thirds.get(role.name());
                if (third == null) {
                    throw new IllegalStateException("the script names no mailbox for " + role.name());
                }
                yield third;
            }
        };
    }

    /** The hospital first. */
    List<House> all() {
        List<House> all = new ArrayList<>(List.of(hospital, practice));
        all.addAll(thirds.values());
        return all;
    }

    House at(MailAddress address) {
        return practiceAddresses.contains(address)
                ? practice
                : all().stream()
                        .filter(house -> house.address().equals(address))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("nobody of the journey has this address"));
    }

    /** The mailboxes of the third places, by role, as the script's {@code place} fields name them. */
    private Map<String, MailAddress> places() {
        Map<String, MailAddress> places = new LinkedHashMap<>();
        for (Script.Scene scene : script.story()) {
            if (scene.step() != null) {
                pathway.step(scene.step(), scene.say()).form().fields().stream()
                        .filter(AddressField.PlaceField.class::isInstance)
                        .map(AddressField.PlaceField.class::cast)
                        .forEach(field -> scene.say()
                                .findText(field.name())
                                .ifPresent(said -> places.putIfAbsent(field.role(), new MailAddress(said))));
            }
        }
        return places;
    }

    private Establishment third(int place) {
        return town.third(place);
    }

    private MailAddress address(String name, String domain) {
        return new MailAddress(name + "." + number + "@" + domain + ".mssante.fr");
    }

    private MailAddress fallback() {
        return address("garde", "ch-exemple");
    }

    private Instant now() {
        return town.clock().instant();
    }

    private SecureRandom random(String name) {
        return new SeededRandom(number, name);
    }

    /** The line's, then that of the line that stands in. */
    private List<byte[]> lineCards(Id node) {
        return List.of(
                town.hospital()
                        .lineCard(node, line, Offers.of(script, pathway, fallback()), now(), random("carte de ligne")),
                town.hospital()
                        .lineCard(node, fallback(), Offers.of(script, pathway, null), now(), random("carte de garde")));
    }

    private Id idOf(String name, Establishment establishment) {
        try (Practice practice = Practice.open(bare(name, establishment, "premier " + name))) {
            return Id.parse(practice.nodeId());
        }
    }

    private Settings bare(String name, Establishment establishment, String randomness) {
        Settings settings = Settings.in(folder.resolve(name))
                .key(establishment.signing().key(), establishment.signing().chain())
                .authorities(town.anchors().roots())
                .authorities(town.anchors().intermediates())
                .mailAuthorities(List.of(town.mailCertificate().certificate()))
                .world(town.clock(), random(randomness));
        return pathways == null ? settings : settings.pathways(pathways);
    }

    private TownHouse town(
            String name, Establishment establishment, List<MailAddress> addresses, byte[] own, byte[] lineCard) {
        Settings settings =
                bare(name, establishment, name).ownCard(own, WHO, ROLE, now()).card(lineCard, WHO, ROLE, now());
        for (MailAddress address : addresses) {
            town.mail().account(address, Town.PASSWORD);
            settings.mailbox(
                    address.value(),
                    URI.create(
                            "smtps://" + town.mail().host() + ":" + town.mail().smtpsPort()),
                    URI.create(
                            "imaps://" + town.mail().host() + ":" + town.mail().imapsPort()),
                    Town.PASSWORD);
        }
        return new TownHouse(addresses.get(0), line, pathway.ref(), Practice.open(settings));
    }

    private Id hospitalId() {
        try (Node node = Node.open(nodeSettings(List.of(), List.of(), "premier hôpital"))) {
            return node.origin().node();
        }
    }

    private NodeSettings hospitalSettings(List<byte[]> own, List<byte[]> others) {
        var byPhone = new Confirmation(new Confirmation.Witness(WHO, ROLE), Confirmation.How.PERSON, now());
        List<GivenCard> cards = new ArrayList<>();
        own.forEach(card -> cards.add(new GivenCard(card, true, byPhone)));
        others.forEach(card -> cards.add(new GivenCard(card, false, byPhone)));
        town.mail().account(line, Town.PASSWORD);
        var mailbox = new Mailbox(
                line,
                new SmtpPost(
                        new SmtpSettings(town.server(town.mail().smtpsPort(), line)), town.clock(), System::nanoTime),
                new ImapIntake(
                        new ImapSettings(town.server(town.mail().imapsPort(), line)), town.clock(), System::nanoTime));
        return nodeSettings(cards, List.of(mailbox), "hôpital");
    }

    private NodeSettings nodeSettings(List<GivenCard> cards, List<Mailbox> mailboxes, String randomness) {
        Pathways known = Pathways.shipped();
        return new NodeSettings(
                folder.resolve("hopital"),
                null,
                Keyring.of(
                        town.hospital().signing().identity(),
                        List.of(town.hospital().encryption().decryptionKey())),
                town.anchors(),
                cards,
                mailboxes,
                new Staff(Map.of(line, people.line(), fallback(), people.standIn())),
                pathways == null ? known : known.with(pathways),
                MediaLimits.defaults(),
                NodeSettings.Pace.DEFAULT,
                new NodeSettings.World(town.clock(), random(randomness)));
    }

    @Override
    public void close() {
        all().forEach(House::close);
    }
}
