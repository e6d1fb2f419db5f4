package payer.service.dtr;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.Patient;
import payer.dtr.packaging.KnownPatient;
import payer.dtr.packaging.PackageRequest;
import payer.dtr.prefill.PopulateRequest;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.member.MatchMember;
import payer.service.member.Member;
import payer.service.member.MemberFacts;
import payer.service.member.MemberId;
import payer.service.member.MemberMatch;
import payer.service.member.Roster;

/**
 * What the payer knows of the one whom an order is for. It looks only when the client tells who that is: the number on a card
 * alone names a family, and what is filled in is about one person.
 */
@Singleton
final class KnowPatient {
    private static final String COVERAGE = "Parameters.parameter.where(name='coverage')";
    private static final String NOBODY = "No member of ours is covered by it.";
    private static final String ENDED = "It is not in force.";
    private static final Set<CoverageStatus> NOT_IN_FORCE =
            Set.of(CoverageStatus.CANCELLED, CoverageStatus.ENTEREDINERROR);

    private final MatchMember match;
    private final Roster roster;
    private final MemberFacts facts;

    KnowPatient(MatchMember match, Roster roster, MemberFacts facts) {
        this.match = match;
        this.roster = roster;
        this.facts = facts;
    }

    /**
     * Someone, with the member that they are, if that could be told.
     *
     * @param coverages those by which they are covered
     * @param unusable why others are not used
     */
    record Someone(KnownPatient patient, Optional<Member> member, List<Coverage> coverages, List<String> unusable) {
        Someone {
            coverages = List.copyOf(coverages);
            unusable = List.copyOf(unusable);
        }

        @Override
        public String toString() {
            return "Someone";
        }
    }

    /** A coverage with whom it is of, if that could be told, or why it cannot be used. */
    private record Judged(Coverage coverage, Optional<Member> member, Optional<Problem.Issue> wrong) {
        static Judged usable(Coverage coverage, Optional<Member> member) {
            return new Judged(coverage, member, Optional.empty());
        }

        static Judged wrong(Coverage coverage, String why, String place) {
            return new Judged(
                    coverage,
                    Optional.empty(),
                    Optional.of(
                            new Problem.Issue(IssueType.BUSINESS_RULE, "The coverage cannot be used. " + why, place)));
        }

        @Override
        public String toString() {
            return "Judged";
        }
    }

    /**
     * {@code asserted} is whom an earlier answer was about, where the request names one. A coverage that cannot be used is left
     * out; where none can, the request is refused.
     */
    Someone of(PackageRequest request, Optional<MemberId> asserted, LocalDate today) {
        var remembered = asserted.flatMap(roster::find).flatMap(enrolled -> enrolled.insuredOn(today));
        var judged = request.coverages().stream()
                .map(coverage -> judged(coverage, patient(request), remembered, today))
                .toList();
        var wrong = judged.stream().flatMap(one -> one.wrong.stream()).toList();
        if (wrong.size() == judged.size()) throw new Problem(ProblemKind.UNPROCESSABLE, wrong);
        var member = judged.stream().flatMap(one -> one.member.stream()).findFirst();
        return new Someone(
                member.map(found -> known(found, today)).orElseGet(() -> KnownPatient.unknown(today)),
                member,
                judged.stream()
                        .filter(one -> one.wrong.isEmpty())
                        .map(Judged::coverage)
                        .toList(),
                wrong.stream().map(Problem.Issue::text).toList());
    }

    private Judged judged(Coverage coverage, Optional<Patient> patient, Optional<Member> asserted, LocalDate today) {
        if (!coverage.getBeneficiary().hasReference())
            return Judged.wrong(coverage, "It must tell whom it covers.", COVERAGE + ".beneficiary");
        if (isEnded(coverage)) return Judged.wrong(coverage, ENDED, COVERAGE + ".status");
        if (patient.isPresent()) return judged(coverage, match.match(patient.get(), coverage, today));
        if (asserted.isPresent() || match.isOfAnyone(coverage, today)) return Judged.usable(coverage, asserted);
        return Judged.wrong(coverage, NOBODY, COVERAGE);
    }

    private static boolean isEnded(Coverage coverage) {
        return coverage.hasStatus() && NOT_IN_FORCE.contains(coverage.getStatus());
    }

    private static Judged judged(Coverage coverage, MemberMatch found) {
        return switch (found) {
            case MemberMatch.Found(Member member) -> Judged.usable(coverage, Optional.of(member));
            case MemberMatch.Unknown unknown -> Judged.wrong(coverage, NOBODY, COVERAGE);
            case MemberMatch.Several several ->
                Judged.wrong(coverage, "It fits more than one member of ours.", COVERAGE);
            case MemberMatch.NotInsured gone -> Judged.wrong(coverage, ENDED, COVERAGE);
        };
    }

    /** Who it is that a form is to be filled in for; empty where the Patient or the Coverage is lacking, or fits nobody. */
    Optional<Someone> of(PopulateRequest request, LocalDate today) {
        return request.patient()
                .flatMap(patient -> request.coverages().stream()
                        .flatMap(coverage -> judged(coverage, match.match(patient, coverage, today)).member.stream())
                        .findFirst()
                        .map(member -> new Someone(
                                known(member, today), Optional.of(member), request.coverages(), List.of())));
    }

    /** Empty where they are not insured any more. */
    Optional<KnownPatient> of(MemberId member, LocalDate today) {
        return roster.find(member)
                .flatMap(enrolled -> enrolled.insuredOn(today))
                .map(insured -> known(insured, today));
    }

    private static Optional<Patient> patient(PackageRequest request) {
        return request.referenced().stream()
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .findFirst();
    }

    private KnownPatient known(Member member, LocalDate today) {
        return new KnownPatient(member.membership(), facts.known(member.id()), true, today);
    }
}
