package org.passerelle.examples.desktop;

import java.awt.BorderLayout;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.jspecify.annotations.Nullable;
import org.passerelle.client.Answer;
import org.passerelle.client.Exchange;
import org.passerelle.party.Professional;

/** One request from its first moment on. Its answer is read when somebody asks to read it: the hospital's trace then says so. */
final class Story {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE dd/MM HH:mm", Locale.FRENCH).withZone(ZoneId.of("Europe/Paris"));

    final JPanel panel = new JPanel(new BorderLayout());
    private final JTextArea text = new JTextArea(12, 50);
    private final JButton read = new JButton("Lire la réponse");
    private final Professional reader;
    private @Nullable Exchange shown;

    Story(Professional reader) {
        this.reader = reader;
        text.setName("story");
        text.setEditable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.getAccessibleContext().setAccessibleName("Suivi et réponse");
        read.setName("read");
        read.setMnemonic('L');
        read.setEnabled(false);
        read.addActionListener(pressed -> readAnswer());
        panel.add(new JScrollPane(text), BorderLayout.CENTER);
        panel.add(read, BorderLayout.SOUTH);
    }

    void show(Exchange exchange) {
        shown = exchange;
        read.setEnabled(exchange.progress() == Exchange.Progress.ANSWERED || exchange.ended());
        Later.run(panel, () -> words(exchange), this::say);
    }

    private void readAnswer() {
        Exchange exchange = shown;
        if (exchange != null) {
            Later.run(
                    panel,
                    () -> exchange.answer(reader).map(Story::answered).orElse("Sans réponse.\n\n") + words(exchange),
                    this::say);
        }
    }

    private void say(String words) {
        text.setText(words);
        text.setCaretPosition(0);
    }

    private static String words(Exchange exchange) {
        var words = new StringBuilder();
        exchange.asked()
                .ifPresent(asked ->
                        words.append("La ligne demande : ").append(asked).append("\n\n"));
        exchange.moments()
                .forEach(moment -> words.append(WHEN.format(moment.at()))
                        .append("  ")
                        .append(moment.words())
                        .append('\n'));
        return words.toString();
    }

    private static String answered(Answer answer) {
        return "Réponse de " + answer.by().displayName() + "\n" + answer.recommendation() + "\n" + answer.advice()
                + "\n\n";
    }
}
