package org.passerelle.flow.told;

import java.util.Arrays;
import java.util.Optional;

/** Why somebody is told, and what a mail and a short message say of it; of several reasons the last one counts. */
enum Reason {
    MEANWHILE(
            "meanwhile",
            "Passerelle : au moins une demande est arrivée",
            "Pendant vos heures calmes, au moins une demande a changé.",
            "au moins une demande a changé pendant vos heures calmes"),
    ARRIVED(
            "request-arrived",
            "Passerelle : une demande attend votre ligne",
            "Une demande attend une réponse de votre ligne.",
            "une demande attend une réponse"),
    MAIL(
            "mail-arrived",
            "Passerelle : un message ordinaire attend votre ligne",
            "Un message ordinaire (non scellé) est arrivé ; il est à lire et à compléter.",
            "un message ordinaire est à lire"),
    WRITTEN(
            "written",
            "Passerelle : un correspondant vous écrit",
            "Un correspondant a commencé un échange avec vous.",
            "un correspondant vous écrit"),
    CHANGED(
            "changed",
            "Passerelle : la ligne vous a écrit",
            "La ligne que vous avez interrogée a ajouté ou changé quelque chose.",
            "la ligne a ajouté ou changé quelque chose"),
    ASKED(
            "information-asked",
            "Passerelle : un complément vous est demandé",
            "La ligne que vous avez interrogée attend un complément pour répondre ; le délai est suspendu jusque-là.",
            "un complément vous est demandé"),
    ANSWERED(
            "answered",
            "Passerelle : une réponse est arrivée",
            "La ligne que vous avez interrogée a répondu.",
            "une réponse est arrivée"),
    REPLIED(
            "replied",
            "Passerelle : un correspondant vous a répondu",
            "Un correspondant a répondu dans un échange que votre ligne a commencé.",
            "un correspondant a répondu"),
    SUPPLIED(
            "information-supplied",
            "Passerelle : un complément est arrivé",
            "Le complément demandé est arrivé.",
            "le complément demandé est arrivé"),
    DUE_SOON(
            "due-soon",
            "Passerelle : une échéance approche",
            "Le délai de réponse d'une demande approche de son terme.",
            "une échéance approche"),
    OVERDUE(
            "overdue",
            "Passerelle : une échéance est dépassée",
            "Le délai de réponse d'une demande est dépassé.",
            "délai de réponse dépassé"),
    UNANSWERED(
            "unanswered",
            "Passerelle : votre demande est sans réponse, appelez",
            "Le délai de réponse à votre demande est dépassé : appelez la ligne.",
            "délai dépassé sans réponse"),
    STANDS_IN(
            "stands-in",
            "Passerelle : une demande d'une autre ligne vous est adressée",
            "Personne n'a répondu à une demande adressée à une autre ligne, que la vôtre remplace : vous pouvez la lire et y"
                    + " répondre.",
            "sans réponse, votre ligne la remplace : à lire"),
    STANDS_IN_ELSEWHERE(
            "stands-in-elsewhere",
            "Passerelle : une demande attend votre appel",
            "Personne n'a répondu à une demande adressée à une ligne que la vôtre remplace : appelez-la.",
            "sans réponse, vous la remplacez"),
    ESCALATED(
            "escalated",
            "Passerelle : une demande sans réponse vous est adressée",
            "Le délai de réponse d'une demande est dépassé et personne n'a répondu. En tant que coordinateur de la"
                    + " ligne, vous êtes appelé à la faire prendre en charge.",
            "délai dépassé, sans réponse : à faire prendre en charge"),
    NOBODY_STANDS_IN(
            "nobody-stands-in",
            "Passerelle : la ligne de remplacement n'est pas prévenue",
            "Personne n'a répondu à une demande, et la ligne de remplacement n'a pas pu être prévenue : appelez-la, ou faites"
                    + " prendre la demande en charge.",
            "sans réponse, remplaçante non prévenue : appelez-la");

    private final String code;
    private final String subject;
    private final String text;
    private final String words;

    Reason(String code, String subject, String text, String words) {
        this.code = code;
        this.subject = subject;
        this.text = text;
        this.words = words;
    }

    static Optional<Reason> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }

    /** As the trace has it. */
    String code() {
        return code;
    }

    String subject() {
        return subject;
    }

    String text() {
        return text;
    }

    /** What a short message says of it, after the line's title. */
    String words() {
        return words;
    }

    /** Whether quiet hours hold it back: a due date that passed does not wait. */
    boolean waits() {
        return compareTo(OVERDUE) < 0;
    }

    /** Whether a due date is still told with it: there is none any more of what was answered. */
    boolean waitsForAnswer() {
        return this != ANSWERED;
    }

    /** Whether who is told has to call the line. */
    boolean calls() {
        return this == STANDS_IN_ELSEWHERE || this == UNANSWERED;
    }

    /** Whether who is told has no access to our gateway. */
    boolean isElsewhere() {
        return this == STANDS_IN_ELSEWHERE;
    }

    /** What the coordinators are told where nobody could be told this. */
    Reason unheard() {
        return this == STANDS_IN || this == STANDS_IN_ELSEWHERE ? NOBODY_STANDS_IN : this;
    }

    Reason graver(Reason other) {
        return compareTo(other) < 0 ? other : this;
    }
}
