package org.passerelle.gateway.config;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Card;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardReader;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineProfile;
import org.passerelle.card.PracticeCard;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Meeting;
import org.passerelle.sla.SlaJson;
import org.passerelle.sla.SlaRefusal;

/** A card as people write it, in YAML, before it is signed; certificates are named by their PEM files. */
public final class CardDraft {
    private static final long USUAL_SIZE = 25L * 1024 * 1024;
    private static final Set<String> COMMON = Set.of(
            "kind",
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

    /** The key at which a rule is broken that names none. */
    private static final Map<RefusalCode, String> KEYS = Map.ofEntries(
            Map.entry(CardRefusal.PHONE, "phone"),
            Map.entry(CardRefusal.CHAIN, "previous"),
            Map.entry(CardRefusal.VALIDITY, "validUntil"),
            Map.entry(CardRefusal.ADDRESSES, "addresses"),
            Map.entry(CardRefusal.KEYS, "signing"),
            Map.entry(CardRefusal.CARRIAGE, "carriage"),
            Map.entry(CardRefusal.NUMBER, "sizeLimit"),
            Map.entry(CardRefusal.HTTPS_ADDRESS, "capabilities.httpsAddress"),
            Map.entry(CardRefusal.PATHWAYS, "pathways"),
            Map.entry(CardRefusal.TARGETS, "targets"),
            Map.entry(CardRefusal.TERRITORY, "territory"),
            Map.entry(CardRefusal.FALLBACK, "fallback"),
            Map.entry(SlaRefusal.AMOUNT, "targets"),
            Map.entry(SlaRefusal.MEETING, "targets"),
            Map.entry(SlaRefusal.NEVER_OPEN, "hours"),
            Map.entry(SlaRefusal.TIME_ZONE, "timeZone"),
            Map.entry(SlaRefusal.HOLIDAY_ZONE, "holidayZone"));

    private final YamlKeys root;
    private final Path folder;

    private CardDraft(YamlKeys root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /**
     * Reads a draft.
     *
     * @param newId draws the card's id where a first version names none
     * @throws org.passerelle.refusal.Refused with a {@link ConfigRefusal} and its place, or the code of what is wrong in the card
     */
    public static Card read(Path file, Supplier<Id> newId) {
        YamlKeys root = YamlReader.read(file);
        Path folder = file.toAbsolutePath().getParent();
        return new CardDraft(root, folder == null ? file.toAbsolutePath() : folder).card(newId);
    }

    private Card card(Supplier<Id> newId) {
        boolean line =
                switch (root.text("kind")) {
                    case "line" -> true;
                    case "practice" -> false;
                    default -> throw root.wrong("kind", "line or practice");
                };
        var known = new java.util.HashSet<>(COMMON);
        if (line) {
            known.addAll(CardReader.OF_LINES);
        }
        root.only(known);
        Json.Builder document = common(line, newId);
        if (line) {
            offer(document);
        }
        return placed(() -> CardReader.read(Canon.octets(document.build())));
    }

    /** What the card's own rules refuse stands at the key that they name, as far as they name one. */
    private Card placed(Supplier<Card> card) {
        try {
            return card.get();
        } catch (Refused wrong) {
            Refusal why = wrong.refusal();
            String field = why.facts().getOrDefault(FactKey.FIELD, KEYS.getOrDefault(why.code(), "?"));
            throw root.at(field).refused(why, field);
        }
    }

    private Json.Builder common(boolean line, Supplier<Id> newId) {
        YamlKeys organisation = root.keys("organisation");
        YamlKeys capabilities =
                root.keys("capabilities").only(Set.of("gcm", "oaep", "binaryParts", "blobs", "httpsAddress"));
        return Json.object()
                .put("type", line ? LineCard.TYPE : PracticeCard.TYPE)
                .put("card", root.has("card") ? root.parsed("card", Id::parse) : newId.get())
                .put("version", root.whole("version", 1, 1, 1_000_000))
                .put(
                        "previous",
                        root.has("previous")
                                ? root.parsed("previous", Sha256::parse).hex()
                                : null)
                .put("status", root.text("status", "open"))
                .put("validFrom", instant("validFrom"))
                .put("validUntil", instant("validUntil"))
                .put("node", root.has("node") ? root.parsed("node", Id::parse).hex() : null)
                .put(
                        "organisation",
                        checked(
                                organisation,
                                texts(organisation, "structure", "name", "finess"),
                                PartyJson::organisation))
                .put(
                        "addresses",
                        root.each("addresses").stream().map(CardDraft::address).toList())
                .put("signing", certificates("signing"))
                .put("encryption", certificates("encryption"))
                .put(
                        "carriage",
                        Json.texts(root.has("carriage") ? root.each("carriage", text -> text) : List.of("sealed")))
                .put(
                        "capabilities",
                        Json.object()
                                .put("gcm", capabilities.flag("gcm"))
                                .put("oaep", capabilities.flag("oaep"))
                                .put("binaryParts", capabilities.flag("binaryParts"))
                                .put("blobs", capabilities.flag("blobs"))
                                .put("httpsAddress", capabilities.find("httpsAddress"))
                                .build())
                .put("sizeLimit", root.size("sizeLimit", USUAL_SIZE))
                .put("outerSubject", root.find("outerSubject"));
    }

    private void offer(Json.Builder document) {
        YamlKeys hours = root.keys("hours");
        Map<String, Json> week = new TreeMap<>();
        hours.entries().keySet().forEach(day -> week.put(day, spans(hours, day)));
        YamlKeys targets = root.keys("targets");
        Map<String, Json> promised = new TreeMap<>();
        targets.entries().keySet().forEach(urgency -> promised.put(urgency, target(targets.keys(urgency))));
        document.put("title", texts(root.keys("title"), "fr", "en"))
                .put("scope", root.text("scope", ""))
                .put("exclusions", root.text("exclusions", ""))
                .put(
                        "pathways",
                        root.each("pathways").stream().map(CardDraft::pathway).toList())
                .put("targets", new Json.Obj(promised))
                .put("hours", new Json.Obj(week))
                .put("holidayZone", root.text("holidayZone", "metropole"))
                .put("timeZone", root.text("timeZone", "Europe/Paris"))
                .put(
                        "closures",
                        root.each("closures").stream()
                                .map(closure -> checked(closure, texts(closure, "from", "until"), SlaJson::closure))
                                .toList())
                .put("phone", root.text("phone"))
                .put("specialty", root.find("specialty"))
                .put(
                        "fallback",
                        root.has("fallback")
                                ? root.parsed("fallback", MailAddress::of).value()
                                : null);
        if (root.has("territory")) {
            document.put("territory", Json.texts(root.each("territory", text -> text)));
        }
        if (root.has("capacity")) {
            document.put("capacity", root.whole("capacity", 1, 1, LineProfile.MOST_CAPACITY));
        }
    }

    /** The object, once its own rules were asked, so that what they refuse is told where it stands. */
    private static Json.Obj checked(YamlKeys keys, Json.Obj said, Function<Json.Obj, ?> rules) {
        keys.made(() -> Optional.of(rules.apply(said)));
        return said;
    }

    private static Json.Obj address(YamlKeys keys) {
        keys.only(Set.of("address", "kind", "aliases"));
        return Json.object()
                .put("address", keys.parsed("address", MailAddress::of).value())
                .put("kind", YamlKeys.word(keys.constant("kind", CardAddress.Kind.class, "organisational")))
                .put(
                        "aliases",
                        Json.texts(keys.each(
                                "aliases", text -> MailAddress.of(text).value())))
                .build();
    }

    private static Json.Obj pathway(YamlKeys keys) {
        keys.only(Set.of("name", "version", "forms"));
        var forms = new ArrayList<Json.Obj>();
        for (YamlKeys form : keys.each("forms")) {
            form.only(Set.of("name", "version"));
            forms.add(Json.object()
                    .put("name", form.text("name"))
                    .put("version", form.whole("version", 1, 1, 1_000_000))
                    .build());
        }
        return Json.object()
                .put("name", keys.text("name"))
                .put("version", keys.whole("version", 1, 1, 1_000_000))
                .put("forms", forms)
                .build();
    }

    private static Json.Obj target(YamlKeys keys) {
        keys.only(Set.of("unit", "amount", "meeting"));
        if (!keys.has("amount")) {
            throw keys.refused(ConfigRefusal.KEY_MISSING, "amount");
        }
        Json.Builder said =
                Json.object().put("unit", keys.text("unit")).put("amount", keys.whole("amount", 0, 1, 10_000));
        if (keys.has("meeting")) {
            YamlKeys meeting = keys.keys("meeting").only(Set.of("weekday", "at", "lead"));
            long lead = meeting.whole("lead", 0, 0, Meeting.MOST_LEAD);
            said.put("meeting", texts(meeting, "weekday", "at").with("lead", new Json.Whole(lead)));
        }
        return checked(keys, said.build(), SlaJson::target);
    }

    /** {@code [09:00-12:30, 14:00-18:00]} as spans. */
    private static Json spans(YamlKeys hours, String day) {
        Json.Array spans = Json.array(hours.each(day, text -> {
            int dash = text.indexOf('-');
            if (dash < 0) {
                throw hours.wrong(day, "spans such as 09:00-18:00");
            }
            return Json.object()
                    .put("from", text.substring(0, dash).strip())
                    .put("to", text.substring(dash + 1).strip())
                    .build();
        }));
        hours.made(day, () -> SlaJson.hours(Json.object().put(day, spans).build()));
        return spans;
    }

    private static Json.Obj texts(YamlKeys keys, String... names) {
        keys.only(Set.of(names));
        Json.Builder object = Json.object();
        for (String name : names) {
            object.put(name, keys.find(name));
        }
        return object.build();
    }

    private String instant(String key) {
        try {
            return Instants.format(Instant.parse(root.text(key)));
        } catch (DateTimeParseException malformed) {
            throw root.wrong(key, "an instant such as 2026-11-02T09:00:00Z");
        }
    }

    private Json.Array certificates(String key) {
        return Json.texts(
                root.files(key, folder).stream().map(NamedFile::certificate).toList());
    }
}
