package payer.crd;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The discovery document: which hooks are answered, what should come with them, and what can be chosen. */
public final class Discovery {
    private Discovery() {}

    public static ObjectNode document(Release release, String insurer, List<Hook> hooks) {
        var document = JsonNodeFactory.instance.objectNode();
        var services = document.putArray("services");
        hooks.forEach(hook -> describe(services.addObject(), hook, release, insurer));
        return document;
    }

    private static void describe(ObjectNode service, Hook hook, Release release, String insurer) {
        service.put("hook", hook.text()).put("id", hook.text());
        service.put("title", insurer + ": coverage requirements");
        service.put("description", "Coverage, prior authorization and documentation needs at " + hook.text());
        service.put("usageRequirements", "The client is registered, and signs each call with its JWT");
        var prefetch = service.putObject("prefetch");
        PrefetchTemplates.of(hook, release).forEach(prefetch::put);
        var extension = service.putObject("extension");
        if (release != Release.V2_0)
            extension.putArray("davinci-crd.version").add(Release.V2_1.text()).add(Release.V2_2.text());
        var options = extension.putArray("davinci-crd.configuration-options");
        for (var option : Option.values()) if (option.isIn(release)) describe(options.addObject(), option);
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
