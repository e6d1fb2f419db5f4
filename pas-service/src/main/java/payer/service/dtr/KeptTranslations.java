package payer.service.dtr;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import payer.dtr.cql.CqlTranslation;
import payer.dtr.cql.Translations;

/** Translates each text of CQL once in the life of a database: translating takes seconds, looking up does not. */
@Singleton
final class KeptTranslations implements Translations {
    /** Stands for an edition's address while CQL is translated. */
    private static final String ANY_BASE = "https://base.invalid/fhir";

    private final TranslationShelf shelf;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    KeptTranslations(TranslationShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String elm(String cql) {
        return known.computeIfAbsent(
                digest(cql), digest -> shelf.find(digest).orElseGet(() -> translated(digest, cql)));
    }

    /** Of CQL that names addresses below this base: one translation serves every base. */
    Translations at(String base) {
        return cql -> elm(cql.replace(base, ANY_BASE)).replace(ANY_BASE, base);
    }

    private String translated(String digest, String cql) {
        var elm = Translator.SHARED.elm(cql);
        shelf.keep(digest, elm);
        return elm;
    }

    /** Of the text and of the translator, for another one translates in another way. */
    static String digest(String cql) {
        return sha256("cql-to-elm 4.4.0\n" + cql);
    }

    static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Loaded when first needed, and only then: its models take seconds and some 100 MB. */
    private static final class Translator {
        static final CqlTranslation SHARED = new CqlTranslation();
    }
}
