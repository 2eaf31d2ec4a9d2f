package org.passerelle.fhir;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.When;
import org.passerelle.pathway.Words;

/**
 * A step's form as a FHIR Questionnaire, for software that shows forms: the link ids are the fields' names, as in the answers that
 * {@link AnswersResource} writes. What stops a request, and which views are needed, stands there as text that is shown when it
 * applies. It is an export: what may be sent is judged by the form itself.
 */
public final class QuestionnaireResource {
    private static final String HL7 = "http://hl7.org/fhir/StructureDefinition/";

    private final Pathway pathway;
    private final Form form;

    private QuestionnaireResource(Pathway pathway, Form form) {
        this.pathway = pathway;
        this.form = form;
    }

    /**
     * What the form is called in all its versions: a canonical URL that is a name and nothing to be fetched; a version of it is that, a
     * bar and the version.
     */
    public static String url(Pathway pathway, Step step) {
        return named(
                "passerelle/questionnaire/1",
                path(pathway.ref().name(), step, own -> own.ref().name()));
    }

    /** The id of one version of a form on whichever server: the last part of a UUID's name. */
    public static String id(Pathway pathway, Step step) {
        String version = path(pathway.ref().toString(), step, own -> own.ref().toString());
        return named("passerelle/questionnaire-version/1", version).substring("urn:uuid:".length());
    }

    private static String path(String pathway, Step step, Function<Form.Own, String> named) {
        return pathway + "/" + step.name()
                + step.form().findOwn().map(own -> "/" + named.apply(own)).orElse("");
    }

