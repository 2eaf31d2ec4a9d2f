package org.passerelle.flow.line;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.Closure;
import org.passerelle.sla.SlaJson;

/** Spans of days, of somebody's absences or a line's closures: each is known by the day on which it begins. */
final class Spans {
    private Spans() {}

    static List<Closure> closures(Json.Obj card) {
        return card.array("closures").objects().stream().map(SlaJson::closure).toList();
    }

    /** The card with these closures. */
    static Json.Obj closed(Json.Obj card, List<Closure> closures) {
        return card.with(
                "closures", Json.array(closures.stream().map(SlaJson::write).toList()));
    }

    static List<Closure> more(List<Closure> before, Closure one) {
        List<Closure> after = new ArrayList<>(before);
        after.add(one);
        after.sort(Comparator.comparing(Closure::from));
        return after;
    }

    static List<Closure> without(List<Closure> before, LocalDate from) {
        List<Closure> after = new ArrayList<>(before);
        if (!after.removeIf(closure -> closure.from().equals(from))) {
            throw Refusal.of(FlowRefusal.LINE_CHANGE)
                    .with(FactKey.FIELD, "from")
                    .refused();
        }
        return after;
    }
}
