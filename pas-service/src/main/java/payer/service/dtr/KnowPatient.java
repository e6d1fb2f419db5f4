package payer.service.dtr;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import payer.dtr.packaging.KnownPatient;
import payer.dtr.packaging.PackageRequest;
import payer.dtr.prefill.PopulateRequest;
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

    private final MatchMember match;
    private final Roster roster;
    private final MemberFacts facts;

    KnowPatient(MatchMember match, Roster roster, MemberFacts facts) {
        this.match = match;
        this.roster = roster;
        this.facts = facts;
    }

    /** Someone, with the member that they are, if that could be told. */
    record Someone(KnownPatient patient, Optional<Member> member) {
        @Override
        public String toString() {
            return "Someone";
        }
    }

    /** {@code asserted} is whom an earlier answer was about, where the request names one. */
    Someone of(PackageRequest request, Optional<MemberId> asserted, LocalDate today) {
        var coverage = request.coverages().getFirst();
        refuseWithoutSubject(coverage);
        return patient(request)
                .map(patient -> known(match.match(patient, coverage, today), today))
                .or(() -> asserted.flatMap(roster::find)
                        .flatMap(enrolled -> enrolled.insuredOn(today))
                        .map(member -> known(new MemberMatch.Found(member), today)))
                .orElseGet(() -> nobody(today));
    }

    /** Who it is that a form is to be filled in for; empty where the Patient or the Coverage is lacking, or fits nobody. */
    Optional<Someone> of(PopulateRequest request, LocalDate today) {
        return request.patient()
                .flatMap(patient ->
                        request.coverages().stream().findFirst().map(coverage -> match.match(patient, coverage, today)))
                .filter(MemberMatch.Found.class::isInstance)
                .map(found -> known(found, today));
    }

    private static void refuseWithoutSubject(Coverage coverage) {
        if (!coverage.getBeneficiary().hasReference())
            throw Problem.of(
                    ProblemKind.UNPROCESSABLE, "The coverage must tell whom it covers.", COVERAGE + ".beneficiary");
    }

    private static Optional<Patient> patient(PackageRequest request) {
        return request.referenced().stream()
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .findFirst();
    }

    private static Someone nobody(LocalDate today) {
        return new Someone(KnownPatient.unknown(today), Optional.empty());
    }

    private Someone known(MemberMatch found, LocalDate today) {
        return switch (found) {
            case MemberMatch.Found(Member member) ->
                new Someone(
                        new KnownPatient(member.membership(), facts.known(member.id()), true, today),
                        Optional.of(member));
            case MemberMatch.Unknown unknown -> throw notFound("No member of ours is covered by it.");
            case MemberMatch.Several several -> throw notFound("It fits more than one member of ours.");
            case MemberMatch.NotInsured gone -> throw notFound("It is not in force.");
        };
    }

    private static Problem notFound(String why) {
        return Problem.of(ProblemKind.UNPROCESSABLE, "The coverage cannot be used. " + why, COVERAGE);
    }
}
