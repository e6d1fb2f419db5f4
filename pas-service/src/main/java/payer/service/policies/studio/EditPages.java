package payer.service.policies.studio;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.policies.Draft;
import payer.service.policies.Life;
import payer.service.policies.PolicyVersions;
import payer.service.policies.VersionKey;
import payer.service.policies.diff.Difference;
import payer.service.security.staff.Posted;

/** Puts what is to be written in front of its author, and back there when it could not be kept. */
@Singleton
final class EditPages {
    private final PolicyVersions versions;
    private final StudioWords words;
    private final TransactionOperations<Connection> transactions;

    EditPages(PolicyVersions versions, StudioWords words, TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.words = words;
        this.transactions = transactions;
    }

    /** The newest revision of a version. */
    EditPage open(VersionKey key) {
        return transactions.executeRead(_ -> {
            var life = life(key);
            var newest = versions.revision(key, life.newest());
            return page(key, life.number() + "", newest.number() + "", newest.document(), newest.cases());
        });
    }

    /** The version that is to follow another one. */
    EditPage follow(VersionKey before, String from) {
        var day = day(from);
        var key = new VersionKey(before.policy(), day.toString());
        return transactions.executeRead(_ -> {
            refuseIfThere(key);
            var newest = versions.revision(before, life(before).newest());
            var document = FirstDocuments.following(newest.document(), key.version(), day);
            return page(key, "", "", document, newest.cases());
        });
    }

    EditPage first(String policy, String from) {
        var day = day(from);
        var key = new VersionKey(policy, day.toString());
        return transactions.executeRead(_ -> {
            if (!versions.glances(Optional.of(policy)).isEmpty())
                throw Problem.of(ProblemKind.CONFLICT, "There is a policy " + policy + " already");
            return page(key, "", "", FirstDocuments.policy(policy, key.version(), day), FirstDocuments.cases(day));
        });
    }

    /** As it was typed, with what is wrong, and with what somebody else did meanwhile if that is why. */
    EditPage again(VersionKey key, Posted posted, Problem problem) {
        var draft = draft(posted);
        return transactions.executeRead(_ -> {
            var known = versions.find(key);
            var changed = known.filter(life -> !posted.text("seen").equals(life.number() + ""));
            var findings = changed.isPresent() ? Findings.NONE : Findings.of(problem);
            return new EditPage(
                    key.policy(),
                    key.version(),
                    key.text(),
                    changed.map(life -> life.number() + "").orElse(posted.text("seen")),
                    changed.map(life -> life.newest() + "").orElse(posted.text("base")),
                    new Pane("document", "Policy", draft.document(), findings.document()),
                    new Pane("cases", "Cases", draft.cases().orElse(""), findings.cases()),
                    posted.text("reason"),
                    findings,
                    changed.map(life -> meanwhile(life, posted)),
                    true);
        });
    }

    static Draft draft(Posted posted) {
        return new Draft(posted.text("document") + "\n", Optional.of(posted.text("cases") + "\n"));
    }

    private EditPage.Meanwhile meanwhile(Life life, Posted posted) {
        return new EditPage.Meanwhile(words.told(life.last()), since(life, posted.text("base")));
    }

    private List<Difference> since(Life life, String base) {
        if (!base.matches("\\d{1,6}") || Integer.parseInt(base) == life.newest()) return List.of();
        var before = versions.revision(life.key(), Integer.parseInt(base));
        return versions.revision(life.key(), life.newest()).differencesFrom(before);
    }

    private static EditPage page(VersionKey key, String seen, String base, String document, String cases) {
        return new EditPage(
                key.policy(),
                key.version(),
                key.text(),
                seen,
                base,
                new Pane("document", "Policy", document, List.of()),
                new Pane("cases", "Cases", cases, List.of()),
                "",
                Findings.NONE,
                Optional.empty(),
                false);
    }

    private Life life(VersionKey key) {
        return versions.find(key).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no " + key));
    }

    private void refuseIfThere(VersionKey key) {
        if (versions.find(key).isPresent())
            throw Problem.of(ProblemKind.CONFLICT, "There is a " + key + " already: open it to write on");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "Say from which day on it is to hold", "from");
        }
    }
}
