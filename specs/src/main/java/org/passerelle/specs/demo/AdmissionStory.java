package org.passerelle.specs.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.client.Answer;
import org.passerelle.client.Exchange;
import org.passerelle.exchange.Event;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Consent;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.specs.demo.world.Cast;

/**
 * Admissions that a ward tells of: one patient does not agree; one notice bounces, goes to the practice's other address and is
 * acknowledged; one goes to a doctor who has an ordinary mailbox, and is answered in words.
 */
final class AdmissionStory implements Story {
    private static final Json.Obj NOTHING = Json.object().build();
    private static final String PATHWAY = "admission-notice/1";
    private static final Professional WARD = Cast.WARD_DOCTOR;
    private static final Duration WITHIN = Duration.ofHours(1);

    private final Playing play;
    private final Path out;
    private final Cast.Days days;
    private final OrdinaryDoctor doctor;

    AdmissionStory(Playing play, Demo demo) {
        this.out = demo.out();
        this.play = play;
        this.days = play.days;
        this.doctor = new OrdinaryDoctor(play.stage);
    }

    @Override
    public void play() {
        withoutAgreement();
        String told = bounced();
        acknowledged(told);
        inWords();
    }

    private void withoutAgreement() {
        play.teller.title("Scène 1 : sans accord, rien ne part");
        play.at(days.friday("16:30"));
        Json.Obj content = content(Cast.SILENT, false, days.friday("15:55"), "emergency");
        String code = play.desk.refusedOpening(WARD, new ExpertDesk.Opening(Cast.PRACTICE, null, PATHWAY, content));
        play.act("hôpital", "une patiente ne souhaite pas que son médecin soit prévenu");
        play.act("hôpital", "lit : « " + StoryWords.refusal(code) + " » (" + code + ")");
        play.settle();
        play.check(
                "sans accord, refusé et aucun courrier",
                code.equals("pathway.consent-refused") && play.postman.seen().isEmpty());
    }

    private String bounced() {
        play.teller.title("Scène 2 : annoncée dans l'heure, malgré une adresse fermée");
        Instant admitted = days.friday("16:10");
        play.at(days.friday("16:50"));
        Json.Obj content = content(Cast.PATIENT, true, admitted, "emergency");
        String first = play.desk.open(WARD, new ExpertDesk.Opening(Cast.OLD_PRACTICE, null, PATHWAY, content));
        play.act(
                "hôpital",
                WARD.displayName() + " annonce l'admission de " + Cast.PATIENT.displayName() + " à "
                        + Cast.OLD_PRACTICE.value());
        play.settle(first);
        List<String> alarms = play.stage.hospital.node().health().alarms().stream()
                .filter(alarm -> alarm.exchange().equals(new Id(first)))
                .map(AlarmRow::code)
                .toList();
        play.act(
                "hôpital",
                "voit que le courrier est revenu : cette boîte n'existe plus (" + String.join(", ", alarms) + ")");
        play.check("la lettre qui revient est une alarme, pas un silence", !alarms.isEmpty());

        play.at(days.friday("16:57"));
        String again = play.desk.sendAgain(first, WARD, Cast.PRACTICE);
        play.act("hôpital", "envoie les mêmes mots à l'autre adresse du cabinet : " + Cast.PRACTICE.value());
        play.settle(again);
        Instant told = play.view(again).state().law().get(0).time();
        play.check(
                "annoncée dans l'heure de l'entrée",
                Duration.between(admitted, told).compareTo(WITHIN) <= 0);
        play.check(
                "le premier envoi est clos et renvoie au second",
                play.view(first).state().ended()
                        && play.view(first).remarks(Event.Remark.Kind.SENT_AGAIN).stream()
                                .anyMatch(facts -> facts.text("exchange").equals(again)));
        play.epilogue(first, null, List.of(play.hospital(first, "expert.bounced.trace.json")));
        return again;
    }

