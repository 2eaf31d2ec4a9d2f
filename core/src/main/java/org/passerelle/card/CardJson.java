package org.passerelle.card;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.SlaJson;
import org.passerelle.sla.Target;

/** Writes cards as canonical documents. */
final class CardJson {
    private CardJson() {}

    static Json.Obj practice(CardBase base) {
        return common(PracticeCard.TYPE, base).build();
    }

    static Json.Obj line(CardBase base, LineOffer offer) {
        LineCalendar calendar = offer.calendar();
        return common(LineCard.TYPE, base)
                .put("title", title(offer.title()))
                .put("scope", offer.scope())
                .put("exclusions", offer.exclusions())
                .put(
                        "pathways",
                        offer.pathways().stream().map(CardJson::pathway).toList())
                .put("targets", targets(offer.targets()))
                .put("hours", SlaJson.write(calendar.hours()))
                .put("holidayZone", calendar.holidays().text())
                .put("timeZone", calendar.zone().getId())
                .put(
                        "closures",
                        calendar.closures().stream().map(SlaJson::write).toList())
                .put("phone", offer.phone())
                .put("fallback", offer.findFallback().map(MailAddress::value))
                .build();
    }

    private static Json.Builder common(String type, CardBase base) {
        return Json.object()
                .put("type", type)
                .put("card", base.id())
                .put("version", base.version())
                .put("previous", base.findPrevious().map(Sha256::hex))
                .put("status", CardText.word(base.status()))
                .put("validFrom", base.validity().from())
                .put("validUntil", base.validity().until())
                .put("node", base.findNode().map(Id::hex))
                .put("organisation", PartyJson.write(base.organisation()))
                .put(
                        "addresses",
                        base.addresses().stream().map(CardJson::address).toList())
                .put("signing", certificates(base.keys().signing()))
                .put("encryption", certificates(base.keys().encryption()))
                .put("carriage", carriage(base.reception()))
                .put("capabilities", capabilities(base.reception().capabilities()))
                .put("sizeLimit", base.reception().sizeLimit())
                .put("outerSubject", base.reception().findOuterSubject());
    }

    private static Json.Obj address(CardAddress address) {
        return Json.object()
                .put("address", address.address().value())
                .put("kind", CardText.word(address.kind()))
                .put(
                        "aliases",
                        Json.texts(address.aliases().stream()
                                .map(MailAddress::value)
                                .toList()))
                .build();
    }

    private static Json.Array certificates(List<CardCertificate> certificates) {
        return Json.texts(certificates.stream().map(CardCertificate::base64url).toList());
    }

    private static Json.Array carriage(Reception reception) {
        return Json.texts(reception.carriage().stream().map(CardText::word).toList());
    }

    private static Json.Obj capabilities(Reception.Capabilities capabilities) {
        return Json.object()
                .put("gcm", capabilities.gcm())
                .put("oaep", capabilities.oaep())
                .put("binaryParts", capabilities.binaryParts())
                .put("blobs", capabilities.blobs())
                .put("httpsAddress", capabilities.findHttpsAddress().map(URI::toString))
                .build();
    }

    private static Json.Obj title(LineOffer.Title title) {
        return Json.object().put("fr", title.fr()).put("en", title.findEn()).build();
    }

    private static Json.Obj pathway(PathwayOffer offer) {
        List<Json.Obj> forms = offer.forms().stream()
                .map(form -> Json.object()
                        .put("name", form.name())
                        .put("version", form.version())
                        .build())
                .toList();
        return Json.object()
                .put("name", offer.name())
                .put("version", offer.version())
                .put("forms", forms)
                .build();
    }

    private static Json.Obj targets(Map<String, Target> targets) {
        Map<String, Json> byUrgency = new TreeMap<>();
        targets.forEach((urgency, target) -> byUrgency.put(urgency, SlaJson.write(target)));
        return new Json.Obj(byUrgency);
    }
}
