package org.passerelle.specs.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.client.Answer;
import org.passerelle.client.Draft;
import org.passerelle.client.Exchange;
import org.passerelle.client.Line;
import org.passerelle.client.People;
import org.passerelle.client.Practice;
import org.passerelle.pathway.Form;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.refusal.Refused;
import org.passerelle.specs.demo.drawn.DrawnNight;
import org.passerelle.specs.demo.drawn.NightFigures;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.SeededRandom;

/** A polygraphy: prescribed in town, fitted by a nurse at home, interpreted at the hospital, reported and closed. */
final class PolygraphieStory implements Story {
    static final String PDF = "compte-rendu.pdf";
    static final String CDA = "compte-rendu.xml";

    private static final Json.Obj NOTHING = Json.object().build();
    private static final String DEVICE = "POLY-0042";
    private static final String OTHER_DEVICE = "POLY-0017";
    /** LOINC: the report of a diagnostic act. */
    private static final String DOCUMENT_TYPE = "code=\"70004-7\"";
    /** A letter without the recording, in octets. */
    private static final int SMALL = 500_000;

    private final Playing play;
    private final Path out;
    private final Cast.Days days;
    private final Practice nurse;
    private final DrawnNight night;
    private final SeededRandom noise;

    PolygraphieStory(Playing play, Demo demo) {
        this.play = play;
        this.out = demo.out();
        this.days = play.days;
        this.nurse = play.stage.place("nurse");
        this.noise = new SeededRandom(demo.seed(), "noise");
        LocalDateTime start = LocalDateTime.ofInstant(days.monday("22:30"), Cast.PARIS);
        this.night = DrawnNight.whole(start, DEVICE, new SeededRandom(demo.seed(), "night"));
    }

    @Override
    public void play() {
        String exchange = prescribed();
        scheduled(exchange);
        fitted(exchange);
        transmitted(exchange);
        interpreted(exchange);
        closed(exchange);
    }

    private String prescribed() {
        play.teller.title("Scène 1 : prescrite en ville, la pose confiée à une infirmière");
        play.at(days.friday("16:30"));
        People people = play.stage.practice.people();
        people.add(Cast.GP, Cast.GP, People.Right.PROFESSIONAL, People.Right.COORDINATOR);
        people.add(Cast.ASSISTANT, Cast.GP, People.Right.SECRETARY);
        people.delegate(Cast.GP, Cast.ASSISTANT);
        Line line = play.stage.practice.line(Cast.SLEEP_LINE.value());
        play.act(
                "cabinet",
                "choisit la ligne « " + line.title() + " » (" + line.organisation() + "), interprétation : "
                        + line.target("ordinary"));
        Exchange sent = line.request("polygraphie", Cast.GP)
                .patient(Cast.PATIENT)
                .oralConsent("Dr Jeanne Leclerc", play.now().minusSeconds(600))
                .medecinTraitant(Cast.GP)
                .urgency("ordinary")
                .put("indication", "Ronflements, pauses signalées par le conjoint, somnolence le jour.")
                .history("Hypertension artérielle.")
                .treatment("Ramipril 5 mg.")
                .put("epworth", new BigDecimal("14"))
                .put("bmi", new BigDecimal("31.4"))
                .put("professionAtRisk", false)
                .send();
        play.act("cabinet", "Dr Leclerc prescrit la polygraphie");
        play.settle(sent.id());
        return sent.id();
    }

    private void scheduled(String exchange) {
        play.at(days.friday("16:45"));
        play.stage
                .practice
                .exchange(exchange)
                .step("schedule", Cast.GP)
                .put("fitAt", days.monday("18:00"))
                .put("nursePlace", Cast.NURSE_PLACE.value())
                .put("site", "Domicile")
                .put("instructions", "Vérifier la canule ; la patiente dort sur le dos.")
                .filedBy(Cast.ASSISTANT)
                .send();
        play.act(
                "cabinet",
                Cast.ASSISTANT.displayName()
                        + ", assistante, fixe la pose au nom du Dr Leclerc, à lundi 18 h et nomme le lieu de l'infirmière : "
                        + Cast.NURSE_PLACE.value());
        play.settle(exchange);
        play.check(
                "l'infirmière a l'échange dans son logiciel, sans l'avoir demandé",
                nurse.exchanges().size() == 1
                        && nurse.exchange(exchange).state().equals("scheduled"));
    }

