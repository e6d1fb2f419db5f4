package payer.service.records.index;

import jakarta.inject.Singleton;
import payer.service.runtime.ServiceSettings;

/** Brings the spellings of a reference to one: {@code Type/id} for what is ours, the address itself for what is not. */
@Singleton
public final class LocalAddresses {
    private static final String HISTORY = "/_history/";
    private static final int LONGEST_ID = 64;

    private final String service;

    public LocalAddresses(ServiceSettings settings) {
        this.service = settings.url() + "/";
    }

    /** Whichever of our API bases an address names: all of them show the same records. */
    public String local(String reference) {
        var tail = tail(reference);
        var history = tail.indexOf(HISTORY);
        var unversioned = history < 0 ? tail : tail.substring(0, history);
        var isVersion = history < 0 || isOneStep(tail, history + HISTORY.length());
        return isVersion && isTypeAndId(unversioned) ? unversioned : reference;
    }

    private static boolean isOneStep(String text, int start) {
        return start < text.length() && text.indexOf('/', start) < 0;
    }

    /** {@code Type/id}. Read letter by letter: a load looks at ten thousand references a second. */
    private static boolean isTypeAndId(String text) {
        var slash = text.indexOf('/');
        var idLength = text.length() - slash - 1;
        if (slash < 2 || idLength < 1 || idLength > LONGEST_ID || !isCapital(text.charAt(0))) return false;
        for (int i = 1; i < slash; i++) if (!isLetter(text.charAt(i))) return false;
        for (int i = slash + 1; i < text.length(); i++) if (!isOfId(text.charAt(i))) return false;
        return true;
    }

    private static boolean isOfId(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }

    private static boolean isLetter(char c) {
        return isCapital(c) || (c >= 'a' && c <= 'z');
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private String tail(String reference) {
        if (!reference.startsWith(service)) return reference;
        var base = reference.lastIndexOf("/fhir/");
        return base < 0 ? reference : reference.substring(base + "/fhir/".length());
    }
}
