package org.passerelle.indicators.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.indicators.measured.PatientKeys;
import org.passerelle.indicators.measured.Walk;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.counts.StepCount;

/**
 * Collects answered téléexpertises and proposes what each side may bill. A téléexpertise is what the pathway says: a request with the
 * medical document of one (TLM-DA), answered by a step with the other (TLM-CR). Only what this node knows is counted.
 */
public final class BillingBook {
    /** Most acts of one kind by one professional for one patient in a civil year. */
    public static final int MOST_A_YEAR = 4;

    private static final int PROFESSION_LENGTH = "G15_10".length();

    private final Tariffs tariffs;
    private final PatientKeys patients;
    private final List<Done> done = new ArrayList<>();

    /** An act that was done, whoever may bill it. */
    private record Done(
            Act act,
            Instant at,
            LocalDate day,
            Professional person,
            Professional answerer,
            Sha256 patient,
            MailAddress line,
            Id exchange,
            boolean documents) {}

    /** Whose acts are counted together. */
    private record Account(Act act, Rpps person, Sha256 patient, int year) {}

    public BillingBook(Tariffs tariffs, PatientKeys patients) {
        this.tariffs = tariffs;
        this.patients = patients;
    }

    /**
     * Takes in one exchange.
     *
     * @param zone the line's time zone
     */
    public void add(List<Event> journal, Pathway pathway, ZoneId zone) {
        var walk = Walk.of(journal, pathway);
        Optional<Walk.Taken> request =
                walk.request().filter(taken -> carries(taken.step(), ClinicalModel.Kind.REQUEST));
        Optional<Walk.Taken> answer =
                walk.first(StepCount.ANSWER).filter(taken -> carries(taken.step(), ClinicalModel.Kind.REPORT));
        if (request.isPresent() && answer.isPresent()) {
            add(walk, Act.RQD, request.get(), answer.get(), zone);
            add(walk, Act.TE2, request.get(), answer.get(), zone);
        }
    }

    private void add(Walk walk, Act act, Walk.Taken request, Walk.Taken answer, ZoneId zone) {
        Walk.Taken taken = act == Act.RQD ? request : answer;
        Event.Begun begun = walk.state().begun();
        done.add(new Done(
                act,
                taken.at(),
                taken.at().atZone(zone).toLocalDate(),
                taken.done().actor(),
                answer.done().actor(),
                patients.of(walk.state().pathway(), request.done(), begun.exchange()),
                begun.line(),
                begun.exchange(),
                hasDocuments(request)));
    }

    /** The proposals of these months, oldest first, each numbered among those of its whole civil year that were taken in. */
    public List<BillLine> lines(YearMonth from, YearMonth until) {
        Map<Account, Integer> numbers = new HashMap<>();
        Map<Account, LocalDate> lastDays = new HashMap<>();
        List<BillLine> lines = new ArrayList<>();
        List<Done> ordered = done.stream()
                .sorted(Comparator.comparing(Done::at)
                        .thenComparing(Done::exchange)
                        .thenComparing(Done::act))
                .toList();
        for (Done one : ordered) {
            Optional<Integer> cents = tariffs.cents(one.act(), one.day());
            if (cents.isPresent() && mayBill(one)) {
                var account = new Account(
                        one.act(), one.person().rpps(), one.patient(), one.day().getYear());
                int number = numbers.merge(account, 1, Integer::sum);
                boolean again = one.day().equals(lastDays.put(account, one.day()));
                YearMonth month = YearMonth.from(one.day());
                if (!month.isBefore(from) && !month.isAfter(until)) {
                    lines.add(line(one, cents.get(), number, notices(one, number, again)));
                }
            }
        }
        return lines;
    }

    private boolean mayBill(Done one) {
        String profession = profession(one.person());
        return profession == null || tariffs.mayBill(one.act(), profession, one.day());
    }

    private static BillLine line(Done one, int cents, int number, Set<Notice> notices) {
        return new BillLine(
                one.act(),
                one.day(),
                cents,
                one.person().rpps(),
                profession(one.person()),
                one.line(),
                one.exchange(),
                number,
                notices);
    }

    private Set<Notice> notices(Done one, int number, boolean again) {
        var notices = EnumSet.noneOf(Notice.class);
        if (profession(one.person()) == null) {
            notices.add(Notice.PROFESSION_UNKNOWN);
        }
        if (number > MOST_A_YEAR) {
            notices.add(Notice.OVER_FOUR);
        }
        if (again) {
            notices.add(Notice.SAME_DAY);
        }
        if (!one.documents()) {
            notices.add(Notice.NO_DOCUMENT);
        }
        if (one.act() == Act.TE2) {
            notices.add(Notice.OUTPATIENT_ONLY);
        } else {
            answerer(one).ifPresent(notices::add);
        }
        return notices;
    }

    /** What is to be said of who answered, to who asked: only those who may bill the answer may give one. */
    private Optional<Notice> answerer(Done asked) {
        String profession = profession(asked.answerer());
        if (profession == null) {
            return Optional.of(Notice.ANSWERER_UNKNOWN);
        }
        return Optional.of(Notice.ANSWERED_BY_OTHER).filter(told -> !tariffs.mayBill(Act.TE2, profession, asked.day()));
    }

    /** The profession of a code such as {@code G15_10/SM26}. */
    private static @Nullable String profession(Professional person) {
        String code = person.specialty();
        return code != null && code.matches("G15_[0-9]{2}(?:/.*)?") ? code.substring(0, PROFESSION_LENGTH) : null;
    }

    private static boolean carries(Step step, ClinicalModel.Kind kind) {
        return step.findDocument().filter(model -> model.kind() == kind).isPresent();
    }

    private static boolean hasDocuments(Walk.Taken request) {
        return request.step()
                .form()
                .find(Field.DocumentsField.class)
                .filter(field -> !request.done()
                        .content()
                        .arrayOrEmpty(field.name())
                        .items()
                        .isEmpty())
                .isPresent();
    }
}
