package org.passerelle.specs.browser;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the scene, opened for the first that asks and closed after the last; without a browser they are skipped. */
public final class OneScene implements ExecutionCondition, ParameterResolver {
    private static final Namespace OURS = Namespace.create(OneScene.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // said of each test, so that each is counted as skipped
        return context.getTestMethod().isPresent() && Chromium.find().isEmpty()
                ? ConditionEvaluationResult.disabled("no Chromium on this machine: no page is tried in a browser")
                : ConditionEvaluationResult.enabled("there is a browser, or nothing to run");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Scene.class, Visits.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Scene scene = context.getStore(StoreScope.LAUNCHER_SESSION, OURS)
                .computeIfAbsent(Scene.class, first -> Scene.open(), Scene.class);
        if (parameter.getParameter().getType() == Scene.class) {
            return scene;
        }
        // of the class, and closed after its last test
        return context.getParent()
                .orElse(context)
                .getStore(OURS)
                .computeIfAbsent(Visits.class, first -> new Visits(scene), Visits.class);
    }
}
