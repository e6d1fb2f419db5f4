package payer.service.bench;

import java.time.Duration;
import java.util.List;

/** What one load run showed: rate, latencies, the server's own CPU time, and how many answers were not the expected ones. */
record Measured(String name, int clients, double seconds, List<Long> sortedNanos, Duration serverCpu, long unexpected) {

    Measured {
        sortedNanos = sortedNanos.stream().sorted().toList();
    }

    double rate() {
        return sortedNanos.size() / seconds;
    }

    double millisAt(double quantile) {
        var index = (int) Math.min(sortedNanos.size() - 1L, Math.round(quantile * sortedNanos.size()));
        return sortedNanos.get(index) / 1e6;
    }

    double serverCpuMillis() {
        return serverCpu.toNanos() / 1e6 / sortedNanos.size();
    }

    String row(Measured floor) {
        return String.format(
                "| %s | %d | %,.0f | %.2f | %.2f | %.2f | %.3f | %.2f | %d |",
                name,
                clients,
                rate(),
                millisAt(0.5),
                millisAt(0.99),
                millisAt(1),
                serverCpuMillis(),
                rate() / floor.rate(),
                unexpected);
    }

    static String header() {
        return """
                | what | clients | requests/s | p50 ms | p99 ms | max ms | server CPU ms each | rate to floor | unexpected |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|""";
    }
}