    private static String named(String tag, String path) {
        return NamedUuid.of(tag, path.getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes the form of a step: its own, or a line's where the step has that one. */
    public static Questionnaire write(Pathway pathway, Step step) {
        var resource = new Questionnaire();
        String version = pathway.ref().toString();
        resource.setId(id(pathway, step));
        resource.setUrl(url(pathway, step));
        resource.setStatus(PublicationStatus.ACTIVE);
        madeFrom(pathway, step).ifPresent(resource::addDerivedFrom);
        resource.addIdentifier(Elements.identifier(Systems.STEP, step.name()));
        resource.setVersion(version(pathway, step));
        resource.addCode(
                Elements.coding(Systems.STEP, version, step.name(), step.title().fr()));
        Words title = step.form().findOwn().map(Form.Own::title).orElse(step.title());
        resource.setTitleElement(translated(title));
        resource.addSubjectType("Patient");
        var writer = new QuestionnaireResource(pathway, step.form());
        step.form().fields().forEach(field -> writer.add(resource.getItem(), "", field));
        return resource;
    }

    /** The canonical URL of the form elsewhere that this one is made from, where the pathway's or the line's file names one. */
    public static Optional<String> madeFrom(Pathway pathway, Step step) {
        return step.form()
                .findOwn()
                .map(Form.Own::findQuestionnaire)
                .orElseGet(() -> pathway.fhir().questionnaire(step.name()));
    }

    /** What answers to a step's form name: its URL and the version. */
    static String canonical(Pathway pathway, Step step) {
        return url(pathway, step) + "|" + version(pathway, step);
    }

    private static String version(Pathway pathway, Step step) {
        return step.form().findOwn().map(Form.Own::ref).orElse(pathway.ref()).toString();
    }

    private void add(List<QuestionnaireItemComponent> items, String prefix, Field field) {
        var item = new QuestionnaireItemComponent();
        item.setLinkId(prefix + field.name()).setTextElement(translated(field.words()));
        item.setRequired(field.required());
        shape(item, field);
        field.findWhen().ifPresent(when -> enable(item, prefix, when));
        items.add(item);
        shown(items, item, field);
    }

    private void shape(QuestionnaireItemComponent item, Field field) {
        if (field instanceof Field.TextField text) {
            item.setType(QuestionnaireItemType.TEXT).setMaxLength(text.maxChars());
            if (text.initial() != null) {
                item.addInitial().setValue(new StringType(text.initial()));
            }
        } else if (field instanceof Field.ChoiceField choice) {
            item.setType(QuestionnaireItemType.CHOICE).setRepeats(choice.many());
            choice.options().forEach(option -> item.addAnswerOption().setValue(coding(option)));
        } else if (field instanceof Field.FlagField) {
            item.setType(QuestionnaireItemType.BOOLEAN);
        } else if (field instanceof FigureField figure) {
            figure(item, figure);
        } else if (field instanceof Field.DocumentsField documents) {
            item.setType(QuestionnaireItemType.ATTACHMENT).setRepeats(true);
            if (documents.required()) {
                item.addExtension(HL7 + "questionnaire-minOccurs", new IntegerType(documents.min()));
            }
            item.addExtension(HL7 + "questionnaire-maxOccurs", new IntegerType(documents.max()));
        } else {
            AnswersWriter.definition(field)
                    .ifPresentOrElse(type -> resource(item, type), () -> item.setType(QuestionnaireItemType.STRING));
        }
    }

    /** A group that holds a whole resource; a group holds an item in any case (que-1), and people are told which. */
    private static void resource(QuestionnaireItemComponent item, String type) {
        item.setType(QuestionnaireItemType.GROUP).setDefinition(AnswersWriter.STRUCTURES + type);
        display(item.getItem(), item, 1, Elements.translated("Ressource " + type, type + " resource"));
    }

    private void figure(QuestionnaireItemComponent item, FigureField field) {
        if (field instanceof FigureField.NumberField number) {
            String unit = number.unit() == null ? "1" : number.unit();
            item.setType(QuestionnaireItemType.QUANTITY);
            item.addExtension(HL7 + "questionnaire-unit", new Coding(AnswersWriter.UCUM, unit, unit));
            item.addExtension(HL7 + "maxDecimalPlaces", new IntegerType(number.decimals()));
            if (number.min() != null) {
                item.addExtension(HL7 + "minValue", new DecimalType(number.min()));
            }
            if (number.max() != null) {
                item.addExtension(HL7 + "maxValue", new DecimalType(number.max()));
            }
        } else if (field instanceof FigureField.RowsField rows) {
            item.setType(QuestionnaireItemType.GROUP).setRepeats(true);
            rows.columns().fields().forEach(column -> add(item.getItem(), field.name() + ".", column));
        } else {
            item.setType(
                    field instanceof FigureField.DateField
                            ? QuestionnaireItemType.DATE
                            : QuestionnaireItemType.DATETIME);
        }
    }

    /** What people are told beside a field: what to do instead, and which views are needed. */
    private void shown(List<QuestionnaireItemComponent> items, QuestionnaireItemComponent item, Field field) {
        if (field instanceof Field.FlagField flag && flag.stops()) {
            Words words = flag.instead() == null ? Form.EMERGENCY : flag.instead();
            enable(display(items, item, 1, translated(words)), "", new When(field.name(), List.of("true")));
        } else if (field instanceof Field.ChoiceField choice && choice.instead() != null) {
            enable(display(items, item, 1, translated(choice.instead())), "", new When(field.name(), choice.stops()));
        } else if (field instanceof Field.DocumentsField documents) {
            for (int i = 0; i < documents.needs().size(); i++) {
                var need = documents.needs().get(i);
                QuestionnaireItemComponent told = display(items, item, i + 1, translated(need.say()));
                if (need.when() != null) {
                    enable(told, "", need.when());
                }
            }
        }
    }

    private static QuestionnaireItemComponent display(
            List<QuestionnaireItemComponent> items, QuestionnaireItemComponent beside, int number, StringType words) {
        var item = new QuestionnaireItemComponent();
        item.setLinkId(beside.getLinkId() + "-" + number).setTextElement(words).setType(QuestionnaireItemType.DISPLAY);
        items.add(item);
        return item;
    }

    private void enable(QuestionnaireItemComponent item, String prefix, When when) {
        for (String code : when.is()) {
            item.addEnableWhen()
                    .setQuestion(prefix + when.field())
                    .setOperator(QuestionnaireItemOperator.EQUAL)
                    .setAnswer(answer(when.field(), code));
        }
        if (when.is().size() > 1) {
            item.setEnableBehavior(EnableWhenBehavior.ANY);
        }
    }

    private Type answer(String field, String code) {
        boolean flag =
                form.find(field).filter(Field.FlagField.class::isInstance).isPresent();
        return flag ? new BooleanType(code.equals("true")) : new Coding(Systems.OPTION, code, null);
    }

    private Coding coding(Option option) {
        Coding coding = Elements.coding(
                Systems.OPTION,
                pathway.ref().toString(),
                option.code(),
                option.words().fr());
        coding.setDisplayElement(translated(option.words()));
        return coding;
    }

    private static StringType translated(Words words) {
        return Elements.translated(words.fr(), words.en());
    }
}
