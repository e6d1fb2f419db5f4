package payer.service.codes;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import payer.decision.CodeSystem;
import payer.rules.codes.CodeSet;
import payer.rules.policy.CodePattern;

/** What is loaded. All of it happens within the caller's transaction. */
public interface Codes {

    /** The newest first. */
    List<LoadedRelease> releases();

    Optional<LoadedRelease> find(CodeSystem system, String release);

    /** Of those that count still the complete one that was loaded last; without any, the last of the others. */
    Optional<LoadedRelease> current(CodeSystem system);

    void add(LoadedRelease release, CodeSet codes);

    /** It counts no more, and stays readable. */
    void withdraw(LoadedRelease release, LoadedRelease.Withdrawal withdrawal);

    boolean hasModifiers(LoadedRelease release);

    Optional<KnownCode> code(LoadedRelease release, String value);

    /** Those of a release that are among the given ones. */
    List<KnownCode> known(LoadedRelease release, Collection<String> values);

    /** Those that begin with the text, or whose words contain it; in the order of the codes. */
    List<KnownCode> search(LoadedRelease release, String text, int limit);

    /** Those of a release that a range or a family means. */
    Collection<String> matching(LoadedRelease release, CodePattern pattern);

    void add(KeptValueSet set);

    Optional<KeptValueSet> valueSet(String reference);

    /** As policies name them, in the order of their names. */
    List<String> valueSets();
}
