package org.passerelle.letter.cda;

import java.util.List;
import org.passerelle.letter.cda.CdaDocument.Code;
import org.passerelle.letter.cda.CdaDocument.Identifier;

/**
 * Somebody whom a document names; what it does not say is empty.
 *
 * @param ids the person's or, where there is none, the team's
 * @param specialty profession and specialty
 * @param name of the person, on one line
 * @param family their family name
 * @param given their given name
 * @param organisationIds of whose the person is
 * @param organisation its name
 * @param telecoms as written, such as {@code tel:} and {@code mailto:}; never followed
 * @param copy whether only a copy is for them
 */
public record CdaParty(
        List<Identifier> ids,
        Code specialty,
        String name,
        String family,
        String given,
        List<Identifier> organisationIds,
        String organisation,
        List<String> telecoms,
        boolean copy) {

    public CdaParty {
        ids = List.copyOf(ids);
        organisationIds = List.copyOf(organisationIds);
        telecoms = List.copyOf(telecoms);
    }

    @Override
    public String toString() {
        return "CdaParty[…]";
    }
}
