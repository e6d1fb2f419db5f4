package payer.service.crd;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import payer.crd.Ground;
import payer.crd.Standing;
import payer.service.member.MatchMember;
import payer.service.member.Member;
import payer.service.member.MemberFacts;
import payer.service.member.MemberId;
import payer.service.member.MemberMatch;
import payer.service.priorauth.AuthorizedBefore;
import payer.service.priorauth.AuthorizedBefore.Earlier;

/** How a patient stands with us, and what we know of them. */
@Singleton
final class Standings {
    private final MatchMember members;
    private final MemberFacts facts;
    private final AuthorizedBefore before;
    private final TransactionOperations<Connection> transactions;

    Standings(
            MatchMember members,
            MemberFacts facts,
            AuthorizedBefore before,
            TransactionOperations<Connection> transactions) {
        this.members = members;
        this.facts = facts;
        this.before = before;
        this.transactions = transactions;
    }

    /** A standing, whose it is if they are one of ours, and what was authorized for them before. */
    record Found(Standing standing, Optional<MemberId> member, Optional<Member> insured, Earlier earlier) {
        static Found of(Standing standing) {
            return new Found(standing, Optional.empty(), Optional.empty(), Earlier.NONE);
        }

        @Override
        public String toString() {
            return "Found " + member;
        }
    }

    /** Who they are and what is known of them is read at one go; {@code orders} are those that the answer is about. */
    Found under(Patient patient, Coverage coverage, LocalDate today, Set<String> orders) {
        return transactions.executeRead(tx -> found(patient, coverage, today, orders));
    }

    private Found found(Patient patient, Coverage coverage, LocalDate today, Set<String> orders) {
        return switch (members.match(patient, coverage, today)) {
            case MemberMatch.Found(var member) -> insured(member, before.of(member.id()), orders);
            case MemberMatch.Unknown _ ->
                not(Ground.Known.NO_MEMBER_FOUND, "No member of ours has this number, name and birth date.");
            case MemberMatch.Several _ ->
                not(Ground.Known.NO_MEMBER_FOUND, "More than one member fits; which one is meant cannot be told.");
            case MemberMatch.NotInsured(var id) ->
                new Found(
                        new Standing.NotInsured(
                                Ground.of(Ground.Known.NO_ACTIVE_COVERAGE, "The member is not insured with us today.")),
                        Optional.of(id),
                        Optional.empty(),
                        Earlier.NONE);
        };
    }

    private Found insured(Member member, Earlier earlier, Set<String> orders) {
        var known = new ArrayList<>(facts.known(member));
        known.addAll(earlier.facts(orders));
        return new Found(
                new Standing.Insured(member.membership(), known, true),
                Optional.of(member.id()),
                Optional.of(member),
                earlier);
    }

    private static Found not(Ground.Known code, String text) {
        return Found.of(new Standing.NotInsured(Ground.of(code, text)));
    }
}
