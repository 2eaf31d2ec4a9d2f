package org.passerelle.specs.sandbox.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.party.PartyJson;
import org.passerelle.pathway.Consent;
import org.passerelle.specs.demo.drawn.DrawnNight;
import org.passerelle.specs.demo.drawn.NightFigures;
import org.passerelle.specs.demo.world.Cast;

/** What the forms of the steps are filled in with. */
final class Sayings {
    private static final Duration BEFORE = Duration.ofMinutes(10);
    private static final List<String> EFFECTS = List.of("new-advice", "confirmed", "new-advice");
    private static final List<String> REFERRALS = List.of("avoided", "avoided", "needed", "never-planned");
    private static final List<String> JUDGED = List.of("very", "very", "rather");

    private Sayings() {}

    static Json.Obj request(Tale tale, Instant now) {
        Vignette said = tale.vignette();
        Json.Obj content = common(tale, now)
                .put("dangerToLife", false)
                .put("question", said.question())
                .put("mayConvert", true)
                .build();
        for (String field : said.particular().members().keySet()) {
            content = content.with(field, said.particular().get(field));
        }
        return content;
    }

    static Json.Obj prescription(Tale tale, Instant now) {
        return common(tale, now)
                .put("indication", "Ronflements, pauses signalées par le conjoint, somnolence le jour.")
                .put("epworth", "14")
                .put("bmi", "31.4")
                .put("professionAtRisk", false)
                .build();
    }

    private static Json.Builder common(Tale tale, Instant now) {
        var doctor = tale.asker().doctor();
        var consent = new Consent(true, doctor.displayName(), now.minus(BEFORE), Consent.How.ORAL);
        return Json.object()
                .put("patient", PartyJson.write(tale.patient()))
                .put("consent", consent.write())
                .put("medecinTraitant", PartyJson.write(doctor))
                .put("urgency", tale.urgency())
                .put("history", tale.vignette().history())
                .put("treatment", tale.vignette().treatment());
    }

    static Json.Obj asked(Tale tale) {
        return Json.object().put("asked", tale.vignette().missing().asked()).build();
    }

    static Json.Obj supplied(Tale tale) {
        return Json.object()
                .put("supplied", tale.vignette().missing().supplied())
                .build();
    }

    static Json.Obj answer(Tale tale) {
        Vignette.Answer answer = tale.vignette().answer();
        return Json.object()
                .put("recommendation", answer.recommendation())
                .put("advice", answer.advice())
                .put("acts", answer.acts())
                .put("incidents", "aucun")
                .put("imageQuality", tale.number() % 5 == 0 ? "usable" : "good")
                .put("informationQuality", tale.number() % 4 == 0 ? "usable" : "good")
                .build();
    }

    static Json.Obj decline() {
        return Json.object()
                .put("reason", "not-suitable")
                .put(
                        "explanation",
                        "Un examen au lit du patient est nécessaire : consultation sans rendez-vous, mardi matin.")
                .build();
    }

    static Json.Obj convert(Tale tale, Instant now) {
        LocalDate day = now.atZone(Cast.PARIS).toLocalDate().plusDays(2);
        return Json.object()
                .put("to", "urgent-consultation")
                .put("date", day.toString())
                .put("hour", "11 h 15")
                .put("place", "CH du Barrois, bâtiment B, 1er étage")
                .put("contact", tale.team().offer().phone())
                .put("advice", tale.vignette().answer().advice())
                .build();
    }

    static Json.Obj close(Tale tale) {
        int number = tale.number();
        return Json.object()
                .put("outcome", number % 5 == 3 ? "adapted" : "followed")
                .put("effect", EFFECTS.get(number % EFFECTS.size()))
                .put("referral", REFERRALS.get(number % REFERRALS.size()))
                .put("satisfaction", JUDGED.get(number % JUDGED.size()))
                .build();
    }

    static Json.Obj report(DrawnNight night) {
        NightFigures figures = NightFigures.of(night);
        return figures.said()
                .with("scoring", Json.text("automatic-checked"))
                .with("rule", Json.text("flow-30-desaturation-3"))
                .with(
                        "conclusion",
                        Json.text("Syndrome d'apnées obstructives du sommeil "
                                + (figures.severe() ? "sévère." : "modéré.")))
                .with("recommended", Json.texts(List.of("life-style", "cpap")))
                .with("recommendation", Json.text("Consultation de pneumologie pour la mise en route du traitement."))
                .with("incidents", Json.text("aucun"));
    }
}
