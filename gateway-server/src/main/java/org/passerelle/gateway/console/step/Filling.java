package org.passerelle.gateway.console.step;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.Attachment;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.http.Multipart;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.tray.KeptFile;
import org.passerelle.gateway.tray.Tray;
import org.passerelle.media.MediaRefusal;
import org.passerelle.party.PartyRefusal;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.said.FieldWords;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** A form as far as somebody filled it in: what they wrote, and the files that they gave. */
public final class Filling {
    /** The field that names the tray with the files that were given. */
    public static final String TRAY = "_tray";
    /** The field of the button that keeps what is there and sends nothing. */
    public static final String KEEP = "_keep";

    private static final Set<RefusalCode> CONFIRMED =
            Set.of(MediaRefusal.OTHER_PATIENT, MediaRefusal.OTHER_START, MediaRefusal.OTHER_DEVICE);
    private static final int LONGEST_TITLE = 200;

    private final Form form;
    private final Query said;
    private final Tray tray;
    /** The file that was read last: the one that a refusal of its content is about. */
    private final AtomicReference<@Nullable Id> opened = new AtomicReference<>();

    public Filling(Form form, Query said, Tray tray) {
        this.form = form;
        this.said = said;
        this.tray = tray;
    }

    /** What somebody sent; its files are put aside with those that were given before. */
    public static Filling of(Form form, Multipart sent, Tray tray) {
        var filling = new Filling(form, sent.said(), tray);
        form.find(Field.DocumentsField.class).ifPresent(field -> filling.take(field, sent.files()));
        return filling;
    }

    private void take(Field.DocumentsField field, List<Multipart.FilePart> files) {
        for (KeptFile kept : tray.files()) {
            String name = "_file." + kept.id() + ".";
            if (!text(name + "drop").isEmpty()) {
                tray.remove(kept.id());
            } else if (said.parameters().containsKey(name + "kind")) {
                tray.call(kept.id(), text(name + "kind"), text(name + "title"), text(name + "reason"));
            }
        }
        for (Multipart.FilePart file : files) {
            field.kinds().stream()
                    .filter(kind -> file.name().equals(field.name() + "." + kind.code()))
                    .findFirst()
                    .ifPresent(kind -> tray.add(kind.code(), file.fileName(), file.open(), file.size()));
        }
    }

    /** What stands in a form before anybody writes. */
    public static Query begun(Form form) {
        var said = new LinkedHashMap<String, List<String>>();
        for (Field field : form.fields()) {
            if (field instanceof Field.TextField text && text.initial() != null) {
                said.put(field.name(), List.of(text.initial()));
            }
        }
        return new Query(said);
    }

    public Query said() {
        return said;
    }

    public Tray tray() {
        return tray;
    }

    /** Whether nothing is to be sent yet. */
    public boolean keeps() {
        return !text(KEEP).isEmpty();
    }

    /** The content without its files. */
    public Json.Obj content(ZoneId zone, Professional actor) {
        Json.Obj content = new FormReader(zone, actor).content(form, said);
        return form.findOwn()
                .map(own -> content.with(Form.MEMBER, Json.text(own.ref().toString())))
                .orElse(content);
    }

    /** The files. */
    public List<Attachment> attachments(Speech speech) {
        return tray.files().stream()
                .map(file -> new Attachment(
                        file.kind(),
                        file.title().isBlank() ? kindWords(file.kind(), speech) : file.title(),
                        () -> open(file.id()),
                        file.reason().isBlank() ? null : file.reason()))
                .toList();
    }

    private InputStream open(Id file) throws IOException {
        opened.set(file);
        return tray.open(file);
    }

    private String kindWords(String code, Speech speech) {
        return form.find(Field.DocumentsField.class).stream()
                .flatMap(field -> field.kinds().stream())
                .filter(kind -> kind.code().equals(code))
                .map(kind -> speech.say(kind.words()))
                .findFirst()
                .orElse(code);
    }

    /** What is wrong in it, and what else is not filled in. */
    public Wrong wrong(Refusal why, Speech speech, ZoneId zone, Professional actor) {
        return written(zone, actor)
                .map(content -> new Faults(form, !tray.files().isEmpty(), speech).of(why, about(why), content))
                .orElseGet(() -> new Faults(form, !tray.files().isEmpty(), speech).of(why, about(why)));
    }

