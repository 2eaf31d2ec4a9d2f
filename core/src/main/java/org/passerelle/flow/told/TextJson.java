package org.passerelle.flow.told;

import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.Mobile;
import org.passerelle.port.tell.TextMessage;

/** A short message as it lies in the blobs until it is sent, both ways. */
final class TextJson {
    private TextJson() {}

    /**
     * What is kept.
     *
     * @param who by what the trace knows whom it is for
     */
    record Kept(TextMessage message, String who) {
        @Override
        public String toString() {
            return "Kept[…]";
        }
    }

    static Json.Obj write(Kept kept) {
        TextMessage message = kept.message();
        return Json.object()
                .put("id", message.id())
                .put("to", message.to().value())
                .put("text", message.text())
                .put("who", kept.who())
                .build();
    }

    static Kept read(byte[] canonical) {
        Json.Obj json = Canon.read(canonical);
        return new Kept(
                new TextMessage(Id.parse(json.text("id")), new Mobile(json.text("to")), json.text("text")),
                json.text("who"));
    }
}