    private void acknowledged(String told) {
        play.at(days.friday("17:20"));
        Exchange ours = play.stage.practice.exchange(told);
        Answer notice = ours.opening(Cast.GP).orElseThrow();
        play.act(
                "cabinet",
                "lit : " + notice.patient().orElseThrow().displayName() + ", " + notice.text("unit") + ", "
                        + notice.words("entryMode").toLowerCase(java.util.Locale.ROOT) + ", tél. "
                        + notice.text("phone"));
        ours.step("acknowledge", Cast.GP)
                .put("treatment", "Apixaban 5 mg matin et soir, ramipril 5 mg.")
                .put("allergies", "Pénicilline.")
                .put("toKnow", "Vit seule ; la voisine a les clefs.")
                .send();
        play.act("cabinet", "accuse réception et dit ce que le service doit savoir");
        play.settle(told);
        play.at(days.monday("09:10"));
        play.desk.readOn(told, WARD);
        play.act("hôpital", WARD.displayName() + " lit les traitements et l'allergie");
        play.settle(told);
        play.at(days.tuesday("11:00"));
        play.step(told, "close", WARD, NOTHING, "clôt l'échange : la patiente est sortie");
        play.check(
                "clos des deux côtés, dans les temps",
                play.state(told).equals("closed")
                        && ours.now().state().equals("closed")
                        && !ours.now().overdue());
        play.epilogue(
                told,
                null,
                List.of(play.practice(told, "requester.trace.json"), play.hospital(told, "expert.trace.json")));
    }

    private void inWords() {
        play.teller.title("Scène 3 : un médecin qui n'a qu'une messagerie");
        play.at(days.tuesday("14:00"));
        Json.Obj content = content(Cast.ADMITTED, true, days.tuesday("13:30"), "planned");
        String exchange =
                play.desk.open(WARD, new ExpertDesk.Opening(Cast.ORDINARY, Cast.ORDINARY_DOCTOR, PATHWAY, content));
        play.act(
                "hôpital",
                WARD.displayName() + " annonce l'admission de " + Cast.ADMITTED.displayName() + " à "
                        + Cast.ORDINARY_DOCTOR.displayName() + ", qui n'a pas de logiciel Passerelle");
        play.settle(exchange);
        play.at(days.tuesday("15:40"));
        PlainMail mail = doctor.inbox().get(0);
        play.act("médecin", Cast.ORDINARY_DOCTOR.displayName() + " lit dans sa messagerie :");
        mail.text()
                .lines()
                .filter(line -> !line.isBlank())
                .limit(12)
                .forEach(line -> play.teller.say("                             " + line));
        play.check("la lettre se lit sans logiciel particulier", mail.text().contains("Médecine polyvalente"));
        doctor.answer(
                mail, Cast.WARD, "Bien reçu. Sous metformine 1 g deux fois par jour. Aucune allergie connue.\r\n");
        play.act("médecin", "répond par un courriel ordinaire");
        play.settle(exchange);
        entered(exchange);
    }

    private void entered(String exchange) {
        play.at(days.tuesday("16:05"));
        List<String> mails = play.desk.mails(exchange, WARD);
        boolean read = play.desk.mail(exchange, mails.get(0), WARD).contains("metformine");
        play.check("la réponse est jointe à l'échange, marquée non signée", mails.size() == 1 && read);
        Json.Obj content = Json.object()
                .put("entered-for", PartyJson.write(Cast.ORDINARY_DOCTOR))
                .put("mail", mails.get(0))
                .put("treatment", "Metformine 1 g deux fois par jour.")
                .put("allergies", "Aucune connue.")
                .build();
        play.step(
                exchange,
                "acknowledge",
                WARD,
                content,
                "saisit l'accusé de réception du Dr Meunier, d'après son courriel");
        play.at(days.wednesday("10:00"));
        play.step(exchange, "close", WARD, NOTHING, "clôt l'échange : le patient est sorti");
        play.check(
                "clos, et compté à l'heure du courriel",
                play.state(exchange).equals("closed")
                        && !play.view(exchange).state().breached()
                        && counted(exchange).isBefore(days.tuesday("16:05")));
        play.epilogue(exchange, null, List.of(play.hospital(exchange, "expert.ordinary.trace.json")));
    }

    /** From when the entered step counts. */
    private Instant counted(String exchange) {
        return play.view(exchange)
                .state()
                .lastDone("acknowledge")
                .map(done -> done.promise().from())
                .orElse(Instant.MAX);
    }

    private Json.Obj content(Patient patient, boolean agreed, Instant admitted, String mode) {
        return Json.object()
                .put("patient", PartyJson.write(patient))
                .put(
                        "consent",
                        new Consent(agreed, "Dr Luc Pierrard", admitted.plusSeconds(900), Consent.How.ORAL).write())
                .put("admittedAt", admitted)
                .put("unit", "Médecine polyvalente")
                .put("entryMode", mode)
                .put("phone", Cast.LINE_PHONE)
                .build();
    }

    @Override
    public List<String> toTry() {
        MailAddress to = Cast.ORDINARY;
        return play.postman.seen().stream()
                .filter(mail -> mail.carried().to().equals(to))
                .findFirst()
                .map(mail ->
                        List.of("la lettre ordinaire, lisible telle quelle : " + out + "/letters/" + mail.fileName()))
                .orElse(List.of());
    }
}
