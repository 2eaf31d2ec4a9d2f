package org.passerelle.card;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.CarriedForm;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * The line's own forms that travel in its card. Their names end in what stands for the line's address, so that no line's form can be
 * taken for another's.
 */
public final class CarriedForms {
    /** The card's member that holds them, as texts. */
    public static final String MEMBER = "forms";
    /** Most of them in one card. */
    public static final int MOST = 8;
    /** Most octets of all of them in one card, in UTF-8. */
    public static final int MOST_OCTETS = 64 * 1024;

    private static final int DIGITS = 16;
    private static final Pattern OF_A_LINE = Pattern.compile(".*-[0-9a-f]{" + DIGITS + "}");

    private CarriedForms() {}

    /** What ends the names of that line's own forms: a hyphen and sixteen digits. */
    public static String ending(MailAddress line) {
        byte[] octets = ("passerelle/line-forms/1\0" + line.value()).getBytes(StandardCharsets.UTF_8);
        return "-" + Sha256.hash(octets).hex().substring(0, DIGITS);
    }

    /** Whether a form of that name is that line's own. */
    public static boolean isOf(String name, MailAddress line) {
        return name.endsWith(ending(line));
    }

    /** Whether a form of that name is some line's own, and no one else's to offer. */
    public static boolean isOfALine(String name) {
        return OF_A_LINE.matcher(name).matches();
    }

    /**
     * Those that a card carries and offers, each under a name of one of these addresses. What does not hold is left out: the card is
     * none the worse for it, and shows the line without that form.
     */
    public static List<CarriedForm> of(LineCard card, Collection<MailAddress> addresses) {
        List<CarriedForm> forms = new ArrayList<>();
        long octets = 0;
        for (String text : texts(card.document())) {
            octets += text.getBytes(StandardCharsets.UTF_8).length;
            if (forms.size() == MOST || octets > MOST_OCTETS) {
                return forms;
            }
            try {
                CarriedForm form = CarriedForm.read(text);
                boolean theirs =
                        addresses.stream().anyMatch(address -> isOf(form.ref().name(), address));
                if (theirs && offers(card, form)) {
                    forms.add(form);
                }
            } catch (Refused unreadable) {
                continue;
            }
        }
        return forms;
    }

    /**
     * The card with those of the line's forms that it offers, in its `forms`, and no others.
     *
     * @throws Refused {@link CardRefusal#FORMS} where they are more than a card carries
     */
    public static LineCard onto(LineCard card, MailAddress line, List<CarriedForm> own) {
        Map<PathwayRef, CarriedForm> all = new LinkedHashMap<>();
        of(card, List.of(line)).forEach(form -> all.put(form.ref(), form));
        own.forEach(form -> all.put(form.ref(), form));
        List<Json> texts = all.values().stream()
                .filter(form -> offers(card, form))
                .map(form -> (Json) Json.text(form.text()))
                .toList();
        long octets = texts.stream()
                .mapToLong(text -> ((Json.Text) text).value().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (texts.size() > MOST) {
            throw Refusal.of(CardRefusal.FORMS).with(FactKey.LIMIT, MOST).refused();
        } else if (octets > MOST_OCTETS) {
            throw Refusal.of(CardRefusal.FORMS).with(FactKey.LIMIT, MOST_OCTETS).refused();
        }
        Map<String, Json> document = new TreeMap<>(card.document().members());
        if (texts.isEmpty()) {
            document.remove(MEMBER);
        } else {
            document.put(MEMBER, Json.array(texts));
        }
        return (LineCard) CardReader.read(Canon.octets(new Json.Obj(document)));
    }

    /** The pathways known here, with those of the card's forms that can be known, too. */
    public static Pathways known(LineCard card, Pathways here) {
        List<MailAddress> addresses =
                card.base().addresses().stream().map(CardAddress::address).toList();
        Pathways known = here;
        for (CarriedForm form : of(card, addresses)) {
            try {
                known = known.carrying(List.of(form));
            } catch (Refused otherwise) {
                continue;
            }
        }
        return known;
    }

    private static boolean offers(LineCard card, CarriedForm form) {
        var wanted = new PathwayOffer.FormOffer(form.ref().name(), form.ref().version());
        return card.offer()
                .findPathway(form.pathway().name(), form.pathway().version())
                .filter(offer -> offer.forms().contains(wanted))
                .isPresent();
    }

    private static List<String> texts(Json.Obj document) {
        try {
            return document.arrayOrEmpty(MEMBER).texts();
        } catch (Refused noTexts) {
            return List.of();
        }
    }
}