    private void fitted(String exchange) {
        play.teller.title("Scène 2 : posée le lundi, retirée le mardi");
        play.at(days.monday("18:05"));
        Answer opening = nurse.exchange(exchange).opening(Cast.NURSE).orElseThrow();
        play.act(
                "infirmière",
                "lit pour qui, et pourquoi : " + opening.patient().orElseThrow().displayName() + ", « "
                        + opening.text("indication") + " »");
        nurse.exchange(exchange)
                .step("fit", Cast.NURSE)
                .put("device", DEVICE)
                .put("startedAt", days.monday("22:30"))
                .put("instructionsGiven", true)
                .send();
        play.act("infirmière", "pose l'appareil " + DEVICE + ", réglé pour démarrer à 22 h 30");
        play.settle(exchange);
        play.at(days.tuesday("07:45"));
        nurse.exchange(exchange)
                .step("remove", Cast.NURSE)
                .put("removedAt", days.tuesday("07:40"))
                .put("incidents", List.of("none"))
                .send();
        play.act("infirmière", "retire l'appareil : aucun incident");
        play.settle(exchange);
    }

    private void transmitted(String exchange) {
        play.teller.title("Scène 3 : l'enregistrement, d'abord celui d'un autre appareil");
        play.at(days.tuesday("08:30"));
        int before = play.postman.seen().size();
        String code = refused(exchange, night.by(OTHER_DEVICE));
        play.settle(exchange);
        play.act("infirmière", "joint par erreur le fichier de l'appareil " + OTHER_DEVICE);
        play.act("infirmière", "lit : « " + StoryWords.refusal(code) + " » (" + code + ")");
        play.check(
                "l'enregistrement d'un autre appareil est refusé et rien ne part",
                code.equals("media.other-device")
                        && play.postman.seen().size() == before
                        && play.state(exchange).equals("removed"));

        play.at(days.tuesday("08:35"));
        recording(exchange, night).send();
        play.act(
                "infirmière",
                "joint le bon : " + night.seconds() / 3600
                        + " heures, comparé à l'appareil et à l'heure notés à la pose");
        play.settle(exchange);
        boolean small = play.postman.seen().stream()
                .filter(mail -> mail.carried().to().equals(Cast.PRACTICE))
                .allMatch(mail -> mail.carried().octets().length < SMALL);
        play.check("le cabinet sait que l'enregistrement est parti, et ne l'a pas reçu", small);
    }

    private Draft recording(String exchange, DrawnNight of) {
        byte[] octets = of.edf(noise);
        return nurse.exchange(exchange)
                .step("transmit", Cast.NURSE)
                .attach("recording", "Polygraphie de la nuit", () -> new ByteArrayInputStream(octets));
    }

    private String refused(String exchange, DrawnNight of) {
        try {
            recording(exchange, of).send();
            return "";
        } catch (Refused refused) {
            return refused.refusal().code().code();
        }
    }

    private void interpreted(String exchange) {
        play.teller.title("Scène 4 : l'interprétation, en jours ouvrés");
        play.at(days.wednesday("10:00"));
        boolean listed = play.desk.lists(exchange, Cast.PNEUMOLOGIST);
        play.desk.read(exchange, Cast.PNEUMOLOGIST);
        List<byte[]> documents = play.desk.readOn(exchange, Cast.PNEUMOLOGIST);
        play.act(
                "hôpital",
                Cast.PNEUMOLOGIST.displayName() + (listed ? " trouve la demande dans la liste" : " cherche la demande")
                        + " et ouvre l'enregistrement :");
        play.show(documents);
        play.check(
                "l'enregistrement est arrivé, et il est au nom de la patiente",
                documents.size() == 1
                        && new String(documents.get(0), 0, 88, StandardCharsets.US_ASCII)
                                .contains(Cast.PATIENT.birthName()));
        play.settle(exchange);
        play.step(exchange, "take", Cast.PNEUMOLOGIST, NOTHING, "prend l'enregistrement en lecture");
        play.at(days.wednesday("11:40"));
        NightFigures figures = NightFigures.of(night);
        play.step(
                exchange,
                "report",
                Cast.PNEUMOLOGIST,
                report(figures),
                "rend le compte rendu : IAH " + figures.ahi().toPlainString() + "/h");
    }

