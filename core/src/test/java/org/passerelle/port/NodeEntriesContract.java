package org.passerelle.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.Store;

/** What every store keeps of the node's own chain. */
public interface NodeEntriesContract {
    Store store();

    Store reopened();

    @Test
    default void tellsTheYoungestEntryOfAKindInTheNodesChain() {
        var node = new Trail(Journals.NODE, 1);
        var avis = new Trail(2);
        List<Change> changes = new ArrayList<>();
        for (String event : List.of("card-learned", "line-changed", "line-changed", "card-learned")) {
            changes.add(node.next(event));
            changes.add(avis.next("line-changed"));
        }
        store().commit(changes);

        Journals journals = reopened().journals();
        assertThat(journals.lastOfNode("line-changed"))
                .usingRecursiveComparison()
                .isEqualTo(java.util.Optional.of(journals.entries(Journals.NODE).get(2)));
        assertThat(journals.lastOfNode("card-learned").map(JournalRow::index)).contains(6L);
        assertThat(journals.lastOfNode("key-renewed")).isEmpty();
    }

    @Test
    default void aChainThatBeginsAnewHasNoYoungestOfBefore() {
        var node = new Trail(Journals.NODE, 1);
        store().commit(List.of(node.next("line-changed")));
        Change.Append opening = new Trail(Journals.NODE, 3).next("node-opened");
        store().commit(List.of(new Change.Anew(new Trail(98).exchange(), opening)));

        assertThat(reopened().journals().lastOfNode("line-changed")).isEmpty();
    }
}
