package org.passerelle.examples.desktop;

import java.awt.GridLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import org.passerelle.client.Draft;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.When;

/** What a line asks beside what every avis says: its own form, drawn as the pathway describes it. */
final class LineFields {
    /** What {@link AskForm} asks by itself. */
    private static final Set<String> ASKED_ELSEWHERE = Set.of(
            "dangerToLife",
            "patient",
            "consent",
            "medecinTraitant",
            "urgency",
            "question",
            "history",
            "treatment",
            "documents");

    final JPanel panel = new JPanel(new GridLayout(0, 2, 4, 4));
    private final List<Consumer<Draft>> answers = new ArrayList<>();
    private final List<Runnable> conditions = new ArrayList<>();
    private final Map<String, JComboBox<Choice>> choices = new HashMap<>();

    LineFields(List<Field> fields) {
        fields.stream().filter(field -> !ASKED_ELSEWHERE.contains(field.name())).forEach(this::add);
        refresh();
    }

    /** Says in the draft what people answered here; what was not asked is not said. */
    void put(Draft draft) {
        answers.forEach(answer -> answer.accept(draft));
    }

    private void add(Field field) {
        if (field instanceof Field.ChoiceField choice && !choice.many()) {
            JComboBox<Choice> box = Choice.box(field.name(), choice.options());
            choices.put(field.name(), box);
            box.addActionListener(changed -> refresh());
            add(field, box, draft -> draft.put(field.name(), Choice.code(box)));
        } else if (field instanceof Field.ChoiceField choice) {
            var boxes = new JPanel(new GridLayout(0, 1));
            choice.options().forEach(option -> {
                var box = new JCheckBox(option.words().fr());
                box.setName(option.code());
                boxes.add(box);
            });
            add(field, boxes, draft -> draft.put(field.name(), ticked(boxes)));
        } else if (field instanceof Field.FlagField) {
            var box = new JCheckBox();
            add(field, box, draft -> draft.put(field.name(), box.isSelected()));
        } else if (field instanceof FigureField.NumberField) {
            var figure = new JTextField();
            add(field, figure, draft -> {
                if (!figure.getText().isBlank()) {
                    draft.put(
                            field.name(),
                            new BigDecimal(figure.getText().strip().replace(',', '.')));
                }
            });
        } else if (field instanceof Field.TextField) {
            var text = new JTextField();
            add(field, text, draft -> {
                if (!text.getText().isBlank()) {
                    draft.put(field.name(), text.getText());
                }
            });
        }
    }

    private void add(Field field, JComponent input, Consumer<Draft> answer) {
        var label = new JLabel(field.words().fr());
        label.setLabelFor(input);
        input.setName(field.name());
        panel.add(label);
        panel.add(input);
        BooleanSupplier asked = () -> isAsked(field.when());
        conditions.add(() -> {
            label.setVisible(asked.getAsBoolean());
            input.setVisible(asked.getAsBoolean());
        });
        answers.add(draft -> {
            if (asked.getAsBoolean()) {
                answer.accept(draft);
            }
        });
    }

    private boolean isAsked(@Nullable When when) {
        if (when == null) {
            return true;
        }
        JComboBox<Choice> box = choices.get(when.field());
        return box != null && when.is().contains(Choice.code(box));
    }

    private void refresh() {
        conditions.forEach(Runnable::run);
    }

    private static List<String> ticked(JPanel boxes) {
        return Arrays.stream(boxes.getComponents())
                .filter(JCheckBox.class::isInstance)
                .map(JCheckBox.class::cast)
                .filter(JCheckBox::isSelected)
                .map(JCheckBox::getName)
                .toList();
    }
}
