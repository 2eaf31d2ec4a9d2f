package org.passerelle.examples.desktop;

import java.awt.BorderLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import org.passerelle.client.Exchange;
import org.passerelle.client.Line;
import org.passerelle.client.Practice;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;

/** The program's one window: a patient and a line to ask, the requests that were sent, and the story of the one that is selected. */
final class Window {
    private final Practice practice;
    private final Professional doctor;
    private final InstantSource clock;
    private final JFrame frame = new JFrame("Cabinet : demandes d'avis");
    private final JComboBox<Named<Patient>> patients = new JComboBox<>();
    private final JComboBox<Named<Line>> lines = new JComboBox<>();
    private final Requests requests = new Requests();
    private final JTable table = new JTable(requests);
    private final Story story;
    private String selected = "";

    /** A value with what people call it. */
    private record Named<T>(String name, T value) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Window(Practice practice, Professional doctor, List<Patient> records, InstantSource clock) {
        this.practice = practice;
        this.clock = clock;
        this.doctor = doctor;
        this.story = new Story(doctor);
        records.forEach(patient -> patients.addItem(new Named<>(patient.displayName(), patient)));
        practice.lines().forEach(line -> lines.addItem(new Named<>(line.title() + ", " + line.organisation(), line)));
        table.setName("requests");
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.getAccessibleContext().setAccessibleName("Demandes envoyées");
        table.getSelectionModel().addListSelectionListener(selected -> showSelected());
        frame.add(top(), BorderLayout.NORTH);
        frame.add(new JSplitPane(JSplitPane.VERTICAL_SPLIT, new JScrollPane(table), story.panel));
        frame.setSize(900, 700);
    }

    /**
     * Shows the window, on the screen's thread.
     *
     * @param closed runs when people close it
     */
    static Window open(
            Practice practice, Professional doctor, List<Patient> records, InstantSource clock, Runnable closed) {
        var window = new Window(practice, doctor, records, clock);
        window.frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        // called back on the practice's own thread whenever a request moves, what already has included
        AutoCloseable following =
                practice.follow(Instant.EPOCH, changed -> SwingUtilities.invokeLater(window::refresh));
        window.frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                Later.run(window.frame, () -> end(following, closed), ended -> {});
            }
        });
        window.refresh();
        window.frame.setVisible(true);
        return window;
    }

    private static boolean end(AutoCloseable following, Runnable closed) throws Exception {
        following.close();
        closed.run();
        return true;
    }

    private JPanel top() {
        var top = new JPanel();
        patients.setName("patients");
        patients.getAccessibleContext().setAccessibleName("Patient");
        lines.setName("lines");
        lines.getAccessibleContext().setAccessibleName("Ligne");
        var ask = new JButton("Demander un avis…");
        ask.setName("ask");
        ask.setMnemonic('D');
        ask.addActionListener(pressed -> ask());
        top.add(patients);
        top.add(lines);
        top.add(ask);
        return top;
    }

    private void ask() {
        if (patients.getSelectedItem() instanceof Named<?> patient
                && patient.value() instanceof Patient about
                && lines.getSelectedItem() instanceof Named<?> line
                && line.value() instanceof Line asked) {
            var dialog = new JDialog(frame, "Demander un avis");
            var form = new AskForm(asked, doctor, about, clock, sent -> {
                dialog.dispose();
                selected = sent.id();
                refresh();
            });
            dialog.add(form.panel);
            dialog.pack();
            dialog.setLocationRelativeTo(frame);
            dialog.setVisible(true);
        }
    }

    /** Reads the requests anew; the one that people look at stays selected. */
    private void refresh() {
        Later.run(frame, practice::exchanges, exchanges -> {
            requests.show(exchanges);
            int row = requests.rowOf(selected);
            if (row >= 0) {
                table.setRowSelectionInterval(row, row);
            }
        });
    }

    private void showSelected() {
        int row = table.getSelectedRow();
        if (row >= 0) {
            Exchange exchange = requests.at(row);
            selected = exchange.id();
            story.show(exchange);
        }
    }
}
