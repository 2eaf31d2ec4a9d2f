package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.draft.Draft;
import org.passerelle.flow.draft.Drafts;
import org.passerelle.gateway.http.Response;
import org.passerelle.party.Rpps;
import org.passerelle.refusal.Refused;

/** What an expert typed and has not sent. */
class DraftTest extends ConsoleScene {
    private Browser expert;

    @BeforeEach
    void taken() {
        expert = Browser.of("paul.exemple");
        expert.submit(exchange(), exchange() + "/steps/take", Map.of("_seen", seen()));
    }

    @Test
    void aDraftWaitsForItsWriterInAnotherSessionAndGoesWhenTheStepIsTaken() {
        Response kept = keep(expert.with("HX-Request", "true"), Map.of("asked", "Depuis <quand> ?"));
        assertThat(kept.status()).isEqualTo(200);
        assertThat(text(kept)).startsWith("Brouillon gardé (").doesNotContain("quand");
        pass(Duration.ofHours(13));

        Browser again = Browser.of("paul.exemple");
        assertThat(again.page(step())).contains("Vous reprenez ce que vous aviez écrit", "Depuis &lt;quand&gt; ?");
        assertThat(again.page(exchange())).doesNotContain("quand");
        again.submit(step(), step(), Map.of("asked", "Depuis quand ?", "_seen", seen()));
        assertThat(state()).isEqualTo("awaiting-information");
        assertThat(draft(Station.EXPERT)).isEmpty();
    }

    @Test
    void nobodyElseIsGivenIt() {
        keep(expert, Map.of("asked", "Mon brouillon"));
        assertThat(draft(Station.EXPERT)).isPresent();
        assertThat(draft(Station.COORDINATOR)).isEmpty();
        Browser coordinator = Browser.of("claude.modele");
        assertThat(text(coordinator.get(step()))).doesNotContain("Mon brouillon");
        assertThat(Browser.of("alix.ailleurs").get(step()).status()).isEqualTo(404);
    }

    @Test
    void withoutAScriptItIsKeptByAButtonAndThrownAwayByAnother() {
        Response kept = keep(expert, Map.of("asked", "Mon brouillon"));
        assertThat(kept.status()).isEqualTo(303);
        assertThat(kept.headers().one("Location")).contains(step());
        assertThat(keep(expert, Map.of("asked", "Mon brouillon", "_drop", "true"))
                        .status())
                .isEqualTo(303);
        assertThat(expert.page(step())).doesNotContain("Mon brouillon", "Vous reprenez");
    }

    @Test
    void whoseSessionEndedKeepsThePageThatTheyWriteOn() {
        pass(Duration.ofHours(13));
        Response lost = expert.post(step() + "/draft", Map.of("asked", "Mon brouillon"));
        assertThat(lost.status()).isEqualTo(403);
        assertThat(lost.headers().one("Location")).isEmpty();
        assertThat(draft(Station.EXPERT)).isEmpty();
    }

    @Test
    void aFormOfAnotherSessionKeepsNothing() {
        assertThat(expert.post(step() + "/draft", Map.of("asked", "x", "_forms", "x".repeat(43)))
                        .status())
                .isEqualTo(403);
        assertThat(draft(Station.EXPERT)).isEmpty();
    }

    @Test
    void refusesOneBeyondItsLimit() {
        int frame = 200;
        keepDirectly(Drafts.MOST_OCTETS - frame);
        assertThatThrownBy(() -> keepDirectly(Drafts.MOST_OCTETS))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(FlowRefusal.TOO_LARGE));
    }

    private void keepDirectly(int characters) {
        hospital.drafts().keep(avis, Station.EXPERT, "ask", Map.of("asked", List.of("x".repeat(characters))));
    }

    private Optional<Draft> draft(Rpps person) {
        return hospital.drafts().find(avis, person, "ask");
    }

    private String step() {
        return exchange() + "/steps/ask";
    }

    private Response keep(Browser browser, Map<String, String> fields) {
        return browser.submit(step(), step() + "/draft", fields);
    }
}
