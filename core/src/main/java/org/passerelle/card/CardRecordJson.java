package org.passerelle.card;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;

/** What a node keeps beside a card, as a canonical document, both ways; the cards' own documents stand in it unchanged. */
public final class CardRecordJson {
    private CardRecordJson() {}

    public static Json.Obj write(CardRecord record) {
        return Json.object()
                .put("current", record.current().document())
                .put("came", record.came())
                .put(
                        "replaced",
                        record.replaced().stream().map(CardRecordJson::replaced).toList())
                .put(
                        "confirmations",
                        record.confirmations().entrySet().stream()
                                .map(CardRecordJson::confirmation)
                                .toList())
                .build();
    }

    public static CardRecord record(Json.Obj json) {
        Map<MailAddress, Confirmation> confirmations = new TreeMap<>();
        for (Json.Obj confirmed : json.array("confirmations").objects()) {
            confirmations.put(new MailAddress(confirmed.text("address")), confirmation(confirmed));
        }
        List<CardRecord.Replaced> replaced = json.array("replaced").objects().stream()
                .map(earlier -> new CardRecord.Replaced(card(earlier.object("card")), earlier.instant("at")))
                .toList();
        return new CardRecord(
                card(json.object("current")),
                json.findInstant("came").orElseGet(() -> came(replaced)),
                replaced,
                confirmations);
    }

    /** What was kept before this was says it only of a card that replaced another. */
    private static Instant came(List<CardRecord.Replaced> replaced) {
        return replaced.isEmpty() ? Instant.EPOCH : replaced.get(0).at();
    }

    private static Card card(Json.Obj document) {
        return CardReader.read(Canon.octets(document));
    }

    private static Json.Obj replaced(CardRecord.Replaced earlier) {
        return Json.object()
                .put("card", earlier.card().document())
                .put("at", earlier.at())
                .build();
    }

    private static Json.Obj confirmation(Map.Entry<MailAddress, Confirmation> confirmed) {
        Confirmation confirmation = confirmed.getValue();
        return Json.object()
                .put("address", confirmed.getKey().value())
                .put("by", confirmation.by().name())
                .put("role", confirmation.by().role())
                .put("how", CardText.word(confirmation.how()))
                .put("at", confirmation.at())
                .build();
    }

    private static Confirmation confirmation(Json.Obj json) {
        return new Confirmation(
                new Confirmation.Witness(json.text("by"), json.text("role")),
                CardText.constant(Confirmation.How.class, json.text("how"), "how"),
                json.instant("at"));
    }
}
