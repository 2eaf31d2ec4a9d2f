package org.passerelle.media;

import org.passerelle.refusal.RefusalCode;

/** Why a file is not attached. */
public enum MediaRefusal implements RefusalCode {
    EMPTY("media.empty", "The file is empty."),
    UNKNOWN_FORMAT(
            "media.unknown-format", "The file's bytes are of no known format; send JPEG, PNG, PDF, EDF or EDF+."),
    UNSUPPORTED_FORMAT(
            "media.unsupported-format",
            "The file's format is known but not carried; convert it to JPEG, PNG, PDF or EDF+."),
    TOO_LARGE("media.too-large", "The file is larger than the limit."),
    TOO_COMPLEX("media.too-complex", "The file has more parts or more metadata than any honest one."),
    TRUNCATED("media.truncated", "The file ends before its content does; take an intact copy."),
    MALFORMED("media.malformed", "The file breaks the rules of its own format; export it again."),
    CHECKSUM("media.checksum", "A checksum inside the file does not hold; take an intact copy."),
    ENCODING("media.unsupported-encoding", "The image uses a rare encoding that viewers refuse; export it again."),
    ANIMATED("media.animated", "An animation is not a photograph; send one still image."),
    DIMENSIONS("media.dimensions", "The image's width or height is zero or beyond the limit."),
    RECORDING_HEADER("media.recording-header", "A field of the recording's header is not valid; export it again."),
    RECORDING_UNFINISHED(
            "media.recording-unfinished", "The recording does not say how long it is; let its software close it."),
    RECORDING_LENGTH("media.recording-length", "The recording's length is not the one that its header announces."),
    ANNOTATIONS("media.annotations", "The recording's annotations are not readable; export it again."),
    PATIENT_NEEDED("media.patient-needed", "A recording is attached only where its patient is known."),
    OTHER_PATIENT(
            "media.other-patient", "The recording names somebody else than the patient; check it, or confirm why."),
    OTHER_START(
            "media.other-start",
            "The recording began at another time than was noted at the fitting; check it, or confirm why."),
    OTHER_DEVICE(
            "media.other-device",
            "The recording was made by another device than was noted at the fitting; check it, or confirm why."),
    CONFIRMATION("media.confirmation", "A confirmation needs a reason of at most 500 characters.");

    private final String code;
    private final String sentence;

    MediaRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
