package org.passerelle.examples.desktop;

import java.io.Serial;
import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.passerelle.client.Exchange;

/** The practice's requests as a table: where each stands, and until when an answer is promised. */
final class Requests extends AbstractTableModel {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final List<String> COLUMNS = List.of("Ligne", "Où en est la demande", "Réponse attendue");

    private transient List<Exchange> shown = List.of();

    void show(List<Exchange> exchanges) {
        shown = List.copyOf(exchanges);
        fireTableDataChanged();
    }

    Exchange at(int row) {
        return shown.get(row);
    }

    /** The row of that exchange, or -1. */
    int rowOf(String id) {
        for (int row = 0; row < shown.size(); row++) {
            if (shown.get(row).id().equals(id)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public int getRowCount() {
        return shown.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
        return COLUMNS.get(column);
    }

    @Override
    public Object getValueAt(int row, int column) {
        Exchange exchange = shown.get(row);
        return switch (column) {
            case 0 -> exchange.line();
            case 1 -> exchange.stateInWords();
            default -> exchange.ended() ? "" : exchange.dueInWords();
        };
    }
}
