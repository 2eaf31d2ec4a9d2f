package org.passerelle.examples.desktop;

import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.passerelle.client.Draft;
import org.passerelle.client.Exchange;
import org.passerelle.client.Line;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Option;

/** Asks a line for an avis about one patient: the due date is shown before anything leaves, and nothing leaves half said. */
final class AskForm {
    private static final String AVIS = "avis";

    final JPanel panel = new JPanel(new BorderLayout(8, 8));

    private final JTextArea question = area("question", "Question au spécialiste");
    private final JTextArea history = area("history", "Histoire de la lésion");
    private final JTextArea treatment = area("treatment", "Traitement en cours");
    private final JComboBox<Choice> urgency;
    private final JCheckBox danger = new JCheckBox("Urgence vitale");
    private final JCheckBox consent = new JCheckBox("Le patient est d'accord (accord oral, recueilli par moi)");
    private final JLabel due = new JLabel(" ");
    private final Photo photo;
    private final LineFields more;

    private final Line line;
    private final Professional doctor;
    private final Patient patient;
    private final InstantSource clock;

    AskForm(Line line, Professional doctor, Patient patient, InstantSource clock, Consumer<Exchange> sent) {
        this.line = line;
        this.doctor = doctor;
        this.patient = patient;
        this.clock = clock;
        List<Field> fields = line.fields(AVIS);
        this.urgency = Choice.box("urgency", options(fields, "urgency"));
        this.photo = new Photo(fields.stream()
                .filter(Field.DocumentsField.class::isInstance)
                .flatMap(documents -> ((Field.DocumentsField) documents).kinds().stream())
                .toList());
        this.more = new LineFields(fields);
        urgency.addActionListener(changed -> showDue());
        consent.setName("consent");
        danger.setName("danger");
        due.setName("due");
        var send = new JButton("Envoyer");
        send.setName("send");
        send.setMnemonic('E');
        send.addActionListener(pressed -> Later.run(panel, draft()::send, sent));
        panel.add(
                new JLabel(line.title() + ", " + line.organisation() + " : " + patient.displayName()),
                BorderLayout.NORTH);
        panel.add(fields(), BorderLayout.CENTER);
        var bottom = new JPanel(new BorderLayout());
        bottom.add(photo.panel, BorderLayout.NORTH);
        bottom.add(due, BorderLayout.CENTER);
        bottom.add(send, BorderLayout.SOUTH);
        panel.add(bottom, BorderLayout.SOUTH);
        showDue();
    }

    /** What stands in the form, read on the screen's thread; {@link Draft#send} may run on any. */
    private Draft draft() {
        Draft draft = line.avis(doctor)
                .patient(patient)
                .noMedecinTraitant()
                .dangerToLife(danger.isSelected())
                .urgency(Choice.code(urgency))
                .question(question.getText())
                .history(history.getText())
                .treatment(treatment.getText());
        if (consent.isSelected()) {
            draft.oralConsent(doctor.displayName(), clock.instant());
        }
        more.put(draft);
        photo.put(draft);
        return draft;
    }

    private void showDue() {
        due.setText("Réponse attendue " + line.dueInWordsIfSentNow(Choice.code(urgency)) + " ; en cas de besoin : "
                + line.phone());
    }

    private JPanel fields() {
        var fields = new JPanel(new GridLayout(0, 1, 4, 4));
        for (JTextArea area : new JTextArea[] {question, history, treatment}) {
            var label = new JLabel(area.getAccessibleContext().getAccessibleName());
            label.setLabelFor(area);
            fields.add(label);
            fields.add(new JScrollPane(area));
        }
        var soon = new JLabel("Délai souhaité");
        soon.setLabelFor(urgency);
        fields.add(soon);
        fields.add(urgency);
        fields.add(consent);
        fields.add(danger);
        var all = new JPanel(new BorderLayout());
        all.add(fields, BorderLayout.CENTER);
        all.add(more.panel, BorderLayout.SOUTH);
        return all;
    }

    /** The codes of a choice of the line's form that its card promises an answer for. */
    private List<Option> options(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name) && field instanceof Field.ChoiceField)
                .flatMap(field -> ((Field.ChoiceField) field).options().stream())
                .filter(option -> line.urgencies().contains(option.code()))
                .toList();
    }

    private static JTextArea area(String name, String label) {
        var area = new JTextArea(2, 50);
        area.setName(name);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.getAccessibleContext().setAccessibleName(label);
        return area;
    }
}
