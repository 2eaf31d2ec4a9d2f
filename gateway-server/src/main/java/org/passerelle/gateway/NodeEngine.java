package org.passerelle.gateway;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.passerelle.flow.outbox.Outbox;
import org.passerelle.gateway.console.operate.Engine;
import org.passerelle.gateway.doctor.Build;
import org.passerelle.node.Health;
import org.passerelle.node.Node;

/** The node and its settings, as an operator's pages ask for them. */
final class NodeEngine implements Engine {
    private final Node node;
    private final InstantSource clock;
    private final Looks looks;

    /**
     * How settings are examined.
     *
     * @param glance what needs nobody else's answer
     * @param doctor everything
     */
    record Looks(
            Supplier<List<org.passerelle.gateway.doctor.Finding>> glance,
            Supplier<List<org.passerelle.gateway.doctor.Finding>> doctor) {
        /** Where there are no settings: a node that a program put together. */
        static final Looks NONE = new Looks(List::of, List::of);
    }

    NodeEngine(Node node, InstantSource clock, Looks looks) {
        this.node = node;
        this.clock = clock;
        this.looks = looks;
    }

    @Override
    public Standing standing() {
        Health health = node.health();
        return new Standing(
                Build.own().words(),
                health.mailboxes(),
                health.outboxWaiting(),
                health.alarms(),
                health.altered(),
                health.failing(),
                clock.instant());
    }

    @Override
    public Outbox outbox() {
        return node.outbox();
    }

    @Override
    public List<Finding> glance() {
        return shown(looks.glance().get());
    }

    @Override
    public List<Finding> doctor() {
        return shown(looks.doctor().get());
    }

    private static List<Finding> shown(List<org.passerelle.gateway.doctor.Finding> found) {
        return found.stream()
                .map(one -> new Finding(one.level().name(), one.check(), one.what(), one.advice()))
                .toList();
    }
}
