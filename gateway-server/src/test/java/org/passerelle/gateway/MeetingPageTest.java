package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.gateway.http.Response;

/** A coordinator says at which weekly meeting a line answers. */
class MeetingPageTest extends ConsoleScene {
    private static final String OFFER = "/lines/dermatologie%40ch-barleduc.mssante.test/offer";

    private Browser coordinator;
    private Map<String, String> form;

    @BeforeEach
    void open() {
        coordinator = Browser.of("claude.modele");
        form = FormShown.on(coordinator.page(OFFER));
        form.putAll(Map.of("unit-prompt", "working-days", "amount-prompt", "11"));
        form.putAll(Map.of("meeting-prompt", "friday", "meetingAt-prompt", "14:00", "meetingLead-prompt", "24"));
    }

    private Response send(String what) {
        form.put("_do", what);
        return coordinator.submit(OFFER, OFFER, form);
    }

    private static Json.Obj target() {
        return hospital.books().card(Station.LINE).document().object("targets").object("prompt");
    }

    @Test
    void itIsShownPublishedKeptAndGivenUp() {
        assertThat(text(send("preview")))
                .contains(
                        "11 jours ouvrés au plus, à la réunion du vendredi à 14:00 quand la demande arrive 24 h avant");
        assertThat(send("publish").status()).isEqualTo(303);
        assertThat(target().object("meeting"))
                .isEqualTo(Json.object()
                        .put("weekday", "friday")
                        .put("at", "14:00")
                        .put("lead", 24)
                        .build());

        form = FormShown.on(coordinator.page(OFFER));
        assertThat(form).containsEntry("meeting-prompt", "friday").containsEntry("meetingAt-prompt", "14:00");
        form.put("phone", "03 29 00 00 08");
        assertThat(send("publish").status()).isEqualTo(303);
        assertThat(target().findObject("meeting")).isPresent();

        form = FormShown.on(coordinator.page(OFFER));
        form.putAll(Map.of("meeting-prompt", "", "unit-prompt", "elapsed-hours", "amount-prompt", "24"));
        form.put("phone", "03 29 00 00 00");
        assertThat(send("publish").status()).isEqualTo(303);
        assertThat(target().findObject("meeting")).isEmpty();
    }

    @Test
    void oneThatDoesNotFitIsRefusedAtItsField() {
        Json.Obj before = target();
        refused("amount-prompt", "3", "#field-meeting-prompt");
        refused("meeting-prompt", "sunday", "#field-meeting-prompt");
        refused("meetingAt-prompt", "", "#field-meetingAt-prompt");
        refused("meetingLead-prompt", "337", "#field-meetingLead-prompt");
        refused("meetingLead-prompt", "un jour", "#field-meetingLead-prompt");
        assertThat(target()).isEqualTo(before);
    }

    private void refused(String field, String value, String where) {
        String good = form.put(field, value);
        Response answer = send("publish");
        assertThat(answer.status()).as(field).isEqualTo(422);
        assertThat(text(answer)).contains("Cette réunion ne convient pas", where, "value=\"" + value + "\"");
        form.put(field, good);
    }
}
