package org.passerelle.flow.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.card.CardRecord;
import org.passerelle.card.CarriedForms;
import org.passerelle.card.LineCard;
import org.passerelle.flow.desk.Premises;
import org.passerelle.pathway.yaml.CarriedForm;
import org.passerelle.port.keep.Change;
import org.passerelle.refusal.Refused;

/**
 * The forms that came in the cards of lines whose addresses are confirmed. They are kept for good, beside the card: an exchange keeps
 * the form that it began with, whatever the card says later.
 */
final class LearnForms {
    /** Most forms of one card that are kept, every version counted; what comes beyond is not known here. */
    static final int MOST_KEPT = 64;

    private static final String TYPE = "passerelle/line-forms/1";
    private static final String FORMS = "forms";

    private final Premises premises;

    LearnForms(Premises premises) {
        this.premises = premises;
    }

    /**
     * Those of one card that are to be kept, and whether there is one that was not.
     *
     * @param others texts that were kept before and that this program cannot read: another one may, so they stay
     */
    record Kept(CardRecord record, List<CarriedForm> forms, List<String> others, boolean fresh) {
        Kept {
            forms = List.copyOf(forms);
            others = List.copyOf(others);
        }

        /** What keeps them. */
        Optional<Change> change() {
            if (!fresh) {
                return Optional.empty();
            }
            Json.Builder json = Json.object()
                    .put("type", TYPE)
                    .put(
                            FORMS,
                            Json.array(Stream.concat(forms.stream().map(CarriedForm::text), others.stream())
                                    .map(Json::text)
                                    .toList()));
            return Optional.of(new Change.Secret(name(record), Canon.octets(json.build())));
        }
    }

    /** Those that were kept before, and those of the present card that this node can know. */
    Kept of(CardRecord record) {
        List<CarriedForm> forms = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String text : before(record)) {
            readable(text).ifPresentOrElse(forms::add, () -> others.add(text));
        }
        int kept = forms.size();
        if (record.current() instanceof LineCard card) {
            for (CarriedForm form : CarriedForms.of(card, record.confirmations().keySet())) {
                boolean there = forms.stream().anyMatch(other -> other.ref().equals(form.ref()));
                if (!there && forms.size() + others.size() < MOST_KEPT && canBeKnown(form)) {
                    forms.add(form);
                }
            }
        }
        return new Kept(record, forms, others, forms.size() > kept);
    }

    /** From now on they are known here; one that cannot be is passed over. */
    void know(Kept kept) {
        for (CarriedForm form : kept.forms()) {
            try {
                premises.circuits().add(List.of(form));
            } catch (Refused otherwise) {
                // an exchange with it is refused as one whose form is unknown
                continue;
            }
        }
    }

    private boolean canBeKnown(CarriedForm form) {
        try {
            premises.pathways().carrying(List.of(form));
            return true;
        } catch (Refused otherwise) {
            return false;
        }
    }

    /** One that cannot be read does not keep the house from opening; an exchange with it is refused as one whose form is unknown. */
    private static Optional<CarriedForm> readable(String text) {
        try {
            return Optional.of(CarriedForm.read(text));
        } catch (Refused otherwise) {
            return Optional.empty();
        }
    }

    private List<String> before(CardRecord record) {
        return premises.store()
                .secrets()
                .secret(name(record))
                .map(octets -> Canon.read(octets, TYPE, Set.of("type", FORMS))
                        .array(FORMS)
                        .texts())
                .orElse(List.of());
    }

    private static String name(CardRecord record) {
        return "line-forms/" + record.id();
    }
}
