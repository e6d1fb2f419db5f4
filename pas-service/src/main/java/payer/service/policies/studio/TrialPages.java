package payer.service.policies.studio;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.CodeSystem;
import payer.decision.Determination;
import payer.decision.Finding;
import payer.rules.analysis.LeafCoverage;
import payer.rules.analysis.Remark;
import payer.rules.policy.Policy;
import payer.service.codes.LoadedCodes;
import payer.service.policies.CaseResult;
import payer.service.policies.PolicyVersions;
import payer.service.policies.TestDraft;
import payer.service.policies.VersionKey;
import payer.service.policies.analysis.AnalyseDraft.Analysed;
import payer.service.policies.pages.PolicyPage;

/** Shows what came of trying a version: its cases, and what the analysis found. */
@Singleton
final class TrialPages {
    private final PolicyVersions versions;
    private final LoadedCodes codes;
    private final TransactionOperations<Connection> transactions;

    TrialPages(PolicyVersions versions, LoadedCodes codes, TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.codes = codes;
        this.transactions = transactions;
    }

    CasesPage cases(VersionKey key, TestDraft.Report report) {
        var life = report.life();
        var policy = transactions
                .executeRead(_ -> versions.revision(key, life.newest()))
                .published()
                .policy();
        return new CasesPage(
                key.policy(),
                key.version(),
                policy.map(one -> one.identity().title()).orElse(key.policy()),
                StudioWords.mark(life),
                report.cases().stream().map(TrialPages::shown).toList(),
                policy.map(one -> PolicyPage.of(one, List.of())),
                CriterionTally.of(decidedBy(key, report)));
    }

    private static List<Determination> decidedBy(VersionKey key, TestDraft.Report report) {
        return report.cases().stream()
                .flatMap(one -> one.answers().stream())
                .filter(answer -> answer.decision().policy().id().equals(key.policy())
                        && answer.decision().policy().version().equals(key.version()))
                .toList();
    }

    private static CasesPage.Shown shown(CaseResult result) {
        return new CasesPage.Shown(
                result.name(),
                result.isKept(),
                result.differences(),
                result.answers().stream().map(TrialPages::line).toList());
    }

    private static CasesPage.Line line(Determination answer) {
        var policy = answer.decision().policy();
        return new CasesPage.Line(
                answer.line(),
                StudioWords.answer(answer),
                policy.id() + " " + policy.version(),
                answer.findings().stream().map(TrialPages::judged).toList());
    }

    private static CasesPage.Judged judged(Finding finding) {
        var aside = finding.setAside().stream().map(one -> one.fact().code().text() + ": " + one.why());
        var why = Stream.concat(Stream.of(finding.missing()).filter(text -> !text.isBlank()), aside);
        return new CasesPage.Judged(
                StudioWords.mark(finding.verdict()),
                finding.criterion(),
                finding.text(),
                why.collect(Collectors.joining("; ")));
    }

    AnalysisPage analysis(VersionKey key, Analysed analysed) {
        var policy = analysed.policy();
        return new AnalysisPage(
                key.policy(),
                key.version(),
                policy.identity().title(),
                groups(analysed),
                analysed.found().coverage().stream()
                        .map(coverage -> criterion(coverage, policy))
                        .toList());
    }

    private List<AnalysisPage.Group> groups(Analysed analysed) {
        var groups = new ArrayList<AnalysisPage.Group>();
        var stricter = analysed.stricter().stream()
                .map(issue -> new AnalysisPage.Remark(issue.place(), "", issue.text()))
                .toList();
        if (!stricter.isEmpty())
            groups.add(new AnalysisPage.Group("Stricter than a weightier policy: it cannot be published so", stricter));
        Arrays.stream(Remark.Kind.values())
                .map(kind -> group(kind, analysed.found().remarks()))
                .filter(group -> !group.remarks().isEmpty())
                .forEach(groups::add);
        return groups;
    }

    private AnalysisPage.Group group(Remark.Kind kind, List<Remark> remarks) {
        return new AnalysisPage.Group(
                StudioWords.heading(kind),
                remarks.stream()
                        .filter(remark -> remark.kind() == kind)
                        .map(remark -> new AnalysisPage.Remark(remark.place(), meaning(remark.place()), remark.text()))
                        .toList());
    }

    /** Of a place that is a code. */
    private String meaning(String place) {
        var space = place.indexOf(' ');
        if (space < 0) return "";
        return CodeSystem.named(place.substring(0, space))
                .map(system -> system.code(place.substring(space + 1)))
                .flatMap(codes::display)
                .orElse("");
    }

    private static AnalysisPage.Criterion criterion(LeafCoverage coverage, Policy policy) {
        var leaf = policy.leaf(coverage.leaf()).orElseThrow();
        return new AnalysisPage.Criterion(
                leaf.name(),
                leaf.text(),
                leaf.question().isPresent(),
                coverage.met(),
                coverage.notMet(),
                coverage.unknown());
    }
}
