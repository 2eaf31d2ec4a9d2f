package org.passerelle.specs.journeys;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.LineOffer;
import org.passerelle.card.PathwayOffer;
import org.passerelle.exchange.rehearsal.Rehearsal;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.Script;

/** What a script's line says on its card: its hours and targets, and the pathway with every form that is known for it. */
final class Offers {
    private Offers() {}

    static LineOffer of(Script script, Pathway pathway, @Nullable MailAddress fallback) {
        LineOffer said = Rehearsal.offer(script);
        PathwayRef ref = pathway.ref();
        List<PathwayOffer.FormOffer> forms = new ArrayList<>();
        forms.add(new PathwayOffer.FormOffer(ref.name(), ref.version()));
        pathway.steps().stream()
                .flatMap(step -> step.forms().stream())
                .flatMap(form -> form.findOwn().stream())
                .map(own ->
                        new PathwayOffer.FormOffer(own.ref().name(), own.ref().version()))
                .forEach(forms::add);
        return new LineOffer(
                said.title(),
                said.scope(),
                said.exclusions(),
                List.of(new PathwayOffer(ref.name(), ref.version(), forms)),
                said.targets(),
                said.calendar(),
                said.phone(),
                fallback);
    }
}
