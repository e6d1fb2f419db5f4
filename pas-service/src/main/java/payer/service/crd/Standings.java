package payer.service.crd;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import payer.crd.Ground;
import payer.crd.Standing;
import payer.service.member.MatchMember;
import payer.service.member.Member;
import payer.service.member.MemberFacts;
import payer.service.member.MemberId;
import payer.service.member.MemberMatch;

/** How a patient stands with us, and what we know of them. */
@Singleton
final class Standings {
    private final MatchMember members;
    private final MemberFacts facts;
    private final TransactionOperations<Connection> transactions;

    Standings(MatchMember members, MemberFacts facts, TransactionOperations<Connection> transactions) {
        this.members = members;
        this.facts = facts;
        this.transactions = transactions;
    }

    /** A standing, and whose it is if they are one of ours. */
    record Found(Standing standing, Optional<MemberId> member, Optional<Member> insured) {
        static Found of(Standing standing) {
            return new Found(standing, Optional.empty(), Optional.empty());
        }

        @Override
        public String toString() {
            return "Found " + member;
        }
    }

    /** Who they are and what is known of them is read at one go. */
    Found under(Patient patient, Coverage coverage, LocalDate today) {
        return transactions.executeRead(tx -> found(patient, coverage, today));
    }

    private Found found(Patient patient, Coverage coverage, LocalDate today) {
        return switch (members.match(patient, coverage, today)) {
            case MemberMatch.Found(var member) ->
                new Found(
                        new Standing.Insured(member.membership(), facts.known(member.id()), true),
                        Optional.of(member.id()),
                        Optional.of(member));
            case MemberMatch.Unknown _ ->
                not(Ground.Known.NO_MEMBER_FOUND, "No member of ours has this number, name and birth date.");
            case MemberMatch.Several _ ->
                not(Ground.Known.NO_MEMBER_FOUND, "More than one member fits; which one is meant cannot be told.");
            case MemberMatch.NotInsured(var id) ->
                new Found(
                        new Standing.NotInsured(
                                Ground.of(Ground.Known.NO_ACTIVE_COVERAGE, "The member is not insured with us today.")),
                        Optional.of(id),
                        Optional.empty());
        };
    }

    private static Found not(Ground.Known code, String text) {
        return Found.of(new Standing.NotInsured(Ground.of(code, text)));
    }
}
