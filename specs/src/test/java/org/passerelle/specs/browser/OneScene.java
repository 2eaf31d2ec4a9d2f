package org.passerelle.specs.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the scene, opened for the first that asks and closed after the last; without a browser they are skipped. */
public final class OneScene implements ExecutionCondition, ParameterResolver {
    private static final Namespace OURS = Namespace.create(OneScene.class);

    /** Says of a class that what its tests change would be seen by others: they get a scene of their own, closed after the last. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface OfItsOwn {}

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
        Scene scene = store(context).computeIfAbsent(Scene.class, first -> Scene.open(), Scene.class);
        if (parameter.getParameter().getType() == Scene.class) {
            return scene;
        }
        // of the class, and closed after its last test
        return context.getParent()
                .orElse(context)
                .getStore(OURS)
                .computeIfAbsent(Visits.class, first -> new Visits(scene), Visits.class);
    }

    private static Store store(ExtensionContext context) {
        if (!context.getRequiredTestClass().isAnnotationPresent(OfItsOwn.class)) {
            return context.getStore(StoreScope.LAUNCHER_SESSION, OURS);
        }
        ExtensionContext ofClass = context;
        while (ofClass.getTestMethod().isPresent()) {
            ofClass = ofClass.getParent().orElseThrow();
        }
        return ofClass.getStore(OURS);
    }
}
