package org.passerelle.letter.introduction;

import org.passerelle.port.letter.Onboarding;

/** What such a mail says to people who read it, in French; for those who use no Passerelle, too. */
public final class OnboardingText {
    private static final String FOOT =
            "\r\nCe message est écrit et signé par Passerelle ; il ne contient aucune donnée de santé.\r\n";

    private OnboardingText() {}

    /** Lines that end in CRLF. */
    public static String of(Onboarding said) {
        if (said instanceof Onboarding.Introduction introduction) {
            return "Bonjour,\r\n\r\nL'expéditeur de ce message se présente : sa carte signée est jointe, avec ses adresses et les\r\n"
                    + "certificats sous lesquels il écrit et lit.\r\n"
                    + (introduction.findCatalogue().isPresent()
                            ? "Un catalogue de lignes à solliciter est joint.\r\n"
                            : "")
                    + (introduction.asks() ? "Il souhaite recevoir la vôtre en retour.\r\n" : "")
                    + "\r\nSi vous utilisez Passerelle, confirmez-le comme correspondant dans votre logiciel. Sinon, ce\r\n"
                    + "message n'appelle aucune action de votre part.\r\n" + FOOT;
        } else if (said instanceof Onboarding.Challenge) {
            return "Ce message vérifie que vous lisez bien cette adresse. Votre logiciel y répond de lui-même.\r\n"
                    + FOOT;
        }
        return "Ce message répond de lui-même à la vérification de cette adresse. N'y répondez pas.\r\n" + FOOT;
    }
}
