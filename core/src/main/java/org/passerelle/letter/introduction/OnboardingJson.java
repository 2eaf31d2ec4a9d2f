package org.passerelle.letter.introduction;

import java.util.Set;
import org.passerelle.canon.Canon;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.Onboarding.Answer;
import org.passerelle.port.letter.Onboarding.Challenge;
import org.passerelle.port.letter.Onboarding.Introduction;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Introductions, challenges and answers as canonical documents, both ways (specs/wire, page 9). */
public final class OnboardingJson {
    /** The media type of an introduction's part. */
    public static final String INTRODUCTION = "application/vnd.passerelle.introduction+json";
    /** The media type of a challenge's part. */
    public static final String CHALLENGE = "application/vnd.passerelle.challenge+json";
    /** The media type of an answer's part. */
    public static final String ANSWER = "application/vnd.passerelle.answer+json";

    /** Longest document, in octets: room for a card with every certificate that it may name. */
    public static final int LONGEST = 128 * 1024;
    /** Longest introduction, in octets: room for a catalogue beside the card. */
    public static final int LONGEST_INTRODUCTION = 1024 * 1024;
    /** Longest Message-ID, in characters. */
    public static final int LONGEST_ID = 248;

    private static final String INTRODUCTION_TYPE = "passerelle/introduction/1";
    private static final String CHALLENGE_TYPE = "passerelle/challenge/1";
    private static final String ANSWER_TYPE = "passerelle/answer/1";

    private OnboardingJson() {}

    /** The media type of what is said. */
    public static String mediaType(Onboarding said) {
        if (said instanceof Introduction) {
            return INTRODUCTION;
        }
        return said instanceof Challenge ? CHALLENGE : ANSWER;
    }

    /** The longest document of that media type, in octets. */
    public static int longest(String mediaType) {
        return mediaType.equals(INTRODUCTION) ? LONGEST_INTRODUCTION : LONGEST;
    }

    public static byte[] write(Onboarding said) {
        Json.Builder json = Json.object();
        if (said instanceof Introduction introduction) {
            json.put("type", INTRODUCTION_TYPE).put("card", introduction.card()).put("asks", introduction.asks());
            introduction.findCatalogue().ifPresent(catalogue -> json.put("catalogue", catalogue));
        } else if (said instanceof Challenge challenge) {
            json.put("type", CHALLENGE_TYPE)
                    .put("card", challenge.card())
                    .put("address", challenge.address().value())
                    .put("introduction", challenge.introduction())
                    .put("nonce", challenge.nonce())
                    .put("until", challenge.until());
        } else if (said instanceof Answer answer) {
            json.put("type", ANSWER_TYPE).put("challenge", answer.challenge()).put("nonce", answer.nonce());
        }
        return Canon.octets(json.build());
    }

    /**
     * Reads a part.
     *
     * @param mediaType one of ours
     * @throws Refused with a canon or party code
     */
    public static Onboarding read(String mediaType, byte[] octets) {
        return switch (mediaType) {
            case INTRODUCTION -> introduction(octets);
            case CHALLENGE -> challenge(octets);
            case ANSWER -> answer(octets);
            default -> throw new HouseBug("no media type of an introduction, a challenge or an answer");
        };
    }

    private static Introduction introduction(byte[] octets) {
        Json.Obj json = Canon.read(octets, INTRODUCTION_TYPE, Set.of("type", "crit", "card", "asks", "catalogue"));
        return new Introduction(
                json.octets("card"), json.bool("asks"), json.has("catalogue") ? json.octets("catalogue") : null);
    }

    private static Challenge challenge(byte[] octets) {
        Json.Obj json = Canon.read(
                octets, CHALLENGE_TYPE, Set.of("type", "crit", "card", "address", "introduction", "nonce", "until"));
        String introduction = json.text("introduction");
        if (introduction.isEmpty() || introduction.length() > LONGEST_ID) {
            throw wrong("introduction");
        }
        return new Challenge(
                json.hash("card"),
                new MailAddress(json.text("address")),
                introduction,
                nonce(json),
                json.instant("until"));
    }

    private static Answer answer(byte[] octets) {
        Json.Obj json = Canon.read(octets, ANSWER_TYPE, Set.of("type", "crit", "challenge", "nonce"));
        return new Answer(json.hash("challenge"), nonce(json));
    }

    private static byte[] nonce(Json.Obj json) {
        byte[] nonce = json.octets("nonce");
        if (nonce.length != Onboarding.NONCE) {
            throw wrong("nonce");
        }
        return nonce;
    }

    private static Refused wrong(String field) {
        return Refusal.of(CanonRefusal.MEMBER_TYPE).with(FactKey.FIELD, field).refused();
    }
}
