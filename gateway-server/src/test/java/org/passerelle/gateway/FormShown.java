package org.passerelle.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser would send of a page's forms, nothing touched; boxes to tick are left out. */
final class FormShown {
    private static final Pattern FIELD = Pattern.compile(
            "<(?:input id=\"field-[^\"]*\"|textarea id=\"field-[^\"]*\"|input type=\"hidden\") name=\"([^\"]+)\"[^>]*?(?:value=\"([^\"]*)\"[^>]*>|>\n([^<]*)<)");
    private static final Pattern CHOSEN =
            Pattern.compile("<select id=\"[^\"]*\" name=\"([^\"]+)\"[^>]*>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("value=\"([^\"]*)\" selected");

    private FormShown() {}

    static Map<String, String> on(String page) {
        Map<String, String> form = new HashMap<>();
        Matcher fields = FIELD.matcher(page);
        while (fields.find()) {
            String value = fields.group(2) == null ? fields.group(3) : fields.group(2);
            form.putIfAbsent(fields.group(1), value.replace("&#39;", "'").replace("&#64;", "@"));
        }
        Matcher chosen = CHOSEN.matcher(page);
        while (chosen.find()) {
            Matcher option = OPTION.matcher(chosen.group(2));
            if (option.find()) {
                form.put(chosen.group(1), option.group(1));
            }
        }
        form.remove("_forms");
        return form;
    }
}
