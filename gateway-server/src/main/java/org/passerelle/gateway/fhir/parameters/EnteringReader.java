package org.passerelle.gateway.fhir.parameters;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.Attachment;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Professional;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * A step that is entered for somebody who has an ordinary mailbox: the form's parameters, and beside them {@code entered-for} (parts
 * {@code rpps}, {@code familyName}, {@code givenName}, {@code specialty}, {@code directLine}), {@code mail} (which mail says it; absent
 * where none does) and, as often as needed, {@code from-mail} (parts {@code file}, {@code kind}, {@code title}) for a file of that mail.
 */
public final class EnteringReader {
    private static final String THEIRS = "entered-for";
    private static final String MAIL = "mail";
    private static final String FILE = "from-mail";

    private EnteringReader() {}

    /**
     * What is entered.
     *
     * @param theirs who takes the step
     * @param mail the mail that says it, or null
     */
    public record Entering(Professional theirs, @Nullable Sha256 mail, ParametersReader.Said said) {}

    /** Where a mail's file is had from. */
    public interface Files {
        Attachment.Source of(Sha256 mail, Id file);
    }

    /** Reads a body. */
    public static Entering read(byte[] body, Step step, Files files) {
        Parameters parameters = ParametersReader.parse(body);
        List<ParametersParameterComponent> rest = new ArrayList<>();
        List<ParametersParameterComponent> beside = new ArrayList<>();
        for (ParametersParameterComponent parameter : parameters.getParameter()) {
            boolean ours = List.of(THEIRS, MAIL, FILE).contains(String.valueOf(parameter.getName()));
            (ours ? beside : rest).add(parameter);
        }
        Json.Obj said = ParametersReader.object("", beside);
        Json.Obj theirs = said.findObject(THEIRS).orElseThrow(() -> wrong(PathwayRefusal.FIELD_MISSING, THEIRS));
        Sha256 mail = said.findText(MAIL)
                .map(text -> Sha256.find(text).orElseThrow(() -> wrong(PathwayRefusal.FIELD_TYPE, MAIL)))
                .orElse(null);
        ParametersReader.Said read = ParametersReader.read(rest, step);
        List<Attachment> attachments = new ArrayList<>(read.attachments());
        beside.stream()
                .filter(parameter -> FILE.equals(parameter.getName()))
                .map(parameter -> attachment(ParametersReader.object(FILE, parameter.getPart()), mail, files))
                .forEach(attachments::add);
        return new Entering(
                PartyJson.professional(theirs), mail, new ParametersReader.Said(read.content(), attachments));
    }

    private static Attachment attachment(Json.Obj file, @Nullable Sha256 mail, Files files) {
        if (mail == null) {
            throw wrong(PathwayRefusal.FIELD_MISSING, MAIL);
        }
        String kind = file.findText("kind").orElseThrow(() -> wrong(PathwayRefusal.FIELD_MISSING, FILE));
        Id id = file.findText("file").flatMap(Id::find).orElseThrow(() -> wrong(PathwayRefusal.FIELD_MISSING, FILE));
        return new Attachment(kind, file.findText("title").orElse(kind), files.of(mail, id), null);
    }

    private static Refused wrong(PathwayRefusal code, String field) {
        return Refusal.of(code).with(FactKey.FIELD, field).refused();
    }
}
