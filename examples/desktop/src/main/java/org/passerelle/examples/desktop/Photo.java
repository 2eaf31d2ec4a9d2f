package org.passerelle.examples.desktop;

import java.awt.FlowLayout;
import java.awt.Image;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.TransferHandler;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.passerelle.client.Draft;
import org.passerelle.pathway.Option;

/** The photograph that goes with a request: chosen from a folder, shown small before it leaves. */
final class Photo {
    private static final int SMALL = 160;

    final JPanel panel = new JPanel(new FlowLayout(FlowLayout.LEADING));
    private final JLabel picture = new JLabel("Aucune photographie : choisissez-la ou déposez-la ici");
    private @Nullable Path file;

    private final JComboBox<Choice> kinds;

    /** @param kinds of files that the line takes */
    Photo(List<Option> kinds) {
        this.kinds = Choice.box("kind", kinds);
        this.kinds.getAccessibleContext().setAccessibleName("Nature du fichier");
        var choose = new JButton("Photographie…");
        choose.setName("photo");
        choose.setMnemonic('P');
        choose.addActionListener(pressed -> ask());
        panel.setName("drop");
        panel.setTransferHandler(new Dropped());
        panel.add(this.kinds);
        panel.add(choose);
        panel.add(picture);
    }

    /** Attaches it, when there is one. */
    void put(Draft draft) {
        if (file != null) {
            draft.attach(Choice.code(kinds), "Photographie", file);
        }
    }

    private void take(Path chosen) {
        file = chosen;
        Image image = new ImageIcon(chosen.toString()).getImage().getScaledInstance(SMALL, -1, Image.SCALE_SMOOTH);
        picture.setText("");
        picture.setIcon(new ImageIcon(image));
        picture.getAccessibleContext().setAccessibleName("Photographie " + chosen.getFileName());
    }

    /** A file may also be dropped here. */
    private final class Dropped extends TransferHandler {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public boolean canImport(TransferSupport given) {
            return given.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
        }

        @Override
        public boolean importData(TransferSupport given) {
            try {
                if (given.getTransferable().getTransferData(DataFlavor.javaFileListFlavor) instanceof List<?> files
                        && files.size() == 1
                        && files.get(0) instanceof File chosen) {
                    take(chosen.toPath());
                    return true;
                }
                return false;
            } catch (UnsupportedFlavorException | IOException unreadable) {
                return false;
            }
        }
    }

    private void ask() {
        var chooser = new JFileChooser();
        chooser.setFileFilter(new FileNameExtensionFilter("Photographies (JPEG, PNG)", "jpg", "jpeg", "png"));
        if (chooser.showOpenDialog(panel) == JFileChooser.APPROVE_OPTION) {
            take(chooser.getSelectedFile().toPath());
        }
    }
}
