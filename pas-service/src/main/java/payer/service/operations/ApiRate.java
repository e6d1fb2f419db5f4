package payer.service.operations;

import java.util.List;

/**
 * How one API is used and answers, since this instance was started.
 *
 * @param wrong refused as the caller's mistake
 * @param failed by a mistake of ours, or for want of what we rest on
 * @param average in milliseconds
 * @param within how many of a hundred were answered within so many milliseconds
 */
public record ApiRate(
        String base,
        long requests,
        long wrong,
        long failed,
        double average,
        List<Within> within,
        List<ApiRate> routes) {

    public record Within(long milliseconds, double percent) {}

    public ApiRate {
        within = List.copyOf(within);
        routes = List.copyOf(routes);
    }
}
