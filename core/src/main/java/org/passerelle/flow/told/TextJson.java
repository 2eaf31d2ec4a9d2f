package org.passerelle.flow.told;

import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Mobile;
import org.passerelle.port.tell.TextMessage;

/** A short message as it lies in the outbox until it is sent, both ways. */
final class TextJson {
    private static final String WHY = "why";
    private static final String INSTEAD = "instead";
    private static final String MAIL = "mail";

    private TextJson() {}

    /**
     * What is kept.
     *
     * @param who by what the trace knows whom it is for
     * @param alone what is to be told by mail if nobody takes it, or null where a mail went too
     */
    record Kept(TextMessage message, String who, @Nullable Alone alone) {
        @Override
        public String toString() {
            return "Kept[…]";
        }
    }

    /**
     * What a message tells that went by no other way.
     *
     * @param mail their address, or null
     */
    record Alone(Reason reason, boolean instead, @Nullable MailAddress mail) {
        @Override
        public String toString() {
            return "Alone[…]";
        }
    }

    static Json.Obj write(Kept kept) {
        TextMessage message = kept.message();
        Json.Builder json = Json.object()
                .put("id", message.id())
                .put("to", message.to().value())
                .put("text", message.text())
                .put("who", kept.who());
        Alone alone = kept.alone();
        if (alone != null) {
            json.put(WHY, alone.reason().code()).put(INSTEAD, alone.instead());
            if (alone.mail() != null) {
                json.put(MAIL, alone.mail().value());
            }
        }
        return json.build();
    }

    static Kept read(byte[] canonical) {
        Json.Obj json = Canon.read(canonical);
        return new Kept(
                new TextMessage(Id.parse(json.text("id")), new Mobile(json.text("to")), json.text("text")),
                json.text("who"),
                Reason.find(json.findText(WHY).orElse(""))
                        .map(why -> alone(json, why))
                        .orElse(null));
    }

    private static Alone alone(Json.Obj json, Reason why) {
        @Nullable MailAddress mail = json.findText(MAIL).map(MailAddress::of).orElse(null);
        return new Alone(why, json.bool(INSTEAD), mail);
    }
}
