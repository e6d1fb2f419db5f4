package payer.service.dtr;

import java.util.Optional;

/** Translations by the digest of what was translated. */
public interface TranslationShelf {
    Optional<String> find(String digest);

    void keep(String digest, String elm);
}