    private static Json.Obj report(NightFigures figures) {
        String severity = figures.severe() ? "sévère." : "modéré.";
        return figures.said()
                .with("scoring", Json.text("automatic-checked"))
                .with("rule", Json.text("flow-30-desaturation-3"))
                .with("conclusion", Json.text("Syndrome d'apnées obstructives du sommeil " + severity))
                .with("recommended", Json.texts(List.of("life-style", "consultation")))
                .with("recommendation", Json.text("Consultation de pneumologie pour discuter du traitement."))
                .with("incidents", Json.text("aucun"));
    }

    private void closed(String exchange) {
        play.teller.title("Scène 5 : lue et close par qui a prescrit");
        play.at(days.thursday("08:30"));
        Exchange ours = play.stage.practice.exchange(exchange);
        Answer report = ours.answer(Cast.GP).orElseThrow();
        play.act("cabinet", "lit le compte rendu de " + report.by().displayName() + " :");
        for (String field : List.of("ahi", "odi", "spo2Mean", "spo2Min", "t90", "duration", "rule", "severity")) {
            play.teller.say("                             " + title(exchange, field) + " : " + report.words(field));
        }
        report.save(DocumentFormat.PDF, out.resolve(PDF));
        report.save(DocumentFormat.CDA, out.resolve(CDA));
        play.act("cabinet", "le classe au dossier : " + PDF + " et " + CDA);
        play.check("le compte rendu est un PDF, et un CDA de ce type qui le contient", reported());
        ours.step("close", Cast.GP)
                .put("outcome", "referred")
                .put("satisfaction", "very")
                .send();
        play.act("cabinet", "clôt l'échange : adressée en consultation");
        play.settle(exchange);
        play.check(
                "clos chez les trois, dans les temps",
                play.state(exchange).equals("closed")
                        && ours.now().state().equals("closed")
                        && nurse.exchange(exchange).state().equals("closed")
                        && !ours.now().overdue());
        delay(exchange);
        play.epilogue(
                exchange,
                null,
                List.of(
                        play.practice(exchange, "requester.trace.json"),
                        play.town(
                                "nurse",
                                Cast.NURSE,
                                exchange,
                                new Playing.Kept("nurse", "de l'infirmière", "nurse.trace.json", new byte[0])),
                        play.hospital(exchange, "expert.trace.json")));
    }

    /** What is counted of this circuit: from the prescription to the report, as the line's coordinator reads it, too. */
    private void delay(String exchange) {
        Duration delay = Duration.between(play.done(exchange, "prescribe"), play.done(exchange, "report"));
        play.act(
                "délai",
                "de la prescription au compte rendu : " + delay.toDays() + " jours "
                        + Storyteller.span(delay.minusDays(delay.toDays())));
        play.check(
                "l'indicateur de la ligne dit le même délai",
                play.desk.medianToReport(Cast.COORDINATOR, YearMonth.from(days.friday())) == delay.toSeconds());
    }

    private String title(String exchange, String field) {
        Form form = play.view(exchange).state().pathway().step("report").form();
        return form.find(field).orElseThrow().words().fr();
    }

    private boolean reported() {
        try {
            String pdf = new String(Files.readAllBytes(out.resolve(PDF)), StandardCharsets.ISO_8859_1);
            String cda = Files.readString(out.resolve(CDA), StandardCharsets.UTF_8);
            return pdf.startsWith("%PDF-") && cda.contains("<ClinicalDocument") && cda.contains(DOCUMENT_TYPE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public List<String> toTry() {
        return List.of("le compte rendu, à ouvrir : " + out + "/" + PDF);
    }
}
