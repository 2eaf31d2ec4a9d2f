package org.passerelle.gateway.config;

import org.passerelle.refusal.RefusalCode;

/** What is wrong with a settings file, or a file that it names. */
public enum ConfigRefusal implements RefusalCode {
    UNREADABLE("gateway.config.unreadable", "The file cannot be read; check that it exists and may be read."),
    YAML(
            "gateway.config.yaml",
            "The file is not well-formed YAML in UTF-8 at this place; mend the indentation or the quotes."),
    YAML_FEATURE(
            "gateway.config.yaml-feature",
            "Tags, anchors, aliases, complex keys and further documents may not stand in settings; write it out."),
    TOO_LARGE("gateway.config.too-large", "The file is larger or nested deeper than its limit."),
    KEY_UNKNOWN("gateway.config.key-unknown", "This key means nothing here; check its spelling or remove it."),
    KEY_MISSING("gateway.config.key-missing", "A key is missing or empty here; add it."),
    KEY_TWICE("gateway.config.key-twice", "This key stands twice in the same place; remove one."),
    VALUE("gateway.config.value", "The value has not the form that its key wants; mend it."),
    VALUE_TWICE("gateway.config.value-twice", "This value stands twice where it may stand once; remove one."),
    FILE_MISSING(
            "gateway.config.file-missing",
            "The file that this setting names cannot be read; mend the path or the file's rights."),
    SECRET_MISSING(
            "gateway.config.secret-missing",
            "The password or token is empty or not set; fill the file or the environment variable that this setting names."),
    SECRET_TWICE(
            "gateway.config.secret-twice",
            "A secret comes from a file or from an environment variable, not both; remove one.");

    private final String code;
    private final String sentence;

    ConfigRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
