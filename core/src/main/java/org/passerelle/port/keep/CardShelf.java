package org.passerelle.port.keep;

import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;

/** The cards that this node holds, its own and its correspondents'. */
public interface CardShelf {

    /** The highest version of each card. */
    List<CardRow> highest();

    Optional<CardRow> highest(Id card);

    Optional<CardRow> byHash(Sha256 hash);

    /** How many versions of cards were ever taken in: rises with each. */
    long learned();
}
