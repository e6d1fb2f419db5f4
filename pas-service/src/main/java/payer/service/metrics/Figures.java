package payer.service.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import payer.service.metrics.DecidedRequest.Appeal;
import payer.service.metrics.DecidedRequest.Outcome;

/**
 * The figures of one kind of request. Counts are kept beside the rates, since sources differ on what to divide by; here what is
 * granted in part counts as approved, as in the programme's web template.
 *
 * @param approvedAfterExtension of those that were given more time
 * @param appealed of which an appeal was decided
 * @param approvedAfterAppeal of those
 */
public record Figures(
        long total,
        long approved,
        long approvedInPart,
        long denied,
        long extended,
        long approvedAfterExtension,
        long appealed,
        long approvedAfterAppeal,
        Optional<Duration> average,
        Optional<Duration> median) {

    static Figures of(List<DecidedRequest> requests) {
        var counted = requests.stream()
                .filter(request -> request.outcome() != Outcome.WITHDRAWN && request.outcome() != Outcome.NOT_REQUIRED)
                .toList();
        return new Figures(
                counted.size(),
                count(counted, Figures::isApproved),
                count(counted, request -> request.outcome() == Outcome.PARTIAL),
                count(counted, request -> request.outcome() == Outcome.DENIED),
                count(counted, DecidedRequest::extended),
                count(counted, request -> request.extended() && isApproved(request)),
                count(counted, request -> request.appeal() != Appeal.NONE),
                count(counted, request -> request.appeal() == Appeal.OVERTURNED),
                average(counted),
                median(counted));
    }

    private static boolean isApproved(DecidedRequest request) {
        return request.outcome() == Outcome.APPROVED || request.outcome() == Outcome.PARTIAL;
    }

    private static long count(List<DecidedRequest> requests, Predicate<DecidedRequest> wanted) {
        return requests.stream().filter(wanted).count();
    }

    private static Optional<Duration> average(List<DecidedRequest> requests) {
        if (requests.isEmpty()) return Optional.empty();
        var all = requests.stream().map(DecidedRequest::took).reduce(Duration.ZERO, Duration::plus);
        return Optional.of(all.dividedBy(requests.size()));
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    private static Optional<Duration> median(List<DecidedRequest> requests) {
        if (requests.isEmpty()) return Optional.empty();
        var sorted = requests.stream().map(DecidedRequest::took).sorted().toList();
        var middle = sorted.size() / 2;
        return Optional.of(
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2));
    }

    /** A share in percent with two decimals, halves up; empty where there is nothing to divide by. */
    static Optional<BigDecimal> percent(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP));
    }
}
