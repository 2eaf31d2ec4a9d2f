package org.passerelle.specs.demo;

import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.Receipt;

/** Codes as people say them. */
final class StoryWords {
    private static final Pathways PATHWAYS = Pathways.shipped();

    private StoryWords() {}

    /** A step that was done, as its pathway says it. */
    static String step(PathwayRef pathway, String step) {
        return PATHWAYS.get(pathway).step(step).done().fr();
    }

    /** What a letter is about: the step that it takes, else the last one or the last event that it tells. */
    static String letter(Envelope envelope) {
        Optional<String> taken = envelope.findStep().map(Envelope.StepHead::name);
        if (taken.isPresent()) {
            return step(envelope.pathway(), taken.get());
        }
        String title = "Nouvelles de l'échange";
        for (Envelope.TellEvent event : envelope.events()) {
            Json.Obj payload = event.payload();
            title = event.type().equals("step") && payload != null
                    ? step(envelope.pathway(), payload.text("step"))
                    : event(event.type());
        }
        return title;
    }

    private static String event(String type) {
        return switch (type) {
            case "opened" -> "Ouverte par l'équipe";
            case "step-refused" -> "Étape non retenue";
            case "dismissed" -> "Envoi annulé";
            case "clock-started" -> "Le délai court";
            case "clock-paused" -> "Le délai est suspendu";
            case "clock-resumed" -> "Le délai court de nouveau";
            case "clock-stopped" -> "Le délai est arrêté";
            case "clock-changed" -> "L'urgence est revue";
            case "clock-breached" -> "L'échéance est dépassée";
            case "escalated" -> "Relance";
            default -> "Nouvelles de l'échange";
        };
    }

    /** What a receipt says of its letter. */
    static String receipt(Receipt.Status status) {
        return switch (status) {
            case HELD -> "en attente d'une lettre précédente";
            case RECEIVED -> "reçue";
            case APPLIED -> "prise en compte";
            case NOT_APPLIED -> "non retenue";
        };
    }

    /** What software of ours would show where a refusal has this code. */
    static String refusal(String code) {
        return switch (code) {
            case "media.other-device" ->
                "Cet enregistrement vient d'un autre appareil que celui noté à la pose. Rien n'est parti : vérifiez le fichier, ou"
                        + " confirmez avec un motif.";
            case "pathway.consent-refused" ->
                "La personne n'a pas donné son accord : rien n'a été envoyé, son refus est consigné sans son nom.";
            default -> "Refusé : " + code;
        };
    }
}
