package payer.crd;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The discovery document: which hooks are answered, what should come with them, and what can be chosen. */
public final class Discovery {
    private Discovery() {}

    /** {@code beside} are the options beside those that every policy brings. */
    public static ObjectNode document(Release release, String insurer, List<Hook> hooks, Set<Option> beside) {
        var document = JsonNodeFactory.instance.objectNode();
        var services = document.putArray("services");
        var options = Arrays.stream(Option.values())
                .filter(option -> option.isIn(release) && (option.isAlwaysOffered() || beside.contains(option)))
                .toList();
        hooks.forEach(hook -> describe(services.addObject(), hook, release, insurer, options));
        return document;
    }

    private static void describe(ObjectNode service, Hook hook, Release release, String insurer, List<Option> options) {
        service.put("hook", hook.text()).put("id", hook.text());
        service.put("title", insurer + ": coverage requirements");
        service.put("description", "Coverage, prior authorization and documentation needs at " + hook.text());
        service.put("usageRequirements", "The client is registered, and signs each call with its JWT");
        var prefetch = service.putObject("prefetch");
        PrefetchTemplates.of(hook, release).forEach(prefetch::put);
        var extension = service.putObject("extension");
        if (release != Release.V2_0)
            extension.putArray("davinci-crd.version").add(Release.V2_1.text()).add(Release.V2_2.text());
        var choices = extension.putArray("davinci-crd.configuration-options");
        options.forEach(option -> describe(choices.addObject(), option));
    }

    private static void describe(ObjectNode json, Option option) {
        json.put("code", option.code())
                .put("type", option.isNumber() ? "integer" : "boolean")
                .put("name", option.title())
                .put("description", option.description());
        if (option.isNumber()) json.put("default", Option.USUAL_CARDS);
        else json.put("default", true);
    }
}
