package payer.service.formapp.http;

import jakarta.inject.Singleton;

/** The renderer of forms, which the build gets by npm; a build without npm or a network has none. */
@Singleton
final class Renderer {
    private static final String SCRIPT = "/renderer/lforms/webcomponent/lhc-forms.js";

    private final boolean present = Renderer.class.getResource(SCRIPT) != null;

    boolean isPresent() {
        return present;
    }
}
