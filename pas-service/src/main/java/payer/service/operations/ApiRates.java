package payer.service.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads how each API is used and answers from the meters that every request is timed with. */
@Singleton
final class ApiRates {
    private static final String REQUESTS = "api.requests";
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final double HUNDRED = 100;

    private final MeterRegistry meters;

    ApiRates(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The busiest first, each with its routes. */
    List<ApiRate> all() {
        return rates(
                meters.find(REQUESTS).timers(),
                timer -> tag(timer, "base"),
                timers -> rates(timers, timer -> tag(timer, "method") + " " + tag(timer, "route"), _ -> List.of()));
    }

    private static List<ApiRate> rates(
            Collection<Timer> timers, Function<Timer, String> name, Function<Collection<Timer>, List<ApiRate>> parts) {
        return timers.stream().collect(Collectors.groupingBy(name)).entrySet().stream()
                .map(group -> rate(group.getKey(), group.getValue(), parts.apply(group.getValue())))
                .sorted(Comparator.comparing(ApiRate::requests).reversed().thenComparing(ApiRate::base))
                .toList();
    }

    private static ApiRate rate(String name, Collection<Timer> timers, List<ApiRate> parts) {
        var requests = timers.stream().mapToLong(Timer::count).sum();
        var time = timers.stream()
                .mapToDouble(timer -> timer.totalTime(TimeUnit.MILLISECONDS))
                .sum();
        return new ApiRate(
                name,
                requests,
                count(timers, CLIENT_ERROR, SERVER_ERROR),
                count(timers, SERVER_ERROR, Integer.MAX_VALUE),
                requests == 0 ? 0 : time / requests,
                within(timers, requests),
                parts);
    }

    private static long count(Collection<Timer> timers, int from, int below) {
        return timers.stream()
                .filter(timer -> status(timer) >= from && status(timer) < below)
                .mapToLong(Timer::count)
                .sum();
    }

    private static int status(Timer timer) {
        return Integer.parseInt(tag(timer, "status"));
    }

    private static List<ApiRate.Within> within(Collection<Timer> timers, long requests) {
        var counts = new TreeMap<Long, Double>();
        for (var timer : timers)
            Arrays.stream(timer.takeSnapshot().histogramCounts())
                    .forEach(bucket -> counts.merge(milliseconds(bucket), bucket.count(), Double::sum));
        return counts.entrySet().stream()
                .map(bucket -> new ApiRate.Within(
                        bucket.getKey(), requests == 0 ? 0 : Math.min(HUNDRED, HUNDRED * bucket.getValue() / requests)))
                .toList();
    }

    private static long milliseconds(CountAtBucket bucket) {
        return Math.round(bucket.bucket(TimeUnit.MILLISECONDS));
    }

    private static String tag(Timer timer, String name) {
        var value = timer.getId().getTag(name);
        return value == null ? "" : value;
    }
}
