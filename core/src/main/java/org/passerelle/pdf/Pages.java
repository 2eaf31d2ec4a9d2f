package org.passerelle.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.passerelle.pdf.PdfValue.Array;
import org.passerelle.pdf.PdfValue.Dictionary;
import org.passerelle.pdf.PdfValue.Reference;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Counts pages by going through their tree (ISO 32000-1, 7.7.3): what it says of itself is not believed. */
final class Pages {
    private final ObjectReader objects;
    private final Work work;
    private final Set<Integer> seen = new HashSet<>();
    private final Deque<Below> ahead = new ArrayDeque<>();

    private record Below(PdfValue node, int depth) {}

    Pages(ObjectReader objects, Work work) {
        this.objects = objects;
        this.work = work;
    }

    int count(PdfValue root) {
        int pages = 0;
        ahead.add(new Below(root, 1));
        while (!ahead.isEmpty()) {
            Below next = ahead.remove();
            work.depth(next.depth);
            if (!(next.node instanceof Reference reference)
                    || !seen.add(reference.number())
                    || !(objects.resolved(reference) instanceof Dictionary node)) {
                throw Work.damaged("page-tree");
            }
            if (objects.resolved(node.get("Kids")) instanceof Array kids) {
                kids.items().forEach(kid -> ahead.add(new Below(kid, next.depth + 1)));
            } else if (++pages > work.limits().pages()) {
                throw Refusal.of(PdfRefusal.PAGES)
                        .with(FactKey.LIMIT, work.limits().pages())
                        .refused();
            }
        }
        if (pages == 0) {
            throw Refusal.of(PdfRefusal.PAGES).refused();
        }
        return pages;
    }
}
