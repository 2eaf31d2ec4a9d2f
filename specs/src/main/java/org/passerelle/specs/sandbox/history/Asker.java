package org.passerelle.specs.sandbox.history;

import java.util.List;
import java.util.Map;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.client.Draft;
import org.passerelle.client.Practice;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.node.Node;
import org.passerelle.party.Professional;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.specs.sandbox.world.Team;

/** A doctor of a practice, whatever it asks by. */
interface Asker {
    Professional doctor();

    /** Sends a request; tells the exchange's id. */
    Id send(Team team, String pathway, Json.Obj content, List<Attachment> files);

    /** Takes a step of the practice's side. */
    void take(Id exchange, String step, Json.Obj content, List<Attachment> files);

    /** Reads what the line said at last. */
    void read(Id exchange);

    /** In a practice that a gateway serves. */
    record ByGateway(Node node, Professional doctor) implements Asker {
        private static final String FORM = "form";

        @Override
        public Id send(Team team, String pathway, Json.Obj content, List<Attachment> files) {
            Json.Obj said = pathway.equals("avis") ? content.with(FORM, Json.text(team.form() + "/1")) : content;
            var ref = new PathwayRef(pathway, 1);
            String step = pathway.equals("avis") ? "request" : "prescribe";
            return node.request(team.address(), ref, order(step, said, files))
                    .row()
                    .exchange();
        }

        @Override
        public void take(Id exchange, String step, Json.Obj content, List<Attachment> files) {
            node.take(exchange, order(step, content, files));
        }

        @Override
        public void read(Id exchange) {
            node.read(exchange, doctor, "answer");
        }

        private Order order(String step, Json.Obj content, List<Attachment> files) {
            return new Order(step, doctor, content, files, null);
        }
    }

    /** In a practice whose software embeds the SDK. */
    record BySdk(Practice practice, Professional doctor) implements Asker {
        @Override
        public Id send(Team team, String pathway, Json.Obj content, List<Attachment> files) {
            Draft draft = practice.line(team.address().value()).request(pathway, doctor);
            return Id.parse(filled(draft, content, files).send().id());
        }

        @Override
        public void take(Id exchange, String step, Json.Obj content, List<Attachment> files) {
            filled(practice.exchange(exchange.hex()).step(step, doctor), content, files)
                    .send();
        }

        @Override
        public void read(Id exchange) {
            practice.exchange(exchange.hex()).answer(doctor);
        }

        private static Draft filled(Draft draft, Json.Obj content, List<Attachment> files) {
            for (Map.Entry<String, Json> field : content.members().entrySet()) {
                draft.put(field.getKey(), field.getValue());
            }
            files.forEach(file ->
                    draft.attach(file.kind(), file.title(), () -> file.source().open()));
            return draft;
        }
    }
}
