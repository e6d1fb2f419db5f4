package payer.service.crd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import payer.crd.Consultation;
import payer.crd.HookRequest;
import payer.crd.Presented;
import payer.crd.Release;
import payer.service.member.Member;
import payer.service.member.MemberId;
import payer.service.priorauth.AuthorizedBefore.Earlier;

/** All that one call is answered from. */
record Gathered(
        HookRequest request,
        Release release,
        Consultation consultation,
        Map<String, Standings.Found> standingByCoverage,
        Known known,
        Optional<EhrSession> session) {

    Gathered {
        standingByCoverage = Map.copyOf(standingByCoverage);
    }

    /** With what has become known of the patient since. */
    Gathered withChart() {
        var more = new Consultation(
                consultation.hook(),
                consultation.subjects(),
                consultation.coverages(),
                Chart.facts(known),
                Chart.stay(known, consultation.today()),
                consultation.today(),
                consultation.deliverers());
        return new Gathered(request, release, more, standingByCoverage, known, session);
    }

    static List<Presented> presented(Map<String, Standings.Found> found) {
        return found.entrySet().stream()
                .map(entry -> new Presented(entry.getKey(), entry.getValue().standing()))
                .toList();
    }

    Optional<MemberId> member(String coverage) {
        return Optional.ofNullable(standingByCoverage.get(coverage)).flatMap(Standings.Found::member);
    }

    /** The member, if insured under this coverage. */
    Optional<Member> insured(String coverage) {
        return Optional.ofNullable(standingByCoverage.get(coverage)).flatMap(Standings.Found::insured);
    }

    /** What was authorized before for the member that this coverage is of. */
    Earlier earlier(String coverage) {
        return Optional.ofNullable(standingByCoverage.get(coverage))
                .map(Standings.Found::earlier)
                .orElse(Earlier.NONE);
    }

    /** Whom it is about: several coverages are one person's. */
    Optional<MemberId> anyMember() {
        return members().findFirst();
    }

    List<String> patients() {
        return members().map(MemberId::value).distinct().toList();
    }

    private Stream<MemberId> members() {
        return standingByCoverage.values().stream().flatMap(found -> found.member().stream());
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
