package org.passerelle.fhir.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passerelle.indicators.Spread;
import org.passerelle.indicators.measured.Stretch;

/**
 * One number about times: of a stretch, gross or net, one percentile.
 *
 * @param place which of {@link Spread#NAMES}
 */
record TimeGroup(Stretch stretch, boolean net, int place) {

    static List<TimeGroup> all() {
        var all = new ArrayList<TimeGroup>();
        for (Stretch stretch : Stretch.values()) {
            for (boolean net : new boolean[] {false, true}) {
                for (int place = 0; place < Spread.NAMES.size(); place++) {
                    all.add(new TimeGroup(stretch, net, place));
                }
            }
        }
        return all;
    }

    String code() {
        return stretch.code() + (net ? "-net-" : "-gross-") + Spread.NAMES.get(place);
    }

    String title() {
        String percentile = place == 0 ? "médiane" : Spread.NAMES.get(place).toUpperCase(Locale.ROOT);
        return stretch.words().fr() + (net ? " (net), " : " (brut), ") + percentile;
    }
}
