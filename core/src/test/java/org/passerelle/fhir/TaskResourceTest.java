package org.passerelle.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.exchange.PromisedDue;
import org.passerelle.party.MailAddress;
import org.passerelle.sla.Clock;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** What an API shows of an exchange as it goes. */
class TaskResourceTest {
    private static final Instant AT = SampleSteps.AT;
    private static final Reference PATIENT = new Reference("Patient/1");
    private static final Reference REQUEST = new Reference("ServiceRequest/1");

    private final SampleSteps steps = new SampleSteps(41);
    private ExchangeState state = ExchangeState.of(
            new Event.Begun(
                    steps.id(),
                    true,
                    SampleSteps.AVIS.ref(),
                    MailAddress.of("ligne@ch.test"),
                    steps.organisation(),
                    org.passerelle.canon.Sha256.hash(new byte[0]),
                    MailAddress.of("cabinet@ville.test"),
                    steps.organisation()),
            SampleSteps.AVIS);

    @Test
    void followsAnAvisToItsClosing() {
        assertThat(status()).isEqualTo(TaskStatus.DRAFT);
        request();
        assertThat(status()).isEqualTo(TaskStatus.REQUESTED);
        done("take");
        assertThat(status()).isEqualTo(TaskStatus.ACCEPTED);
        done("ask");
        fold(new Fact.ClockPaused(AT));
        assertThat(status()).isEqualTo(TaskStatus.ONHOLD);
        done("supply");
        fold(new Fact.ClockResumed(AT, AT.plusSeconds(3600)));
        assertThat(status()).isEqualTo(TaskStatus.INPROGRESS);
        done("answer");
        fold(new Fact.ClockStopped(AT, Duration.ZERO, Duration.ZERO));
        assertThat(status()).isEqualTo(TaskStatus.COMPLETED);
        done("close");
        assertThat(status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(serviceRequest().getStatus()).isEqualTo(ServiceRequestStatus.COMPLETED);
    }

    @Test
    void tellsWhoEndedItWithoutAnAnswer() {
        request();
        ExchangeState requested = state;
        done("decline");
        assertThat(status()).isEqualTo(TaskStatus.REJECTED);
        assertThat(serviceRequest().getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);
        state = requested;
        done("withdraw");
        assertThat(status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void showsTheDueDateTheStateAndTheVersion() {
        request();
        Task task = task();

        Task read = FhirJson.read(Task.class, FhirJson.write(task));

        assertThat(read.getRestriction().getPeriod().getEndElement().getValueAsString())
                .isEqualTo("2026-11-23T09:00:00.123Z");
        assertThat(read.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("requested");
        assertThat(read.getBusinessStatus().getText()).isEqualTo("Demandé");
        assertThat(read.getMeta().getVersionId()).isEqualTo("7");
        assertThat(read.getIdElement().getIdPart())
                .isEqualTo(state.begun().exchange().hex());
        assertThat(new String(FhirJson.write(task), StandardCharsets.UTF_8)).doesNotContain("PREUVE", "pigment");
    }

    @Test
    void showsWhatWasPromisedBeforeSendingWhereTheLinesClockSaysSomethingElse() {
        request();
        Instant due = state.clock().orElseThrow().due().orElseThrow();

        Task read =
                FhirJson.read(Task.class, FhirJson.write(task(new PromisedDue(due.minus(Duration.ofDays(1)), due))));

        assertThat(read.getExtensionByUrl(Systems.PROMISED_DUE).getValue().primitiveValue())
                .isEqualTo("2026-11-22T09:00:00.123Z");
        assertThat(read.getNoteFirstRep().getText())
                .isEqualTo("Échéance annoncée au requérant avant l'envoi : avant dimanche 22/11 à 10 h ; "
                        + "échéance de la ligne, qui fait foi : avant lundi 23/11 à 10 h.");
        assertThat(task().getExtension()).isEmpty();
        assertThat(task().getNote()).isEmpty();
    }

    @Test
    void showsEachLaterStepAsACommunication() {
        request();
        done("take");
        done("ask");

        List<Communication> told = CommunicationResource.of(state, PATIENT, REQUEST);

        assertThat(told).hasSize(2);
        assertThat(told.get(0).getPayload()).isEmpty();
        assertThat(told.get(1).getPayloadFirstRep().getContentStringType().getValue())
                .startsWith("Ce qui manque : ");
        assertThat(told.get(1).getBasedOnFirstRep().getReference()).isEqualTo("ServiceRequest/1");
        assertThat(FhirJson.read(Communication.class, FhirJson.write(told.get(1))))
                .isNotNull();
        assertThat(FhirJson.read(ServiceRequest.class, FhirJson.write(serviceRequest())))
                .isNotNull();
    }

    @Test
    void callsItAsThePathwaySaysBesideItsOwnCode() {
        request();
        Task read = FhirJson.read(Task.class, FhirJson.write(task()));
        assertThat(read.getCode().getCoding())
                .extracting(coding -> coding.getSystem() + "|" + coding.getCode())
                .containsExactly(Systems.PATHWAY + "|avis", "http://hl7.org/fhir/CodeSystem/task-code|fulfill");
        assertThat(read.getCode().getText()).isEqualTo("Demande d'avis");
    }

    @Test
    void takesThePriorityOfTheUrgencyThatWasToldLast() {
        request("prompt");
        assertThat(task().getPriority()).isEqualTo(TaskPriority.URGENT);
        assertThat(serviceRequest().getPriority()).isEqualTo(ServiceRequestPriority.URGENT);
        done("take");
        assertThat(task().getPriority()).isEqualTo(TaskPriority.URGENT);
        done(
                "change-urgency",
                Json.object().put("urgency", "staff").put("reason", "Staff").build());
        assertThat(task().getPriority()).as("as the avis maps it").isEqualTo(TaskPriority.ROUTINE);
        assertThat(serviceRequest().getPriority()).as("as it was asked").isEqualTo(ServiceRequestPriority.URGENT);
    }

    private void request() {
        request("ordinary");
    }

    private void request(String urgency) {
        done("request", steps.message("request").content().with("urgency", Json.text(urgency)));
        var calendar =
                new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, ZoneId.of("Europe/Paris"));
        fold(new Fact.ClockStarted(Clock.start(new Target(Unit.ELAPSED_HOURS, 48), calendar, AT)));
    }

    private void done(String step) {
        done(step, steps.message(step).content());
    }

    private void done(String step, Json.Obj content) {
        StepMessage message = steps.message(step);
        fold(new Fact.StepDone(
                message.stepId(),
                step,
                message.actor(),
                state.pathway().side(state.pathway().step(step)),
                content,
                state.lastNumber(),
                Promise.here(AT)));
    }

    private void fold(Fact fact) {
        state = state.after(new Event.Law(state.lastNumber() + 1, AT, fact));
    }

    private TaskStatus status() {
        return task().getStatus();
    }

    private Task task() {
        return task(null);
    }

    private Task task(@org.jspecify.annotations.Nullable PromisedDue promise) {
        return TaskResource.write(state, new TaskResource.Frame(PATIENT, REQUEST, 7, AT, AT, promise));
    }

    private ServiceRequest serviceRequest() {
        return ServiceRequestResource.of(state, PATIENT).orElseThrow();
    }
}
