package org.passerelle.flow.line;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.pathway.yaml.CarriedForm;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * The line has one more form of its own, or the next version of one. It stands in the line's book for good: exchanges keep the version
 * that they began with. Requesters get it once the card offers it.
 */
public record FormChange(CarriedForm form) implements LineChange {
    /** Most forms of one line, every version counted. */
    public static final int MOST = 48;

    static final String FORM = "form";

    @Override
    public boolean isOfPeople() {
        return false;
    }

    @Override
    public List<CarriedForm> forms(List<CarriedForm> before) {
        List<CarriedForm> after = new ArrayList<>(before);
        after.add(form);
        return after;
    }

    @Override
    public Json.Obj json() {
        return Json.object().put("change", FORM).put(FORM, form.text()).build();
    }

    /** Reads what {@link #json} writes. */
    static FormChange of(Json.Obj json) {
        return new FormChange(CarriedForm.read(json.text(FORM)));
    }

    /** Refuses more than a line may have. */
    static void require(List<CarriedForm> forms) {
        if (forms.size() > MOST) {
            throw Refusal.of(FlowRefusal.LINE_CHANGE)
                    .with(FactKey.FIELD, "forms")
                    .with(FactKey.LIMIT, MOST)
                    .refused();
        }
    }

    /** Refuses a name that is not this line's, and a version that is not the next one. */
    void requireNext(LineBook book, String ending) {
        int last = book.forms().stream()
                .filter(other -> other.ref().name().equals(form.ref().name()))
                .mapToInt(other -> other.ref().version())
                .max()
                .orElse(0);
        if (!form.ref().name().endsWith(ending)) {
            throw refused("name", "…" + ending);
        } else if (form.ref().version() != last + 1) {
            throw refused("version", String.valueOf(last + 1));
        }
    }

    private static Refused refused(String field, String expected) {
        return Refusal.of(FlowRefusal.LINE_CHANGE)
                .with(FactKey.FIELD, field)
                .with(FactKey.EXPECTED, expected)
                .refused();
    }
}