    /** The field that a refusal is about, as the form reads it; empty where it is about none. */
    private String about(Refusal why) {
        if (isOfFile(why)) {
            return name(Field.DocumentsField.class);
        }
        String named = why.facts().getOrDefault(FactKey.FIELD, "");
        String patient = name(Field.PatientField.class);
        if (isOfIdentity(why) && named.isEmpty()) {
            return patient;
        }
        // an identity may be read before it is known to be a field's
        boolean part = isOfIdentity(why) && form.find(named).isEmpty() && PatientParts.isKnown(named);
        return part ? patient + "." + named : named;
    }

    /** What was written, where it can be read. */
    private Optional<Json.Obj> written(ZoneId zone, Professional actor) {
        try {
            return Optional.of(content(zone, actor));
        } catch (Refused unreadable) {
            return Optional.empty();
        }
    }

    private String name(Class<? extends Field> kind) {
        return form.find(kind).map(Field::name).orElse("");
    }

    /** An identity that does not hold is refused wherever it is read first. */
    private static boolean isOfIdentity(Refusal why) {
        return why.code() instanceof PartyRefusal;
    }

    private static boolean isOfFile(Refusal why) {
        String code = why.code().code();
        return code.startsWith("media.") || code.startsWith("pdf.");
    }

    /** Every field as the page asks for it. */
    public List<Input> inputs(Speech speech, @Nullable Refusal why) {
        return form.fields().stream()
                .map(field -> Input.of(
                        field,
                        speech,
                        said,
                        field instanceof Field.DocumentsField documents ? papers(documents, speech, why) : null))
                .toList();
    }

    /** Every field of a form before anybody wrote in it, for who looks at the form alone. */
    public static List<Input> preview(Form form, Speech speech) {
        return form.fields().stream()
                .map(field -> Input.of(
                        field,
                        speech,
                        Query.NONE,
                        field instanceof Field.DocumentsField documents
                                ? new Papers(slots(documents, speech), List.of(), documents.min(), documents.max())
                                : null))
                .toList();
    }

    private static List<Papers.Slot> slots(Field.DocumentsField field, Speech speech) {
        return field.kinds().stream()
                .map(kind -> new Papers.Slot(
                        kind.code(),
                        speech.say(kind.words()),
                        field.needs().stream()
                                .filter(need -> need.kind().equals(kind.code()))
                                .map(need -> new Papers.Need(
                                        speech.say(need.say()),
                                        need.min(),
                                        need.when() == null ? "" : need.when().field(),
                                        need.when() == null
                                                ? ""
                                                : String.join(" ", need.when().is())))
                                .toList()))
                .toList();
    }

    private Papers papers(Field.DocumentsField field, Speech speech, @Nullable Refusal why) {
        List<Papers.Slot> slots = slots(field, speech);
        List<Papers.Kept> kept =
                tray.files().stream().map(file -> kept(file, speech, why)).toList();
        return new Papers(slots, kept, field.min(), field.max());
    }

    private Papers.Kept kept(KeptFile file, Speech speech, @Nullable Refusal why) {
        Optional<Refusal> wrong = Optional.ofNullable(why)
                .filter(Filling::isOfFile)
                .filter(any -> file.id().equals(opened.get()));
        return new Papers.Kept(
                file.id().hex(),
                file.fileName(),
                file.kind(),
                file.title(),
                FieldWords.size(file.size(), speech.language()),
                file.reason(),
                wrong.map(refusal -> Problems.sentence(speech, refusal)).orElse(""),
                !file.reason().isEmpty()
                        || wrong.filter(refusal -> CONFIRMED.contains(refusal.code()))
                                .isPresent());
    }

    private String text(String name) {
        String text = said.all(name).stream().findFirst().orElse("").strip();
        return text.substring(
                0, text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), LONGEST_TITLE)));
    }

    /** What a choice says so far; empty where nothing is chosen. */
    public Optional<String> chosen(String field) {
        return said.all(field).stream().findFirst();
    }

    @Override
    public String toString() {
        return "Filling[…]";
    }
}
