package org.passerelle.gateway;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.passerelle.atrest.AtRestRefusal;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardReader;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.CarriedForms;
import org.passerelle.card.CircuitFit;
import org.passerelle.card.LineCard;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.flow.desk.Staff;
import org.passerelle.gateway.config.NamedFile;
import org.passerelle.gateway.config.Place;
import org.passerelle.gateway.config.Settings;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.DocumentSeal;

/** What only the whole knows of its settings: cards that the node believes, lines with current cards, clients with lines. */
final class Soundness {
    private static final Pattern CARD = Pattern.compile("cards\\[([0-9]{1,6})]");

    private final Settings settings;

    Soundness(Settings settings) {
        this.settings = settings;
    }

    /** Opens the node; a file that it refuses is told where it stands in the settings. */
    Node opened(NodeSettings plan) {
        try {
            return Node.open(plan);
        } catch (Refused refused) {
            Matcher card = CARD.matcher(refused.refusal().facts().getOrDefault(FactKey.SETTING, ""));
            if (!card.matches()) {
                throw told(refused);
            }
            NamedFile file =
                    settings.cards().get(Integer.parseInt(card.group(1))).file();
            // the codes of letters say what their senders should do
            throw file.refused(
                    refused.code() instanceof CardRefusal
                            ? refused.refusal()
                            : Refusal.of(GatewayRefusal.CARD_FILE)
                                    .with(FactKey.CHECK, refused.code().code()));
        }
    }

    /** A line that cannot begin: the settings' card that lacks the same. */
    private Optional<NamedFile> unfit(Refused refused) {
        if (!refused.refusal().is(CardRefusal.TARGET_MISSING)
                && !refused.refusal().is(CardRefusal.FORM_UNKNOWN)) {
            return Optional.empty();
        }
        Pathways known = NodePlan.pathways(settings);
        TrustAnchors anchors = NodePlan.anchors(settings.trust());
        return settings.cards().stream()
                .filter(file -> file.own()
                        && CardReader.read(DocumentSeal.cards()
                                        .open(NodePlan.card(file).signed(), anchors, Optional.empty())
                                        .content())
                                instanceof LineCard line
                        && CircuitFit.of(line.offer(), CarriedForms.known(line, known)::find).misfits().stream()
                                .anyMatch(one -> one.refusal()
                                        .facts()
                                        .equals(refused.refusal().facts())))
                .map(Settings.CardFile::file)
                .findFirst();
    }

    /** With the file, where only one can be meant. */
    private Refused told(Refused refused) {
        Optional<NamedFile> card = unfit(refused);
        if (card.isPresent()) {
            return card.get().refused(refused.refusal());
        }
        List<NamedFile> files = Stream.of(
                        refused.code() instanceof AtRestRefusal ? settings.findNodeKey() : Optional.<NamedFile>empty(),
                        refused.code() instanceof DirectoryRefusal ? whitelist() : Optional.<NamedFile>empty(),
                        refused.code() instanceof DirectoryRefusal
                                ? settings.findDirectory().map(Settings.Directory::file)
                                : Optional.<NamedFile>empty(),
                        refused.code() instanceof DirectoryRefusal
                                ? settings.findDirectory()
                                        .map(Settings.Directory::extract)
                                        .map(Settings.Extract::file)
                                : Optional.<NamedFile>empty())
                .flatMap(Optional::stream)
                .toList();
        return files.size() == 1 ? files.get(0).refused(refused.refusal()) : refused;
    }

    private Optional<NamedFile> whitelist() {
        return Optional.ofNullable(settings.trust().online().whitelist()).map(Settings.Whitelist::file);
    }

    /** Each line has a card of our own on which an exchange may start. */
    void requireCards(Node node, Instant now) {
        Map<MailAddress, CardBase> cards = new HashMap<>();
        for (LineCard card : node.ownLines()) {
            card.base().addresses().forEach(listed -> cards.put(listed.address(), card.base()));
        }
        for (MailAddress line : settings.lines().keySet()) {
            CardBase card = cards.get(line);
            if (card == null) {
                throw refused(line, GatewayRefusal.LINE_WITHOUT_CARD);
            }
            // a closed line still ends what it began, and says so in its card
            if (now.isBefore(card.validity().from())
                    || !now.isBefore(card.validity().until())) {
                throw refused(line, GatewayRefusal.CARD_NOT_CURRENT);
            }
        }
    }

    private Refused refused(MailAddress line, GatewayRefusal code) {
        Place place = Objects.requireNonNull(settings.linePlaces().get(line), "each line stands somewhere");
        return place.refused(Refusal.of(code), "lines[].address");
    }

    /** Each client acts for people of our lines and practices only: those whom the settings name, and those who came since. */
    void requireMembers(Staff staff) {
        Set<PersonId> members = new HashSet<>();
        staff.lines().values().forEach(line -> line.forEach(member -> members.add(member.id())));
        settings.lines().values().forEach(line -> line.forEach(member -> members.add(member.id())));
        staff.practices().values().forEach(people -> people.forEach(member -> members.add(member.id())));
        Set<MailAddress> ours = new HashSet<>(staff.lines().keySet());
        ours.addAll(staff.practices().keySet());
        for (Settings.HttpsClient client : settings.https().clients()) {
            if (!ours.containsAll(client.lines())) {
                throw client.place().refused(Refusal.of(GatewayRefusal.CLIENT_WITHOUT_LINE), "https.clients[].lines");
            }
            if (!members.containsAll(client.members())) {
                throw client.place().refused(Refusal.of(GatewayRefusal.CLIENT_WITHOUT_LINE), "https.clients[].members");
            }
        }
    }
}
