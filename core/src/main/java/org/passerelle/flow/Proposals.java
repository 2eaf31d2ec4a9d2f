package org.passerelle.flow;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Event;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.port.letter.Envelope;
import org.passerelle.sla.Clock;
import org.passerelle.sla.DueWords;

/** The mirror's own steps on their way to the keeper: the overlay in the journal, and the letter. */
final class Proposals {
    private Proposals() {}

    static void write(Dossier dossier, Command.TakeStep command, @Nullable Instant due) {
        dossier.write(new Event.Composed(
                command.stepId(),
                command.step(),
                command.actor(),
                command.content(),
                command.base(),
                dossier.now(),
                due));
    }

    static void send(Dossier dossier, LetterDesk desk, Command.TakeStep command, Optional<Clock> promised) {
        Optional<Instant> due = promised.flatMap(Clock::due);
        desk.send(
                dossier,
                new Envelope.StepHead(
                        command.stepId(),
                        command.step(),
                        command.base(),
                        due.orElse(null),
                        promised.map(clock -> clock.calendar().holidays().version())
                                .orElse(null)),
                Sayings.of(
                        dossier.state(),
                        command,
                        dossier.now(),
                        due.map(at -> DueWords.before(
                                at, promised.orElseThrow().calendar().zone()))));
    }
}
