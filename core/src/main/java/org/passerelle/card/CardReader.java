package org.passerelle.card;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.SlaJson;
import org.passerelle.sla.Target;

/** Reads cards from canonical octets. Whose signature stood around them is not its affair. */
public final class CardReader {
    /** The largest card, in octets. */
    public static final int LARGEST = 512 * 1024;

    private static final String LINE_CARDS = "passerelle/line-card/";
    private static final String PRACTICE_CARDS = "passerelle/practice-card/";
    private static final Set<String> COMMON = Set.of(
            "type",
            "crit",
            "card",
            "version",
            "previous",
            "status",
            "validFrom",
            "validUntil",
            "node",
            "organisation",
            "addresses",
            "signing",
            "encryption",
            "carriage",
            "capabilities",
            "sizeLimit",
            "outerSubject");
    /** What a line's card says beside what every card says (WIRE §1). */
    public static final Set<String> OF_LINES = Set.of(
            "title",
            "scope",
            "exclusions",
            "pathways",
            "targets",
            "hours",
            "holidayZone",
            "timeZone",
            "closures",
            "phone",
            "fallback",
            "specialty",
            "territory",
            "capacity");

    private CardReader() {}

    /**
     * Reads a card of either kind.
     *
     * @throws org.passerelle.refusal.Refused with a {@link CardRefusal}, or with the code of the room whose value is wrong
     */
    public static Card read(byte[] canonical) {
        if (canonical.length > LARGEST) {
            throw Refusal.of(CardRefusal.TOO_LARGE).with(FactKey.LIMIT, LARGEST).refused();
        }
        String type = Canon.read(canonical).text("type");
        if (type.startsWith(LINE_CARDS)) {
            Set<String> known = new HashSet<>(COMMON);
            known.addAll(OF_LINES);
            known.add(CarriedForms.MEMBER);
            Json.Obj document = Canon.read(canonical, LineCard.TYPE, known);
            return new LineCard(base(document), offer(document), document);
        }
        if (type.startsWith(PRACTICE_CARDS)) {
            Json.Obj document = Canon.read(canonical, PracticeCard.TYPE, COMMON);
            return new PracticeCard(base(document), document);
        }
        throw Refusal.of(CardRefusal.TYPE).refused();
    }

    static CardBase base(Json.Obj document) {
        return new CardBase(
                document.id("card"),
                CardText.whole(document, "version"),
                document.has("previous") ? document.hash("previous") : null,
                CardText.constant(CardBase.Status.class, document.text("status"), "status"),
                new CardBase.Validity(document.instant("validFrom"), document.instant("validUntil")),
                document.has("node") ? document.id("node") : null,
                PartyJson.organisation(document.object("organisation")),
                document.array("addresses").objects().stream()
                        .map(CardReader::address)
                        .toList(),
                new CardKeys(certificates(document, "signing"), certificates(document, "encryption")),
                new Reception(
                        carriage(document.array("carriage").texts()),
                        capabilities(document.object("capabilities")),
                        document.whole("sizeLimit"),
                        document.findText("outerSubject").orElse(null)));
    }

    static LineOffer offer(Json.Obj document) {
        Json.Obj title = document.object("title");
        return new LineOffer(
                new LineOffer.Title(title.text("fr"), title.findText("en").orElse(null)),
                document.text("scope"),
                document.text("exclusions"),
                document.array("pathways").objects().stream()
                        .map(CardReader::pathway)
                        .toList(),
                targets(document.object("targets")),
                new LineCalendar(
                        SlaJson.hours(document.object("hours")),
                        HolidayZone.of(document.text("holidayZone")),
                        SlaJson.zone(document.text("timeZone")),
                        document.array("closures").objects().stream()
                                .map(SlaJson::closure)
                                .toList()),
                document.text("phone"),
                document.findText("fallback").map(MailAddress::new).orElse(null));
    }

    private static CardAddress address(Json.Obj json) {
        return new CardAddress(
                new MailAddress(json.text("address")),
                CardText.constant(CardAddress.Kind.class, json.text("kind"), "kind"),
                json.array("aliases").texts().stream().map(MailAddress::new).toList());
    }

    private static List<CardCertificate> certificates(Json.Obj document, String use) {
        return document.array(use).texts().stream().map(CardCertificate::new).toList();
    }

    private static Set<Reception.Carriage> carriage(List<String> words) {
        var carriage = EnumSet.noneOf(Reception.Carriage.class);
        for (String word : words) {
            if (!carriage.add(CardText.constant(Reception.Carriage.class, word, "carriage"))) {
                throw Refusal.of(CardRefusal.CARRIAGE).refused();
            }
        }
        return carriage;
    }

    private static Reception.Capabilities capabilities(Json.Obj json) {
        return new Reception.Capabilities(
                json.bool("gcm"),
                json.bool("oaep"),
                json.bool("binaryParts"),
                json.bool("blobs"),
                httpsAddress(json.findText("httpsAddress").orElse(null)));
    }

    private static @Nullable URI httpsAddress(@Nullable String text) {
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException malformed) {
            throw Refusal.of(CardRefusal.HTTPS_ADDRESS).refused(malformed);
        }
    }

    private static PathwayOffer pathway(Json.Obj json) {
        return new PathwayOffer(
                json.text("name"),
                CardText.whole(json, "version"),
                json.array("forms").objects().stream()
                        .map(form -> new PathwayOffer.FormOffer(form.text("name"), CardText.whole(form, "version")))
                        .toList());
    }

    private static Map<String, Target> targets(Json.Obj json) {
        Map<String, Target> targets = new TreeMap<>();
        for (String urgency : json.members().keySet()) {
            targets.put(urgency, SlaJson.target(json.object(urgency)));
        }
        return targets;
    }
}
